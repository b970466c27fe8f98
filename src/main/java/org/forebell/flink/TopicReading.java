package org.forebell.flink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.forebell.flink.Offsets.Range;

/** Reads committed records of topics once, and says from where to where they were of use. */
public final class TopicReading implements AutoCloseable {

  private final Consumer<byte[], byte[]> consumer;

  private TopicReading(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * A reading from these brokers.
   *
   * @param kafka settings of a client: {@code bootstrap.servers}, security
   */
  public static TopicReading of(Map<String, Object> kafka) {
    return new TopicReading(TopicExport.consumer(kafka));
  }

  /** Takes records. */
  @FunctionalInterface
  public interface Taker {

    /**
     * A record.
     *
     * @return whether it was of use
     */
    boolean take(String topic, byte[] value);
  }

  /**
   * Reads topics up to the ends they have now.
   *
   * @param since for each topic the time before which nothing is of use, epoch milliseconds; the
   *     least number for all of it
   * @return the shortest ranges that hold all that was of use
   * @throws UnknownTopicOrPartitionException when a topic does not exist
   */
  public Offsets readSince(Map<String, Long> since, Taker taker) {
    TreeMap<String, List<Range>> used = new TreeMap<>();
    since.forEach(
        (topic, from) -> {
          List<TopicPartition> partitions = TopicExport.partitions(consumer, topic);
          Map<TopicPartition, Long> starts = starts(partitions, from);
          Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
          List<Range> ranges = new ArrayList<>();
          for (TopicPartition each : partitions) {
            ranges.add(read(each, new Range(starts.get(each), ends.get(each)), taker));
          }
          used.put(topic, ranges);
        });
    return new Offsets(used);
  }

  /**
   * Reads what was read before.
   *
   * @throws OffsetOutOfRangeException when the topics do not hold it, or no longer
   */
  public void readAgain(Offsets offsets, Taker taker) {
    offsets
        .ranges()
        .forEach(
            (topic, ranges) -> {
              for (int i = 0; i < ranges.size(); i++) {
                TopicPartition partition = new TopicPartition(topic, i);
                Range range = ranges.get(i);
                if (!range.isEmpty()) {
                  check(partition, range);
                  read(partition, range, taker);
                }
              }
            });
  }

  private void check(TopicPartition partition, Range range) {
    if (!TopicExport.partitions(consumer, partition.topic()).contains(partition)) {
      throw new UnknownTopicOrPartitionException("there is no partition " + partition);
    }
    long first = consumer.beginningOffsets(List.of(partition)).get(partition);
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    if (range.from() < first || range.to() > end) {
      throw new OffsetOutOfRangeException(
          partition + " holds offsets " + first + " to " + end + ", not all of " + range,
          Map.of(partition, range.from()));
    }
  }

  private Range read(TopicPartition partition, Range range, Taker taker) {
    long[] used = {Long.MAX_VALUE, 0};
    PartitionRange.each(
        consumer,
        partition,
        range,
        record -> {
          if (taker.take(partition.topic(), record.value())) {
            used[0] = Math.min(used[0], record.offset());
            used[1] = record.offset() + 1;
          }
        },
        () -> {});
    return new Range(used[0], used[1]);
  }

  private Map<TopicPartition, Long> starts(List<TopicPartition> partitions, long since) {
    if (since == Long.MIN_VALUE) {
      return consumer.beginningOffsets(partitions);
    }
    Map<TopicPartition, Long> wanted = new HashMap<>();
    partitions.forEach(each -> wanted.put(each, Math.max(0, since)));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
    Map<TopicPartition, Long> starts = new HashMap<>(consumer.endOffsets(partitions));
    found.forEach(
        (partition, at) -> {
          if (at != null) {
            starts.put(partition, at.offset());
          }
        });
    return starts;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
