package org.forebell.flink.inspect;

import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.forebell.flink.state.FormatType;

/** How many bytes values take when written. */
final class Measured {

  private final DataOutputSerializer out = new DataOutputSerializer(1024);

  /** A value in this layout; nothing for null. */
  <T> long bytes(T value, FormatType<T> type) throws IOException {
    if (value == null) {
      return 0;
    }
    out.clear();
    type.createSerializer(new SerializerConfigImpl()).serialize(value, out);
    return out.length();
  }

  /** The values of a map and their keys. */
  <K, V> long bytes(MapState<K, V> map, FormatType<V> type) throws Exception {
    long sum = 0;
    for (Map.Entry<K, V> each : map.entries()) {
      sum += bytes(each.getValue(), type);
      sum += each.getKey() instanceof String name ? bytes(name) : Long.BYTES;
    }
    return sum;
  }

  /** A name with its length. */
  long bytes(String name) throws IOException {
    out.clear();
    out.writeUTF(name);
    return out.length();
  }
}
