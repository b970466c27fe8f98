package org.forebell.flink.state;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The binary layout of one type.
 *
 * <p>Each value starts with the version of its layout, so that state written by an older release is
 * read by its own rules, value by value, and written anew in the current layout. To evolve a
 * layout: raise {@code version}, keep the reader able to read every version ever released.
 *
 * @param name the layout's name in savepoints; never changes
 * @param version of the layout written today, 1 to 127
 * @param copy an independent copy of a value; the identity for immutable types
 */
public record Format<T>(
    String name,
    int version,
    Class<T> type,
    Writer<T> writer,
    Reader<T> reader,
    UnaryOperator<T> copy) {

  /** Writes a value without its version. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T value, DataOutputView out) throws IOException;
  }

  /** Reads a value that was written at the given version. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(int version, DataInputView in) throws IOException;
  }

  /** A layout of a type whose values never change. */
  static <T> Format<T> of(
      String name, int version, Class<T> type, Writer<T> writer, Reader<T> reader) {
    return new Format<>(name, version, type, writer, reader, UnaryOperator.identity());
  }

  T read(DataInputView in) throws IOException {
    int written = in.readByte();
    if (written < 1 || written > version) {
      throw new IOException(
          name
              + " in state has layout version "
              + written
              + ", this release reads up to "
              + version
              + ": restore it with the release that wrote it");
    }
    return reader.read(written, in);
  }

  void write(T value, DataOutputView out) throws IOException {
    out.writeByte(version);
    writer.write(value, out);
  }
}
