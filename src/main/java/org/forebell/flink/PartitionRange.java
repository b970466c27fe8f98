package org.forebell.flink;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.forebell.flink.Offsets.Range;

/** A part of a partition, read from its first record that is still kept to its end. */
final class PartitionRange {
  private static final Duration POLL = Duration.ofMillis(500);

  private PartitionRange() {}

  /**
   * Gives each committed record of a range.
   *
   * @param polled is told after each answer of the brokers
   */
  static void each(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      Range range,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker,
      Runnable polled) {
    if (range.isEmpty()) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, range.from());
    long position = range.from();
    long movedAt = System.nanoTime();
    while (position < range.to()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
        if (record.offset() < range.to()) {
          taker.accept(record);
        }
      }
      polled.run();
      // Marks of transactions move the position too, without a record.
      if (consumer.position(partition) > position) {
        position = consumer.position(partition);
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > TopicExport.PATIENCE.toNanos()) {
        throw new TimeoutException(
            partition + " gave nothing after offset " + position + " of " + range.to());
      }
    }
  }
}
