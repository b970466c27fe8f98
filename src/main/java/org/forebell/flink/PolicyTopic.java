package org.forebell.flink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What was published, as the topic {@code policy} keeps it, and a way to publish more. */
public final class PolicyTopic {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.POLICY, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> kafka;

  /**
   * @param kafka settings of a client: {@code bootstrap.servers}, security
   */
  public PolicyTopic(Map<String, Object> kafka) {
    this.kafka = new HashMap<>(kafka);
  }

  /**
   * A record of the topic.
   *
   * @param knownAt epoch milliseconds
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, and never compared
  public record Kept(long knownAt, byte[] json) {}

  /**
   * All that is there, in its order, heartbeats included.
   *
   * @throws KafkaException when the brokers do not answer, or there is no such topic
   */
  public List<Kept> read() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("allow.auto.create.topics", false);
    config.putIfAbsent("default.api.timeout.ms", (int) PATIENCE.toMillis());
    config.remove("group.id");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, bytes, bytes)) {
      if (consumer.partitionsFor(Topics.POLICY).isEmpty()) {
        throw new UnknownTopicOrPartitionException("there is no topic " + Topics.POLICY);
      }
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      return readTo(consumer, consumer.endOffsets(List.of(PARTITION)).get(PARTITION));
    }
  }

  private static List<Kept> readTo(Consumer<byte[], byte[]> consumer, long end) {
    List<Kept> kept = new ArrayList<>();
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(PARTITION) < end) {
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(500))) {
        kept.add(new Kept(each.timestamp(), each.value()));
      }
      if (System.nanoTime() > patience) {
        throw new TimeoutException("the topic " + Topics.POLICY + " could not be read to its end");
      }
    }
    return kept;
  }

  /**
   * Publishes a record, and returns when the brokers have it.
   *
   * @param key no other record's, so that compaction takes none away
   * @throws KafkaException when the brokers do not take it
   */
  public void publish(String key, byte[] json) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("acks", "all");
    config.put("enable.idempotence", true);
    config.putIfAbsent("max.block.ms", (int) PATIENCE.toMillis());
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config, bytes, bytes)) {
      var unused =
          KafkaAnswer.to(
              producer.send(
                  new ProducerRecord<>(
                      Topics.POLICY, 0, key.getBytes(StandardCharsets.UTF_8), json)));
    }
  }
}
