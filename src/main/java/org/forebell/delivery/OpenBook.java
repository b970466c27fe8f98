package org.forebell.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.RecipientMemory.Leaves;
import org.forebell.delivery.RecipientState.Known;
import org.forebell.delivery.RecipientState.Ring;
import org.forebell.delivery.RecipientState.Underway;

/** A recipient's book while one input is worked through. */
final class OpenBook {

  private static final long SECOND_MS = 1_000;
  private static final long HOUR_MS = 3_600_000L;
  private static final long WINDOW_MS = 12 * HOUR_MS;
  private static final long KEEP_MS = Ladder.KEEP_DAYS * 24 * HOUR_MS;
  private static final long NEVER = Long.MAX_VALUE;

  /** Of so many leaves one part in this goes when there are too many: a look at all costs. */
  private static final int PART = 10;

  private static final Comparator<Underway> LONGEST_DUE_FIRST =
      Comparator.comparingLong(Underway::dueAt).thenComparing(each -> each.letter().name());

  /** Null where the routing does not know it. */
  final Recipient to;

  final long now;
  final List<Parcel> parcels = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  final List<Letter.HeldBack> held;
  int unlisted;
  int ended;
  long digestAt;
  private final RecipientMemory memory;
  private final List<Ring> rings;
  private int knownCount;
  private int underwayCount;
  private int takenCount;
  private long dueAt;
  private long forgetAt;

  OpenBook(Recipient to, RecipientMemory memory, long now) {
    RecipientState before = memory.head();
    RecipientState head = before == null ? RecipientState.NONE : before;
    this.to = to;
    this.memory = memory;
    this.now = now;
    this.held = new ArrayList<>(head.held());
    this.unlisted = head.unlisted();
    this.ended = head.ended();
    this.digestAt = head.digestAt();
    this.rings = new ArrayList<>(head.rings());
    this.knownCount = head.knownCount();
    this.underwayCount = head.underwayCount();
    this.takenCount = head.takenCount();
    this.dueAt = head.dueAt();
    this.forgetAt = head.forgetAt();
    rings.removeIf(each -> each.at() <= now - WINDOW_MS);
    head.known().forEach(this::remember);
    head.underway().forEach(this::put);
  }

  /** Ends the work: what is to be remembered is kept. */
  Turn turn() {
    dueAt = underwayCount == 0 ? NEVER : dueAt;
    forgetAt = knownCount + takenCount == 0 ? NEVER : forgetAt;
    long wakeAt = Math.min(digestAt == 0 ? NEVER : digestAt, Math.min(dueAt, forgetAt));
    boolean nothing = wakeAt == NEVER && rings.isEmpty();
    memory.keep(
        nothing
            ? null
            : new RecipientState(
                List.of(),
                List.of(),
                List.copyOf(held),
                unlisted,
                ended,
                digestAt,
                List.copyOf(rings),
                knownCount,
                underwayCount,
                takenCount,
                dueAt,
                forgetAt));
    return new Turn(List.copyOf(parcels), List.copyOf(steps), wakeAt);
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

  /** What is known of an alert, null for nothing. */
  Known known(String alert) {
    return memory.known().get(alert);
  }

  void remember(Known fact) {
    knownCount += memory.known().get(fact.alert()) == null ? 1 : 0;
    memory.known().put(fact.alert(), fact);
    forgetAt = Math.min(forgetAt, fact.forgetAt());
    if (knownCount > RecipientBook.MOST_KNOWN) {
      List<Known> all = all(memory.known());
      all.remove(fact);
      all.sort(Comparator.comparingLong(Known::forgetAt).thenComparing(Known::alert));
      all.subList(0, knownCount / PART).forEach(each -> memory.known().put(each.alert(), null));
      knownCount -= knownCount / PART;
    }
  }

  private static <V> List<V> all(Leaves<V> leaves) {
    List<V> all = new ArrayList<>();
    leaves.all().forEach(all::add);
    return all;
  }

  /** How long something about an alert is of use, epoch milliseconds. */
  long forgetAt(PublishedAlert alert) {
    return wholeHour(Math.max(alert.validUntil(), now) + KEEP_MS);
  }

  /** The same where no more is known than that there was one. */
  long forgetAt() {
    return wholeHour(now + KEEP_MS);
  }

  /** Hours and seconds are whole, so that all leaves are looked at once in one, not once each. */
  static long wholeHour(long at) {
    return Math.floorDiv(at + HOUR_MS - 1, HOUR_MS) * HOUR_MS;
  }

  static long wholeSecond(long at) {
    return Math.floorDiv(at + SECOND_MS - 1, SECOND_MS) * SECOND_MS;
  }

  /** Forgets what is of no use any more, when the first of it is due. */
  void forget() {
    if (forgetAt > now) {
      return;
    }
    forgetAt = NEVER;
    for (Known each : all(memory.known())) {
      if (each.forgetAt() <= now) {
        memory.known().put(each.alert(), null);
        knownCount--;
      } else {
        forgetAt = Math.min(forgetAt, each.forgetAt());
      }
    }
    for (Underway each : all(memory.taken())) {
      if (each.dueAt() <= now) {
        removeTaken(each);
      } else {
        forgetAt = Math.min(forgetAt, each.dueAt());
      }
    }
  }

  /** A letter to be sent or on its way, null where there is none of that name. */
  Underway underway(String letter) {
    return memory.underway().get(letter);
  }

  boolean isFull() {
    return underwayCount >= RecipientBook.MOST_UNDERWAY;
  }

  void put(Underway letter) {
    String name = letter.letter().name();
    underwayCount += memory.underway().get(name) == null ? 1 : 0;
    memory.underway().put(name, letter);
    dueAt = Math.min(dueAt, letter.dueAt());
  }

  void remove(Underway letter) {
    String name = letter.letter().name();
    underwayCount -= memory.underway().get(name) == null ? 0 : 1;
    memory.underway().put(name, null);
  }

  /** Letters whose time has come, the longest due first. */
  List<Underway> due() {
    if (dueAt > now) {
      return List.of();
    }
    dueAt = NEVER;
    List<Underway> due = new ArrayList<>();
    for (Underway each : memory.underway().all()) {
      if (each.dueAt() <= now) {
        due.add(each);
      } else {
        dueAt = Math.min(dueAt, each.dueAt());
      }
    }
    due.sort(LONGEST_DUE_FIRST);
    return due;
  }

  /** All letters to be sent or on their way, taken out. */
  List<Underway> removeAll() {
    List<Underway> all = all(memory.underway());
    all.sort(LONGEST_DUE_FIRST);
    all.forEach(this::remove);
    all(memory.taken()).forEach(this::removeTaken);
    return all;
  }

  /** A letter that a channel took and may yet report as not delivered, null for none. */
  Underway taken(String letter) {
    return memory.taken().get(letter);
  }

  void putTaken(Underway letter) {
    String name = letter.letter().name();
    boolean isNew = memory.taken().get(name) == null;
    if (isNew && takenCount >= RecipientBook.MOST_UNDERWAY) {
      return;
    }
    takenCount += isNew ? 1 : 0;
    memory.taken().put(name, letter);
    forgetAt = Math.min(forgetAt, letter.dueAt());
  }

  void removeTaken(Underway letter) {
    memory.taken().put(letter.letter().name(), null);
    takenCount--;
  }

  void record(Step.Kind kind, PublishedAlert alert, String reason) {
    steps.add(Step.of(kind, alert, to.name(), reason, now));
  }
}
