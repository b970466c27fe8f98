package org.forebell.silence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * All that is remembered of who is heard from in one area: a few dozen whole numbers, and some for
 * each of at most 32 sources. Constant work a report.
 *
 * <p>It takes instants in the order of time, and all signs of one instant together, in any order:
 * what it finds is a function of who was heard when. Whatever is heard counts, a report that there
 * is nothing to report as much as any other: so an area without incidents whose desks say so is
 * quiet, and one whose desks say nothing is cut off.
 */
public final class Hearing {

  /** The layout written today. */
  public static final int LAYOUT = 1;

  /** Stands for an instant that never comes. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long NOBODY = Long.MIN_VALUE;

  /** Of an area whose rhythm is not known nothing is remembered for longer. */
  private static final long FORGOTTEN_AFTER_MS = 400L * 24 * Weeks.HOUR_MS;

  private Rhythm rhythm;
  private Gaps gaps;
  private Sources sources;
  private Delays delays;
  private long lastAt = NOBODY;

  /** An area from which nobody was ever heard. */
  public Hearing() {
    this(new Rhythm(), new Gaps(), new Sources(), new Delays());
  }

  private Hearing(Rhythm rhythm, Gaps gaps, Sources sources, Delays delays) {
    this.rhythm = rhythm;
    this.gaps = gaps;
    this.sources = sources;
    this.delays = delays;
  }

  /**
   * Takes in all signs of an instant. What its source had said before is none.
   *
   * @param at epoch milliseconds, not before the last instant
   * @return those that are, in an order in which no arrival counts
   */
  public List<Sign> hear(long at, List<Sign> signs) {
    if (at >= forgottenAt()) {
      forget();
    }
    List<Sign> news = signs.stream().filter(sources::isNews).distinct().sorted(Sign.ORDER).toList();
    if (news.isEmpty()) {
      return news;
    }
    if (lastAt != NOBODY) {
      fade(Weeks.of(at) - Weeks.of(lastAt));
      if (at > lastAt) {
        gaps.learn(rhythm.minutes(lastAt, at));
      }
    }
    for (Sign sign : news) {
      sources.hear(sign, at, rhythm);
      if (sign.delayMs() != Sign.TELLS_NOTHING) {
        delays.add(sign.delayMs());
      }
    }
    sources.settle(at);
    if (lastAt == NOBODY || at / Weeks.HOUR_MS != lastAt / Weeks.HOUR_MS) {
      rhythm.add(at);
    }
    lastAt = at;
    return news;
  }

  private void forget() {
    rhythm = new Rhythm();
    gaps = new Gaps();
    sources = new Sources();
    delays = new Delays();
    lastAt = NOBODY;
  }

  /**
   * From when on nothing of the area is remembered if nobody is heard, epoch milliseconds, or
   * never: where silence can be told it will be, and stands until somebody is heard.
   */
  public long forgottenAt() {
    return lastAt != NOBODY && cutOffAt() == NEVER ? lastAt + FORGOTTEN_AFTER_MS : NEVER;
  }

  private void fade(int weeks) {
    if (weeks > 0) {
      rhythm.fade(weeks);
      gaps.fade(weeks);
      sources.fade(weeks);
      delays.fade(weeks);
    }
  }

  /** Ids of the last report of each source that ever gave one, sorted. */
  public List<String> lastReports() {
    return sources.lastReports().stream().sorted().distinct().toList();
  }

  /** How many sources are known. */
  public int sources() {
    return sources.size();
  }

  /** Whether reports come later and later after what they tell of. */
  public boolean isLate() {
    return delays.isLate();
  }

  /** When somebody was last heard, epoch milliseconds. */
  public long lastAt() {
    return lastAt;
  }

  /** When the area is cut off if nobody is heard until then, epoch milliseconds, or never. */
  public long cutOffAt() {
    if (!gaps.isKnown() || gaps.tooLong() >= Gaps.LONGEST_MINUTES) {
      return NEVER;
    }
    return rhythm.after(lastAt, gaps.tooLong());
  }

  /**
   * Looks at an instant.
   *
   * @param at epoch milliseconds, not before the last instant heard
   */
  public Finding look(long at) {
    boolean cutOff = at >= cutOffAt();
    Answer answer = cutOff ? Answer.CUT_OFF : delays.isLate() ? Answer.LATE : Answer.QUIET;
    return new Finding(
        answer,
        lastAt,
        gaps.chance(rhythm.minutes(lastAt, at)),
        Duration.ofMinutes(StrictMath.round(gaps.usual())),
        sources.size(),
        cutOff ? sources.size() : sources.silent(at, rhythm),
        delays.usual(),
        delays.now());
  }

  /** An independent copy. */
  public Hearing copy() {
    Hearing copy = new Hearing(rhythm.copy(), gaps.copy(), sources.copy(), delays.copy());
    copy.lastAt = lastAt;
    return copy;
  }

  /** Writes the state, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(lastAt);
    rhythm.write(out);
    gaps.write(out);
    sources.write(out);
    delays.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static Hearing read(DataInput in) throws IOException {
    long lastAt = in.readLong();
    Hearing read = new Hearing(Rhythm.read(in), Gaps.read(in), Sources.read(in), Delays.read(in));
    read.lastAt = lastAt;
    return read;
  }
}
