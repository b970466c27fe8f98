package org.forebell.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlertReader;
import org.forebell.delivery.AcknowledgementJson;
import org.forebell.flink.Topics;

/** The newest changes of alerts on the topic, and the names of those that somebody answered for. */
final class NewestAlerts implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(300);
  private static final int PATIENCE_MS = 3_000;
  private static final int TAIL = 200;
  private static final int KEPT = 50;

  private final PublishedAlertReader reader = new PublishedAlertReader();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TreeMap<String, PublishedAlert> newest = new TreeMap<>();
  private final TreeSet<String> acknowledged = new TreeSet<>();
  private boolean assigned;

  /**
   * What was seen.
   *
   * @param alerts the newest first, each by its newest change
   * @param problem why there is nothing; empty where there is
   */
  record Seen(List<PublishedAlert> alerts, List<String> acknowledged, String problem) {}

  NewestAlerts(String bootstrap) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrap);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("allow.auto.create.topics", false);
    config.put("default.api.timeout.ms", PATIENCE_MS);
    config.put("request.timeout.ms", PATIENCE_MS - 500);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(config, bytes, bytes);
  }

  Seen look() {
    try {
      if (!assigned) {
        assign();
      }
      int read;
      do {
        read = 0;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(record);
          read++;
        }
      } while (read > 0);
      return new Seen(sorted(), List.copyOf(acknowledged), "");
    } catch (KafkaException e) {
      return new Seen(sorted(), List.copyOf(acknowledged), e.getMessage());
    }
  }

  private List<PublishedAlert> sorted() {
    return newest.values().stream()
        .sorted(Comparator.comparingLong(PublishedAlert::at).reversed())
        .limit(KEPT)
        .toList();
  }

  private void assign() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : List.of(Topics.ALERTS, Topics.ACKNOWLEDGEMENTS)) {
      consumer
          .partitionsFor(topic)
          .forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    consumer
        .endOffsets(partitions)
        .forEach((each, end) -> consumer.seek(each, Math.max(first.get(each), end - TAIL)));
    assigned = true;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(Topics.ACKNOWLEDGEMENTS)) {
      AcknowledgementJson.Read read = AcknowledgementJson.read(record.value());
      if (read.answer() != null) {
        acknowledged.add(read.answer().alert());
      }
      return;
    }
    PublishedAlert alert = reader.read(record.value()).alert();
    // A renewal is no news, and would hide the change before it.
    if (alert != null && alert.change() != Change.UPDATED) {
      newest.merge(alert.id(), alert, (a, b) -> a.version() >= b.version() ? a : b);
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(1));
  }
}
