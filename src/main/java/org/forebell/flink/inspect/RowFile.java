package org.forebell.flink.inspect;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Brings rows out of a job on this machine, to be written by one slot. Flink's own way of
 * collecting results asks a local cluster for them that has ended with its job.
 */
final class RowFile implements Sink<String> {

  @Serial private static final long serialVersionUID = 1L;

  private final String path;

  RowFile(Path path) {
    this.path = path.toString();
  }

  @Override
  public SinkWriter<String> createWriter(WriterInitContext context) throws IOException {
    return new Writer(Files.newBufferedWriter(Path.of(path)));
  }

  private record Writer(BufferedWriter out) implements SinkWriter<String> {

    @Override
    public void write(String row, Context context) throws IOException {
      out.write(row);
      out.write('\n');
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
