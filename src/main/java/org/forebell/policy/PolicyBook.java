package org.forebell.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that was published, in its order, and what follows from it for each instant. The policy that
 * is shipped is in force until another one is.
 *
 * <p>Live is the policy published live or promoted last that is not retired. So a policy that is
 * retired gives way to the one before it, in the end to the one shipped, which cannot be retired.
 */
public final class PolicyBook {

  /** Notices about policies that can be taken, and overrides that can stand at a time. */
  public static final int MOST = 500;

  /** The longest that an override may last. */
  public static final long LONGEST_OVERRIDE_MS = 92L * 86_400_000;

  private record Entry(long at, Notice notice) {}

  /** An override and when it is in force: from a time to before another. */
  private record Span(AreaOverride override, long from, long to) {}

  private final PublishedPolicy shipped;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final TreeSet<Long> policyTurns = new TreeSet<>();
  private final TreeSet<Long> turns = new TreeSet<>();
  private final TreeMap<Long, InForce> inForce = new TreeMap<>();
  private final InForce before;
  private long latest;

  public PolicyBook(PublishedPolicy shipped) {
    this.shipped = shipped;
    this.before = InForce.of(shipped);
  }

  /**
   * Why a notice cannot be taken after those before it; null where it can.
   *
   * @param at when it became known, epoch milliseconds
   */
  public String refusal(Notice notice, long at) {
    if ((notice instanceof Notice.Overriding ? spans : entries).size() >= MOST) {
      return "there are "
          + MOST
          + " of them already; retire overrides, or start the job with the newest policy as its own";
    }
    if (notice instanceof Notice.Publication publication) {
      return refusal(publication.policy());
    }
    if (notice instanceof Notice.Promotion promotion) {
      return version(promotion.of()) == null
          ? "there is no policy " + promotion.of() + " to promote"
          : null;
    }
    if (notice instanceof Notice.Retirement retirement) {
      return canRetire(retirement.of(), at)
          ? null
          : "there is no policy and no override " + retirement.of() + " to retire";
    }
    return notice instanceof Notice.Overriding overriding
        ? refusal(overriding.override(), at)
        : null;
  }

  private String refusal(PublishedPolicy policy) {
    if (wasNamed(policy.version())) {
      return "a policy " + policy.version() + " was published before; give each its own version";
    }
    var mine = policy.policy();
    var base = shipped.policy();
    if (!mine.cadence().equals(base.cadence())
        || !mine.horizon().equals(base.horizon())
        || !mine.retention().equals(base.retention())) {
      return "cadence, horizon and retention shape the state and cannot change while the job runs";
    }
    return null;
  }

  private String refusal(AreaOverride override, long at) {
    if (spans.stream().anyMatch(span -> span.override().id().equals(override.id()))) {
      return "an override " + override.id() + " was published before; give each its own id";
    }
    if (override.until() <= at) {
      return "until: it would be over before it begins";
    }
    return override.until() - at > LONGEST_OVERRIDE_MS
        ? "until: an override may last 92 days; publish another one then"
        : null;
  }

  /** Whether a version was ever given, by the shipped policy too. */
  private boolean wasNamed(String version) {
    return shipped.version().equals(version)
        || entries.stream()
            .anyMatch(
                entry ->
                    entry.notice() instanceof Notice.Publication publication
                        && publication.policy().version().equals(version));
  }

  private boolean canRetire(String name, long at) {
    boolean override =
        spans.stream().anyMatch(span -> span.override().id().equals(name) && span.to() > at);
    return override || (version(name) != null && !name.equals(shipped.version()));
  }

  /** A policy by its version, null where there is none or it is retired. */
  public PublishedPolicy version(String version) {
    PublishedPolicy found = shipped.version().equals(version) ? shipped : null;
    for (Entry entry : entries) {
      if (entry.notice() instanceof Notice.Publication publication
          && publication.policy().version().equals(version)) {
        found = publication.policy();
      } else if (entry.notice() instanceof Notice.Retirement gone && gone.of().equals(version)) {
        found = null;
      }
    }
    return found;
  }

