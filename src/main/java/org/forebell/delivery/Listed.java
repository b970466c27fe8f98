package org.forebell.delivery;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists in the binary layouts of this room: how many, then one by one. */
final class Listed {

  private Listed() {}

  @FunctionalInterface
  interface Writer<T> {
    void write(T value, DataOutput out) throws IOException;
  }

  @FunctionalInterface
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static <T> void write(Collection<T> all, DataOutput out, Writer<T> writer) throws IOException {
    out.writeInt(all.size());
    for (T each : all) {
      writer.write(each, out);
    }
  }

  static <T> List<T> read(DataInput in, Reader<T> reader) throws IOException {
    int size = in.readInt();
    List<T> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(reader.read(in));
    }
    return List.copyOf(all);
  }

  static void write(Collection<String> all, DataOutput out) throws IOException {
    write(all, out, (text, to) -> to.writeUTF(text));
  }

  static List<String> read(DataInput in) throws IOException {
    return read(in, DataInput::readUTF);
  }
}
