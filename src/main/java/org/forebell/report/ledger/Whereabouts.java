package org.forebell.report.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where one report id was filed. A correction may move a report to another area, and a retraction
 * names no area at all; each area's ledger sees only its own filings, so this one tells them of
 * each other. Whatever order versions and retractions arrive in, every area concerned ends with the
 * same set of entries, each with its own time of knowledge.
 *
 * <p>Of the versions filed under one area only those are kept that a later reader could still need:
 * a version that became known no earlier than another and is no newer changes nothing for anyone.
 */
public final class Whereabouts {

  /** Not withdrawn. */
  static final long NEVER = Long.MAX_VALUE;

  private final List<Filing.Elsewhere> versions;
  private long withdrawnAt;
  private long lastKnownAt;

  /** An id nobody has spoken of yet. */
  public Whereabouts() {
    this(new ArrayList<>(1), NEVER, Long.MIN_VALUE);
  }

  Whereabouts(List<Filing.Elsewhere> versions, long withdrawnAt, long lastKnownAt) {
    this.versions = versions;
    this.withdrawnAt = withdrawnAt;
    this.lastKnownAt = lastKnownAt;
  }

  /**
   * Takes in a filing and gives the entries it makes in the ledgers of areas, its own among them.
   */
  public void file(Filing.Told told, Consumer<Filing> ledgers) {
    boolean newArea = !filedUnder(told.area());
    if (newArea) {
      introduce(told.area(), told.id(), ledgers);
    }
    for (String other : areas()) {
      if (!other.equals(told.area())) {
        ledgers.accept(new Filing.Elsewhere(other, told.knownAt(), told.id(), told.version()));
      }
    }
    ledgers.accept(told);
    keep(new Filing.Elsewhere(told.area(), told.knownAt(), told.id(), told.version()));
    lastKnownAt = Math.max(lastKnownAt, told.knownAt());
  }

  /** Takes in a retraction of this id; only the earliest counts. */
  public void withdraw(String id, long knownAt, Consumer<Filing> ledgers) {
    lastKnownAt = Math.max(lastKnownAt, knownAt);
    if (knownAt >= withdrawnAt) {
      return;
    }
    withdrawnAt = knownAt;
    for (String area : areas()) {
      ledgers.accept(new Filing.Withdrawn(area, knownAt, id));
    }
  }

  /**
   * Forgets versions that nobody can need any more: all that comes from now on is known after
   * {@code passedAt}, epoch milliseconds, and sees of the versions before only the newest of each
   * area.
   */
  public void settle(long passedAt) {
    versions.removeIf(
        old ->
            versions.stream()
                .anyMatch(
                    newer ->
                        newer.area().equals(old.area())
                            && newer.knownAt() <= passedAt
                            && newer.version().compareTo(old.version()) > 0));
  }

  /** How many versions are kept. */
  public int size() {
    return versions.size();
  }

  /** When the id was last spoken of, epoch milliseconds. */
  public long lastKnownAt() {
    return lastKnownAt;
  }

  List<Filing.Elsewhere> versions() {
    return versions;
  }

  long withdrawnAt() {
    return withdrawnAt;
  }

  /** An independent copy. */
  public Whereabouts copy() {
    return new Whereabouts(new ArrayList<>(versions), withdrawnAt, lastKnownAt);
  }

  private void introduce(String area, String id, Consumer<Filing> ledgers) {
    if (withdrawnAt != NEVER) {
      ledgers.accept(new Filing.Withdrawn(area, withdrawnAt, id));
    }
    for (Filing.Elsewhere version : versions) {
      ledgers.accept(new Filing.Elsewhere(area, version.knownAt(), id, version.version()));
    }
  }

  private void keep(Filing.Elsewhere filed) {
    for (Filing.Elsewhere kept : versions) {
      if (covers(kept, filed)) {
        return;
      }
    }
    versions.removeIf(kept -> covers(filed, kept));
    versions.add(filed);
  }

  /** Whether the first makes the second irrelevant to other areas: as new, and known as early. */
  private static boolean covers(Filing.Elsewhere first, Filing.Elsewhere second) {
    return first.area().equals(second.area())
        && first.knownAt() <= second.knownAt()
        && first.version().compareTo(second.version()) >= 0;
  }

  private boolean filedUnder(String area) {
    for (Filing.Elsewhere version : versions) {
      if (version.area().equals(area)) {
        return true;
      }
    }
    return false;
  }

  private List<String> areas() {
    if (versions.size() == 1) {
      return List.of(versions.get(0).area());
    }
    return versions.stream().map(Filing.Elsewhere::area).distinct().sorted().toList();
  }
}
