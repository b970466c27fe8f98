package org.forebell.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.forebell.delivery.AlreadySent;
import org.forebell.delivery.Step;
import org.forebell.delivery.StepJson;

/** Looks into the topic {@code deliveries}: how far it has come, and what was sent since. */
final class DeliveriesSeen implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Longer than any alert stays valid: what is older is sent by nobody again. */
  private static final Duration LOOK_BACK = Duration.ofDays(30);

  private final Consumer<byte[], byte[]> consumer;

  /**
   * @param kafka settings of a client: {@code bootstrap.servers}, security
   */
  DeliveriesSeen(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("enable.auto.commit", false);
    config.put("allow.auto.create.topics", false);
    config.put("auto.offset.reset", "earliest");
    config.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    config.remove("group.id");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(config, bytes, bytes);
  }

  /** How far each partition has come. */
  List<PartitionEnd> ends() {
    List<PartitionEnd> ends = new ArrayList<>();
    consumer
        .endOffsets(partitions())
        .forEach((each, offset) -> ends.add(new PartitionEnd(each.partition(), offset)));
    return ends;
  }

  /**
   * Messages that a channel took since then.
   *
   * @param since of a partition named more than once the lowest holds; nothing at all where it is
   *     not known, and then all of the last weeks is looked at
   * @param now epoch milliseconds
   */
  AlreadySent takenSince(Iterable<PartitionEnd> since, long now) {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    begin(since, now, ends);
    AlreadySent taken = new AlreadySent();
    while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        Step step = StepJson.read(record.value()).step();
        if (step != null) {
          taken.add(step);
        }
      }
    }
    consumer.unsubscribe();
    return taken;
  }

  private void begin(Iterable<PartitionEnd> since, long now, Map<TopicPartition, Long> ends) {
    Map<Integer, Long> lowest = new HashMap<>();
    since.forEach(each -> lowest.merge(each.partition(), each.offset(), Math::min));
    if (!lowest.isEmpty()) {
      ends.forEach((each, end) -> consumer.seek(each, lowest.getOrDefault(each.partition(), 0L)));
      return;
    }
    Map<TopicPartition, Long> wanted = new HashMap<>();
    ends.keySet().forEach(each -> wanted.put(each, now - LOOK_BACK.toMillis()));
    consumer
        .offsetsForTimes(wanted)
        .forEach((each, found) -> consumer.seek(each, offset(found, ends.get(each))));
  }

  private static long offset(OffsetAndTimestamp found, long end) {
    return found == null ? end : found.offset();
  }

  private List<TopicPartition> partitions() {
    return consumer.partitionsFor(Topics.DELIVERIES).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition()))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
