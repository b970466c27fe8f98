package org.forebell.flink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One partition's part of a {@link TopicExport}; used once. */
final class PartitionExport {
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
    long first = consumer.beginningOffsets(List.of(partition)).get(partition);
    try {
      PartitionRange.each(
          consumer,
          partition,
          new Offsets.Range(first, end),
          this::take,
          () -> progress.accept(lines));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return finish();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    ExportLine.Kind kind = line.take(record);
    if (kind == ExportLine.Kind.HEARTBEAT) {
      heartbeats++;
      lastHeartbeat = line.bytes();
      return;
    }
    raw += kind == ExportLine.Kind.RAW ? 1 : 0;
    lines++;
    try {
      line.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TopicExport.Summary finish() throws IOException {
    out.write(lastHeartbeat);
    long written = Math.min(heartbeats, 1);
    return new TopicExport.Summary(lines + written, raw, heartbeats - written);
  }
}
