package org.forebell.flink;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** One partition's part of a {@link TopicExport}; used once. */
final class PartitionExport {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final OutputStream out;
  private final ExportLine line = new ExportLine();

  private long lines;
  private long raw;
  private long heartbeats;
  private byte[] lastHeartbeat = {};

  PartitionExport(Consumer<byte[], byte[]> consumer, TopicPartition partition, OutputStream out) {
    this.consumer = consumer;
    this.partition = partition;
    this.out = out;
  }

  /** Writes from the first record that is still kept up to the offset {@code end}. */
  TopicExport.Summary writeUntil(long end, LongConsumer progress) throws IOException {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long position = consumer.position(partition);
    long movedAt = System.nanoTime();
    while (position < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
        if (record.offset() < end) {
          take(record);
        }
      }
      progress.accept(lines);
      // Marks of transactions move the position too, without a record.
      if (consumer.position(partition) > position) {
        position = consumer.position(partition);
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > TopicExport.PATIENCE.toNanos()) {
        throw new TimeoutException(
            partition + " gave nothing after offset " + position + " of " + end);
      }
    }
    return finish();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
    ExportLine.Kind kind = line.take(record);
    if (kind == ExportLine.Kind.HEARTBEAT) {
      heartbeats++;
      lastHeartbeat = line.bytes();
      return;
    }
    raw += kind == ExportLine.Kind.RAW ? 1 : 0;
    lines++;
    line.writeTo(out);
  }

  private TopicExport.Summary finish() throws IOException {
    out.write(lastHeartbeat);
    long written = Math.min(heartbeats, 1);
    return new TopicExport.Summary(lines + written, raw, heartbeats - written);
  }
}
