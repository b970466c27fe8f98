package org.forebell.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.delivery.RecipientState.Known;
import org.forebell.delivery.RecipientState.Underway;

/** A recipient's memory in maps, for what is played without a job. */
final class MappedMemory implements RecipientMemory {

  private final Mapped<Known> known = new Mapped<>();
  private final Mapped<Underway> underway = new Mapped<>();
  private final Mapped<Underway> taken = new Mapped<>();
  private RecipientState head;

  MappedMemory copy() {
    MappedMemory copy = new MappedMemory();
    copy.head = head;
    copy.known.values.putAll(known.values);
    copy.underway.values.putAll(underway.values);
    copy.taken.values.putAll(taken.values);
    return copy;
  }

  @Override
  public RecipientState head() {
    return head;
  }

  @Override
  public void keep(RecipientState next) {
    head = next;
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

  private static final class Mapped<V> implements Leaves<V> {

    private final Map<String, V> values = new TreeMap<>();

    @Override
    public V get(String name) {
      return values.get(name);
    }

    @Override
    public void put(String name, V value) {
      if (value == null) {
        values.remove(name);
      } else {
        values.put(name, value);
      }
    }

    @Override
    public Iterable<V> all() {
      return List.copyOf(values.values());
    }
  }
}
