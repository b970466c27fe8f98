package org.forebell.flink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.forebell.report.Rejected;
import org.forebell.report.RejectedJson;

/**
 * The escalation job's ends in Kafka.
 *
 * <p>Alerts are written at least once and at once: an exactly-once sink would hold each back until
 * the next checkpoint, and a reader knows a repeated one by its id and version. Assessments and
 * rejected records go exactly once, to readers that read committed records only.
 *
 * @param bootstrap addresses of brokers
 * @param group of the consumer, and prefix of the transactional ids: one for each job that runs
 * @param kafka settings for all clients, such as security
 */
public record KafkaEnds(String bootstrap, String group, Properties kafka) {

  static final String TRANSACTION_TIMEOUT = "transaction.timeout.ms";

  /**
   * Before any sender does, who by default look every five minutes: reports in a partition that the
   * job does not know yet would be late.
   */
  private static final Duration NEW_PARTITIONS_SEEN_WITHIN = Duration.ofSeconds(1);

  static final List<String> READS = Topics.READ;
  static final List<String> WRITES =
      List.of(Topics.ALERTS, Topics.SHADOW_ALERTS, Topics.ASSESSMENTS, Topics.REJECTED);

  /** Reads reports and policies, from where the job stood, else from their start. */
  @SuppressWarnings("deprecation") // Flink asks for what Kafka would rather have gone.
  public KafkaSource<RawRecord> source() {
    return KafkaSource.<RawRecord>builder()
        .setProperty(
            KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
            Long.toString(NEW_PARTITIONS_SEEN_WITHIN.toMillis()))
        .setProperties(kafka)
        .setBootstrapServers(bootstrap)
        .setGroupId(group)
        .setTopics(READS)
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setDeserializer(new AsTheyCame(kafka))
        .build();
  }

  StartChecks.Needs needs() {
    return new StartChecks.Needs(bootstrap, group, kafka, READS, WRITES, transactionTimeoutMs());
  }

  /** Writes to the topics of alerts, assessments and rejected records. */
  public EscalationPipeline.Ends sinks() {
    return new EscalationPipeline.Ends(
        sink("alerts", DeliveryGuarantee.AT_LEAST_ONCE, published(Topics.ALERTS)),
        sink("shadow", DeliveryGuarantee.AT_LEAST_ONCE, published(Topics.SHADOW_ALERTS)),
        sink("assessments", DeliveryGuarantee.EXACTLY_ONCE, published(Topics.ASSESSMENTS)),
        sink("rejected", DeliveryGuarantee.EXACTLY_ONCE, rejected(Topics.REJECTED)),
        EscalationPipeline.Ends.ONE_A_SLOT);
  }

  private <T> KafkaSink<T> sink(
      String name, DeliveryGuarantee guarantee, KafkaRecordSerializationSchema<T> records) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(kafka)
        .setBootstrapServers(bootstrap)
        .setProperty(TRANSACTION_TIMEOUT, Long.toString(transactionTimeoutMs()))
        .setProperty("max.request.size", Integer.toString(Topics.REJECTED_BYTES))
        .setDeliveryGuarantee(guarantee)
        .setTransactionalIdPrefix(group + "-" + name)
        .setRecordSerializer(records)
        .build();
  }

  /** No longer than the brokers allow unless told otherwise (their default is 15 minutes). */
  long transactionTimeoutMs() {
    String told = kafka.getProperty(TRANSACTION_TIMEOUT);
    return told == null ? Topics.TRANSACTION_TIMEOUT.toMillis() : Long.parseLong(told.trim());
  }

  private static KafkaRecordSerializationSchema<Published> published(String topic) {
    return (record, context, timestamp) ->
        new ProducerRecord<>(topic, null, record.at(), utf8(record.area()), record.json());
  }

  static KafkaRecordSerializationSchema<Rejected> rejected(String topic) {
    return (record, context, timestamp) ->
        new ProducerRecord<>(
            topic, null, record.knownAt(), utf8(record.topic()), RejectedJson.write(record));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
