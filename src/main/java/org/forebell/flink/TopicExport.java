package org.forebell.flink;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Topics as lines of JSON, each with the time its record became known: what a live system saw, for
 * a replay anywhere else.
 *
 * <p>Reads committed records only, up to the end that each partition has when the export begins,
 * topic by topic and partition by partition, so that the same topics give the same file. Of the
 * heartbeats of a partition only the last is written: the time of any other record tells no less.
 */
public final class TopicExport implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Consumer<byte[], byte[]> consumer;

  private TopicExport(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * An export from these brokers.
   *
   * @param kafka settings of a client: {@code bootstrap.servers}, security
   */
  public static TopicExport of(Map<String, Object> kafka) {
    return new TopicExport(consumer(kafka));
  }

  /** Reads committed records and changes nothing. */
  static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>();
    config.put("max.poll.records", 5000);
    config.put("max.partition.fetch.bytes", 8 << 20);
    // What is not there yet is not waited for: it would hold up the next partition.
    config.put("fetch.max.wait.ms", 20);
    config.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    config.putAll(kafka);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("allow.auto.create.topics", false);
    config.put("auto.offset.reset", "earliest");
    config.remove("group.id");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(config, bytes, bytes);
  }

  /**
   * What was written.
   *
   * @param raw how many of the lines hold bytes that are no plain JSON object
   * @param heartbeatsLeftOut records that are not among the lines
   */
  public record Summary(long lines, long raw, long heartbeatsLeftOut) {

    Summary plus(Summary other) {
      return new Summary(
          lines + other.lines, raw + other.raw, heartbeatsLeftOut + other.heartbeatsLeftOut);
    }
  }

  /**
   * Writes these topics in this order.
   *
   * @param progress is told the number of lines now and then
   * @throws UnknownTopicOrPartitionException when a topic does not exist
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
   */
  public Summary write(List<String> topics, OutputStream out, LongConsumer progress)
      throws IOException {
    List<TopicPartition> partitions =
        topics.stream().flatMap(t -> partitions(consumer, t).stream()).toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Summary sum = new Summary(0, 0, 0);
    for (TopicPartition partition : partitions) {
      long before = sum.lines();
      sum =
          sum.plus(
              new PartitionExport(consumer, partition, out)
                  .writeUntil(ends.get(partition), lines -> progress.accept(before + lines)));
    }
    return sum;
  }

  /**
   * The partitions of a topic, by number.
   *
   * @throws UnknownTopicOrPartitionException when there is no such topic
   */
  static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + topic);
    }
    return found.stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
