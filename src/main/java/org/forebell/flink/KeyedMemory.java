package org.forebell.flink;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.forebell.report.ledger.Entry;
import org.forebell.report.ledger.Event;
import org.forebell.report.ledger.Memory;

/** The ledger of the current key's area, in keyed state. */
final class KeyedMemory implements Memory {

  private final MapState<String, Entry> entries;
  private final MapState<String, Event> events;

  KeyedMemory(MapState<String, Entry> entries, MapState<String, Event> events) {
    this.entries = entries;
    this.events = events;
  }

  @Override
  public Entry entry(String reportId) {
    return get(entries, reportId);
  }

  @Override
  public void remember(String reportId, Entry entry) {
    put(entries, reportId, entry);
  }

  @Override
  public Event event(String key) {
    return get(events, key);
  }

  @Override
  public void keep(String key, Event event) {
    put(events, key, event);
  }

  @Override
  public Iterable<String> reportIds() {
    return keys(entries);
  }

  @Override
  public Iterable<String> eventKeys() {
    return keys(events);
  }

  static <V> V get(MapState<String, V> map, String key) {
    try {
      return map.get(key);
    } catch (Exception e) {
      throw unreadable(e);
    }
  }

  static <V> void put(MapState<String, V> map, String key, V value) {
    try {
      if (value == null) {
        map.remove(key);
      } else {
        map.put(key, value);
      }
    } catch (Exception e) {
      throw unreadable(e);
    }
  }

  private static <V> List<String> keys(MapState<String, V> map) {
    List<String> keys = new ArrayList<>();
    try {
      map.keys().forEach(keys::add);
    } catch (Exception e) {
      throw unreadable(e);
    }
    return keys;
  }

  static IllegalStateException unreadable(Exception cause) {
    return new IllegalStateException(
        "keyed state could not be read or written; the job will restart from its checkpoint",
        cause);
  }
}