  /**
   * Takes a notice.
   *
   * @param at when it became known, epoch milliseconds; a notice takes force no earlier than the
   *     one before it
   */
  public void add(Notice notice, long at) {
    long from = turns.isEmpty() ? at : Math.max(at, latest);
    latest = from;
    inForce.clear();
    turns.add(from);
    if (notice instanceof Notice.Overriding overriding) {
      spans.add(new Span(overriding.override(), from, overriding.override().until()));
      turns.add(overriding.override().until());
    } else if (!(notice instanceof Notice.Retirement gone && ended(gone.of(), from))) {
      entries.add(new Entry(from, notice));
      policyTurns.add(from);
    }
  }

  /** Forgets overrides that ended before an instant that nobody will ask for any more. */
  public void forget(long before) {
    spans.removeIf(span -> span.to() < before);
    inForce.clear();
  }

  private boolean ended(String id, long at) {
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.override().id().equals(id)) {
        spans.set(i, new Span(span.override(), span.from(), Math.min(span.to(), at)));
        return true;
      }
    }
    return false;
  }

  /** What is in force at an instant, epoch milliseconds. */
  public InForce at(long at) {
    Long turn = turns.floor(at);
    return turn == null ? before : inForce.computeIfAbsent(turn, this::compute);
  }

  private InForce compute(long at) {
    List<PublishedPolicy> lives = new ArrayList<>(List.of(shipped));
    List<PublishedPolicy> shadows = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.at() > at) {
        break;
      }
      take(entry.notice(), lives, shadows);
    }
    List<AreaOverride> overrides =
        spans.stream()
            .filter(span -> span.from() <= at && at < span.to())
            .map(Span::override)
            .toList();
    return new InForce(lives.get(lives.size() - 1), List.copyOf(shadows), overrides);
  }

  private void take(Notice notice, List<PublishedPolicy> lives, List<PublishedPolicy> shadows) {
    if (notice instanceof Notice.Publication publication) {
      (publication.live() ? lives : shadows).add(publication.policy());
    } else if (notice instanceof Notice.Promotion promotion) {
      PublishedPolicy promoted = version(promotion.of(), lives, shadows);
      if (promoted != null) {
        shadows.remove(promoted);
        lives.add(promoted);
      }
    } else if (notice instanceof Notice.Retirement gone) {
      lives.removeIf(each -> each.version().equals(gone.of()));
      shadows.removeIf(each -> each.version().equals(gone.of()));
    }
  }

  private static PublishedPolicy version(
      String version, List<PublishedPolicy> lives, List<PublishedPolicy> shadows) {
    for (List<PublishedPolicy> among : List.of(shadows, lives)) {
      for (PublishedPolicy each : among) {
        if (each.version().equals(version)) {
          return each;
        }
      }
    }
    return null;
  }

  /** Whether something that concerns an area takes force or ends at exactly this instant. */
  public boolean turns(String area, long at) {
    return policyTurns.contains(at) || overrideTurns(area, at);
  }

  /** Whether an override of the area begins or ends at exactly this instant. */
  public boolean overrideTurns(String area, long at) {
    for (Span span : spans) {
      if ((span.from() == at || span.to() == at) && span.override().covers(area)) {
        return true;
      }
    }
    return false;
  }

  /** The instants after this one, as far as known, at which something turns for an area. */
  public List<Long> turnsAfter(String area, long at) {
    if (turns.higher(at) == null) {
      return List.of();
    }
    Set<Long> next = new HashSet<>(policyTurns.tailSet(at, false));
    for (Span span : spans) {
      if (span.override().covers(area)) {
        next.add(span.from());
        next.add(span.to());
      }
    }
    next.removeIf(each -> each <= at);
    return List.copyOf(next);
  }
}
