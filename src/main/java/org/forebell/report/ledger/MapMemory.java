package org.forebell.report.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ledger kept in memory, for back-tests and tests. */
public final class MapMemory implements Memory {

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Event> events = new HashMap<>();

  @Override
  public Entry entry(String reportId) {
    return entries.get(reportId);
  }

  @Override
  public void remember(String reportId, Entry entry) {
    put(entries, reportId, entry);
  }

  @Override
  public Event event(String key) {
    return events.get(key);
  }

  @Override
  public void keep(String key, Event event) {
    put(events, key, event);
  }

  @Override
  public Iterable<String> reportIds() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public Iterable<String> eventKeys() {
    return List.copyOf(events.keySet());
  }

  private static <V> void put(Map<String, V> map, String key, V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }
}
