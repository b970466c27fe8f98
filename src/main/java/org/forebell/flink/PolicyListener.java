package org.forebell.flink;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears when something is published on the topic {@code policy}; heartbeats say nothing. */
final class PolicyListener {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.POLICY, 0);
  private static final Duration POLL = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;

  private PolicyListener(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * @param kafka settings of a client, who may read the topic
   */
  static PolicyListener of(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("enable.auto.commit", false);
    config.put("allow.auto.create.topics", false);
    config.put("auto.offset.reset", "latest");
    config.remove("group.id");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new PolicyListener(new KafkaConsumer<>(config, bytes, bytes));
  }

  /**
   * Listens from now on.
   *
   * @throws KafkaException when the brokers do not let it listen, or its thread is interrupted
   */
  void listen(Runnable heard) {
    try (consumer) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToEnd(List.of(PARTITION));
      for (; ; ) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          if (!Arrays.equals(each.key(), HeartbeatJson.KEY)) {
            heard.run();
          }
        }
      }
    }
  }
}
