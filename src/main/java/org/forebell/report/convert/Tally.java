package org.forebell.report.convert;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the events that reports tell of, and whom they affected by what all of them say. */
final class Tally {

  private static final class Event {
    private final Set<Object> sources = new HashSet<>();
    private final Set<Object> affected = new HashSet<>();
  }

  private Tally() {}

  static Converted.Told of(List<Draft> drafts) {
    Map<String, Event> events = new HashMap<>();
    for (Draft draft : drafts) {
      if (!draft.isAccess()) {
        Event event = events.computeIfAbsent(draft.event(), name -> new Event());
        event.sources.add(draft.value("source"));
        event.affected.addAll((Collection<?>) draft.value("affects"));
      }
    }
    Collection<Event> all = events.values();
    return new Converted.Told(
        all.size(),
        (int) all.stream().filter(event -> event.sources.size() > 1).count(),
        (int) all.stream().filter(event -> event.affected.contains("staff")).count(),
        (int) all.stream().filter(event -> event.affected.contains("facility")).count(),
        (int) all.stream().filter(event -> event.affected.isEmpty()).count());
  }
}
