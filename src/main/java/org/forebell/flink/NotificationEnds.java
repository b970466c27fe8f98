package org.forebell.flink;

import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.forebell.delivery.Step;
import org.forebell.delivery.StepJson;
import org.forebell.report.Rejected;

/**
 * The notification job's ends in Kafka. Steps are written at least once and at once, since ladders
 * and books wait for them; rejected records too, and a reader knows a repeated one by topic,
 * partition and offset.
 *
 * @param bootstrap addresses of brokers
 * @param group of the consumer: one for each job that runs
 * @param kafka settings for all clients, such as security
 */
public record NotificationEnds(String bootstrap, String group, Properties kafka)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  StartChecks.Needs needs() {
    return new StartChecks.Needs(
        bootstrap, group, kafka, Topics.NOTIFICATION_READS, Topics.NOTIFICATION_WRITES, 0);
  }

  /** Settings for a client of Kafka. */
  Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>();
    kafka.forEach((name, value) -> client.put((String) name, value));
    client.put("bootstrap.servers", bootstrap);
    return client;
  }

  /** Reads all that the job hears, from where it stood, else from the start. */
  @SuppressWarnings("deprecation") // Flink asks for what Kafka would rather have gone.
  KafkaSource<RawRecord> source() {
    return KafkaSource.<RawRecord>builder()
        .setProperties(kafka)
        .setBootstrapServers(bootstrap)
        .setGroupId(group)
        .setTopics(Topics.NOTIFICATION_READS)
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setDeserializer(new AsTheyCame(kafka))
        .build();
  }

  /** Keyed by alert, so that what happened to one stands in one order. */
  KafkaSink<Step> steps() {
    return sink(
        (step, context, timestamp) ->
            new ProducerRecord<>(
                Topics.DELIVERIES,
                null,
                step.at(),
                KafkaEnds.utf8(step.alert()),
                StepJson.write(step)));
  }

  KafkaSink<Rejected> rejected() {
    return sink(KafkaEnds.rejected(Topics.NOT_DELIVERABLE));
  }

  private <T> KafkaSink<T> sink(KafkaRecordSerializationSchema<T> records) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(kafka)
        .setBootstrapServers(bootstrap)
        .setProperty("max.request.size", Integer.toString(Topics.REJECTED_BYTES))
        // Nothing waits for company: ladders and books wait for it.
        .setProperty("linger.ms", "0")
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(records)
        .build();
  }
}
