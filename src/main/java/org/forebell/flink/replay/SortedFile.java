package org.forebell.flink.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes records to a file, a line each, in one fixed order whatever order they come in: what is of
 * one time waits until the watermark passes that time, so that memory holds one instant and not the
 * file.
 */
final class SortedFile<T> implements Sink<T> {

  @Serial private static final long serialVersionUID = 1L;

  /** How records of one kind become lines. */
  interface Layout<T> extends Serializable {
    /** The time a record is of, epoch milliseconds. */
    long at(T value);

    /** The line, without its end. */
    byte[] line(T value);

    /** The order of records of one time. */
    Comparator<T> order();
  }

  private final String path;
  private final long from;
  private final Layout<T> layout;

  /**
   * @param path of the file, null to write nothing
   * @param from records of an earlier time are left out, epoch milliseconds
   */
  SortedFile(Path path, long from, Layout<T> layout) {
    this.path = path == null ? null : path.toString();
    this.from = from;
    this.layout = layout;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    return new Writer(path == null ? null : open());
  }

  private OutputStream open() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(Path.of(path)), 1 << 18);
  }

  private final class Writer implements SinkWriter<T> {

    private final TreeMap<Long, List<T>> waiting = new TreeMap<>();
    private final OutputStream out;

    Writer(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(T value, Context context) {
      if (out != null && layout.at(value) >= from) {
        waiting.computeIfAbsent(layout.at(value), at -> new ArrayList<>()).add(value);
      }
    }

    @Override
    public void writeWatermark(Watermark watermark) throws IOException {
      writeUpTo(watermark.getTimestamp());
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (endOfInput) {
        writeUpTo(Long.MAX_VALUE);
      }
    }

    @Override
    public void close() throws IOException {
      if (out != null) {
        out.close();
      }
    }

    private void writeUpTo(long time) throws IOException {
      while (!waiting.isEmpty() && waiting.firstKey() <= time) {
        List<T> instant = waiting.pollFirstEntry().getValue();
        instant.sort(layout.order());
        for (T value : instant) {
          out.write(layout.line(value));
          out.write('\n');
        }
      }
    }
  }
}
