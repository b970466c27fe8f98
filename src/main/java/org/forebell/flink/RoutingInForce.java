package org.forebell.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.forebell.delivery.Routing;
import org.forebell.delivery.RoutingReader;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/**
 * The routing that holds beside a keyed stream: the shipped one until one is published, then the
 * one that was published last. Read anew only when it changes.
 */
final class RoutingInForce {

  static final MapStateDescriptor<String, RawRecord> STATE =
      new MapStateDescriptor<>("routing", Types.STRING, new FormatType<>(Formats.RAW_RECORD));

  private static final String NEWEST = "newest";
  private static final long SHIPPED = -1;

  private Routing routing;
  private long offset = SHIPPED;

  RoutingInForce(Routing shipped) {
    this.routing = shipped;
  }

  /** Takes what was published, unless something newer is known. */
  static void publish(RawRecord published, BroadcastState<String, RawRecord> state)
      throws Exception {
    RawRecord known = state.get(NEWEST);
    if (known == null || published.offset() > known.offset()) {
      state.put(NEWEST, published);
    }
  }

  /** Whether the routing is another than when this was asked last. */
  boolean changed(ReadOnlyBroadcastState<String, RawRecord> state) throws Exception {
    RawRecord newest = state.get(NEWEST);
    if (newest == null || newest.offset() == offset) {
      return false;
    }
    routing = read(newest.value());
    offset = newest.offset();
    return true;
  }

  /**
   * Reads a routing as it is published.
   *
   * @throws IllegalArgumentException with line and what to do when it cannot work
   */
  static Routing read(byte[] published) {
    return RoutingReader.read("routing", new String(published, StandardCharsets.UTF_8));
  }

  Routing routing() {
    return routing;
  }
}
