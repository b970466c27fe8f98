package org.forebell.report.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.forebell.report.EventChange;
import org.forebell.report.EventFacts;

/**
 * The ledger of one area: which version of each report holds, and which events the valid reports
 * tell of.
 *
 * <p>Promise: after the filings of all instants up to t, the events are a pure function of the set
 * of filings with a time of knowledge up to t. Filings of one instant are applied in any order and
 * closed together, so an event that several of them touch changes once.
 *
 * <p>Reports are remembered for the retention after they were last spoken of. News of longer ago
 * than that counts for nothing, so a copy that comes when its original is forgotten cannot count
 * again.
 */
public final class History {

  private final Memory memory;
  private final long retentionMs;
  private final TreeMap<String, EventFacts> touched = new TreeMap<>();

  /**
   * @param memory where this area's ledger is kept
   * @param retentionMs how long reports are remembered, milliseconds
   */
  public History(Memory memory, long retentionMs) {
    this.memory = memory;
    this.retentionMs = retentionMs;
  }

  /** Applies a filing of the instant {@code at}, epoch milliseconds. */
  public Standing apply(Filing filing, long at) {
    Entry entry = memory.entry(filing.id());
    if (filing instanceof Filing.Told told) {
      return tell(told, entry, at);
    }
    if (filing instanceof Filing.Elsewhere elsewhere) {
      return note(elsewhere, entry, at);
    }
    return withdraw(filing.id(), entry, at);
  }

  /** Closes the instant: every event that changed since the last close, in the order of its key. */
  public List<EventChange> close(long at) {
    if (touched.isEmpty()) {
      return List.of();
    }
    List<EventChange> changes = new ArrayList<>(touched.size());
    touched.forEach(
        (key, before) -> {
          Event event = memory.event(key);
          EventFacts after = event == null ? null : event.facts();
          if (!Objects.equals(before, after)) {
            changes.add(new EventChange(at, before, after));
          }
        });
    touched.clear();
    return changes;
  }

  /** Forgets what was last spoken of longer ago than the retention before {@code now}. */
  public void sweep(long now) {
    long horizon = now - retentionMs;
    for (String key : memory.eventKeys()) {
      Event event = memory.event(key);
      if (event.lastKnownAt() < horizon) {
        event.members().forEach(member -> memory.remember(member.claim().id(), null));
        memory.keep(key, null);
      }
    }
    for (String id : memory.reportIds()) {
      Entry entry = memory.entry(id);
      if (entry.event() == null && entry.knownAt() < horizon) {
        memory.remember(id, null);
      }
    }
  }

  private Standing tell(Filing.Told told, Entry entry, long at) {
    if (entry != null) {
      if (entry.withdrawn()) {
        return Standing.WITHDRAWN;
      }
      int order = told.version().compareTo(entry.version());
      if (order <= 0) {
        return order == 0 ? Standing.DUPLICATE : Standing.SUPERSEDED;
      }
      removeFromEvent(told.id(), entry);
    }
    if (told.claim().occurredAt() < at - retentionMs) {
      memory.remember(told.id(), new Entry(told.version(), null, false, at));
      return Standing.TOO_OLD;
    }
    String key = told.claim().event();
    touch(key);
    Event event = memory.event(key);
    Member member = new Member(told.claim(), told.version().reportedAt(), at);
    memory.keep(key, event == null ? new Event(List.of(member)) : event.with(member));
    memory.remember(told.id(), new Entry(told.version(), key, false, at));
    return entry == null ? Standing.NEW : Standing.CORRECTION;
  }

  private Standing note(Filing.Elsewhere elsewhere, Entry entry, long at) {
    if (entry != null) {
      if (entry.withdrawn() || elsewhere.version().compareTo(entry.version()) <= 0) {
        return Standing.NOTE;
      }
      removeFromEvent(elsewhere.id(), entry);
    }
    memory.remember(elsewhere.id(), new Entry(elsewhere.version(), null, false, at));
    return Standing.NOTE;
  }

  private Standing withdraw(String id, Entry entry, long at) {
    if (entry != null) {
      if (entry.withdrawn()) {
        return Standing.NOTE;
      }
      removeFromEvent(id, entry);
    }
    memory.remember(id, new Entry(entry == null ? null : entry.version(), null, true, at));
    return Standing.WITHDRAWAL;
  }

  private void removeFromEvent(String id, Entry entry) {
    if (entry.event() == null) {
      return;
    }
    touch(entry.event());
    memory.keep(entry.event(), memory.event(entry.event()).without(id));
  }

  private void touch(String key) {
    if (!touched.containsKey(key)) {
      Event event = memory.event(key);
      touched.put(key, event == null ? null : event.facts());
    }
  }
}
