package org.forebell.flink;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.forebell.delivery.RecipientMemory;
import org.forebell.delivery.RecipientState;
import org.forebell.delivery.RecipientState.Known;
import org.forebell.delivery.RecipientState.Underway;
import org.forebell.flink.state.Format;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/** The memory of the current key's recipient, in keyed state. */
public final class KeyedBook implements RecipientMemory {

  private final ValueState<RecipientState> head;
  private final Leaves<Known> known;
  private final Leaves<Underway> underway;
  private final Leaves<Underway> taken;

  /**
   * @param context of the operator that keeps books, or of a reader of its state
   */
  public KeyedBook(RuntimeContext context) {
    head =
        context.getState(
            new ValueStateDescriptor<>("book", new FormatType<>(Formats.RECIPIENT_STATE)));
    known = leaves(context, "known", Formats.RECIPIENT_KNOWN);
    underway = leaves(context, "underway", Formats.RECIPIENT_LETTER);
    taken = leaves(context, "taken", Formats.RECIPIENT_LETTER);
  }

  private static <V> Leaves<V> leaves(RuntimeContext context, String name, Format<V> format) {
    return new InMap<>(
        context.getMapState(
            new MapStateDescriptor<>(name, Types.STRING, new FormatType<>(format))));
  }

  @Override
  public RecipientState head() {
    try {
      return head.value();
    } catch (Exception e) {
      throw KeyedMemory.unreadable(e);
    }
  }

  @Override
  public void keep(RecipientState next) {
    try {
      head.update(next);
    } catch (Exception e) {
      throw KeyedMemory.unreadable(e);
    }
  }

  @Override
  public Leaves<Known> known() {
    return known;
  }

  @Override
  public Leaves<Underway> underway() {
    return underway;
  }

  @Override
  public Leaves<Underway> taken() {
    return taken;
  }

  private record InMap<V>(MapState<String, V> map) implements Leaves<V> {

    @Override
    public V get(String name) {
      return KeyedMemory.get(map, name);
    }

    @Override
    public void put(String name, V value) {
      KeyedMemory.put(map, name, value);
    }

    @Override
    public Iterable<V> all() {
      try {
        return map.values();
      } catch (Exception e) {
        throw KeyedMemory.unreadable(e);
      }
    }
  }
}
