package org.forebell.flink.state;

import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serial;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Flink's serializer of a {@link Format}. */
public final class FormatSerializer<T> extends TypeSerializer<T> {

  @Serial private static final long serialVersionUID = 1L;

  private final String name;
  private final transient Format<T> format;

  FormatSerializer(Format<T> format) {
    this.name = format.name();
    this.format = format;
  }

  /** A job ships its serializers by name; the layout is this release's own. */
  @Serial
  private Object readResolve() throws ObjectStreamException {
    return new FormatSerializer<>(Formats.named(name));
  }

  @Override
  public T copy(T from) {
    return format.copy().apply(from);
  }

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    format.write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return format.read(source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new FormatSnapshot<>(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FormatSerializer<?> that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
