package org.forebell.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.RecipientState.Known;
import org.forebell.delivery.RecipientState.Ring;
import org.forebell.delivery.RecipientState.Underway;

/** A recipient's book while one input is worked through. */
final class OpenBook {

  private static final long WINDOW_MS = 12 * 3_600_000L;
  private static final long KEEP_MS = Ladder.KEEP_DAYS * 86_400_000L;

  /** Null where the routing does not know it. */
  final Recipient to;

  final long now;
  final List<Parcel> parcels = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  final Map<String, Known> known = new LinkedHashMap<>();
  final List<Underway> underway;
  final List<Letter.HeldBack> held;
  int unlisted;
  int ended;
  long digestAt;
  private final List<Ring> rings;

  OpenBook(Recipient to, RecipientState before, long now) {
    RecipientState state = before == null ? RecipientState.NONE : before;
    this.to = to;
    this.now = now;
    state.known().forEach(each -> known.put(each.alert(), each));
    this.underway = new ArrayList<>(state.underway());
    this.held = new ArrayList<>(state.held());
    this.unlisted = state.unlisted();
    this.ended = state.ended();
    this.digestAt = state.digestAt();
    this.rings = new ArrayList<>(state.rings());
    rings.removeIf(each -> each.at() <= now - WINDOW_MS);
  }

  Turn turn() {
    RecipientState state =
        new RecipientState(
            List.copyOf(known.values()),
            List.copyOf(underway),
            List.copyOf(held),
            unlisted,
            ended,
            digestAt,
            List.copyOf(rings));
    long wakeAt = digestAt == 0 ? Long.MAX_VALUE : digestAt;
    for (Underway each : underway) {
      wakeAt = Math.min(wakeAt, each.dueAt());
    }
    for (Known each : known.values()) {
      wakeAt = Math.min(wakeAt, each.forgetAt());
    }
    boolean nothing = wakeAt == Long.MAX_VALUE && rings.isEmpty();
    return new Turn(nothing ? null : state, List.copyOf(parcels), List.copyOf(steps), wakeAt);
  }

  /** Whether the budget lets a message about an area interrupt now. */
  boolean mayRing(String area) {
    return rings.size() < RecipientBook.MOST_RINGS
        && rings.stream().noneMatch(each -> each.area().equals(area));
  }

  /** Whether nothing interrupted within the window. */
  boolean isSilent() {
    return rings.isEmpty();
  }

  void ring(String area) {
    rings.add(new Ring(area, now));
  }

  void remember(Known fact) {
    known.put(fact.alert(), fact);
    if (known.size() > RecipientBook.MOST_KNOWN) {
      Iterator<String> oldest = known.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** How long something about an alert is of use, epoch milliseconds. */
  long forgetAt(PublishedAlert alert) {
    return Math.max(alert.validUntil(), now) + KEEP_MS;
  }

  /** The same where no more is known than that there was one. */
  long forgetAt() {
    return now + KEEP_MS;
  }

  void forget() {
    known.values().removeIf(each -> each.forgetAt() <= now);
  }

  Underway underway(String letter) {
    for (Underway each : underway) {
      if (each.letter().name().equals(letter)) {
        return each;
      }
    }
    return null;
  }

  void record(Step.Kind kind, PublishedAlert alert, String reason) {
    steps.add(Step.of(kind, alert, to.name(), reason, now));
  }
}
