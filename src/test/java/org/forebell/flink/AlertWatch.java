package org.forebell.flink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads alerts as they come, and notes when each came. */
final class AlertWatch implements AutoCloseable {

  /**
   * An alert as it was heard.
   *
   * @param heardAt by {@link System#nanoTime}
   */
  private record Heard(String json, long heardAt) {

    boolean isOf(String area) {
      return json.contains("\"area\":\"" + area + "\"");
    }

    long at() {
      return Instant.parse(json.replaceAll(".*?\"at\":\"([^\"]*)\".*", "$1")).toEpochMilli();
    }
  }

  private final List<Heard> all = new CopyOnWriteArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final ExecutorService reader = Executors.newSingleThreadExecutor();

  static AlertWatch of(Map<String, Object> client) {
    AlertWatch watch = new AlertWatch();
    watch.reader.execute(() -> watch.read(client));
    return watch;
  }

  private void read(Map<String, Object> client) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ALERTS).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!over.get()) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
          all.add(new Heard(new String(each.value(), StandardCharsets.UTF_8), System.nanoTime()));
        }
      }
    }
  }

  int told() {
    return all.size();
  }

  boolean hasOf(String area) {
    return all.stream().anyMatch(each -> each.isOf(area));
  }

  /** When the first alert of an area was heard, by {@link System#nanoTime}. */
  long heardAt(String area) {
    return first(area).heardAt();
  }

  /** When the first alert of an area was decided, epoch milliseconds. */
  long at(String area) {
    return first(area).at();
  }

  private Heard first(String area) {
    return all.stream().filter(each -> each.isOf(area)).findFirst().orElseThrow();
  }

  /** Each alert decided by then, once, sorted. */
  List<String> onceUntil(long end) {
    return all.stream()
        .filter(each -> each.at() <= end)
        .map(Heard::json)
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    over.set(true);
    reader.shutdown();
  }
}
