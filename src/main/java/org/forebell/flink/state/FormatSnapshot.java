package org.forebell.flink.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a savepoint says of a serializer: the name of its layout. Versions stand in the values
 * themselves, so a layout of the same name is always compatible.
 */
public final class FormatSnapshot<T> implements TypeSerializerSnapshot<T> {

  private String name;

  /** For Flink, which reads the name next. */
  public FormatSnapshot() {}

  FormatSnapshot(String name) {
    this.name = name;
  }

  @Override
  public int getCurrentVersion() {
    return 1;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(name);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
      throws IOException {
    name = in.readUTF();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new FormatSerializer<>(Formats.named(name));
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof FormatSnapshot<T> that && name.equals(that.name)
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
