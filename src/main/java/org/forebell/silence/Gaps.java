package org.forebell.silence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How long it usually takes until somebody is heard again, in minutes of a {@link Rhythm}.
 *
 * <p>Signs come in bursts, and bursts as a Poisson process whose rate is not known exactly: Gamma
 * with what was seen and a prior (the Gamma-Poisson predictive, of which a negative binomial counts
 * the events). With gaps of mean m and dispersion d = E[g²] / (2 E[g]²) there is one burst in d
 * gaps: both moments are kept if a share 1 − 1/d of gaps is nothing and the rest exponential. The
 * dispersion is measured on gaps as multiples of the mean expected then, so that a rate which
 * changes is not taken for bursts.
 *
 * <p>Two memories are kept, of some weeks and of some months, and the slower pace of the two is
 * expected: a storm of reports that is over makes no silence of the calm after it, nor does a calm
 * that ended long ago make a storm's silence pass for usual.
 *
 * <p>A gap is too long when so long a one is to be expected less often than once in {@link
 * #ONCE_IN_DAYS} days. All sums are whole numbers that fade week by week; constants are chosen by
 * back-test.
 */
final class Gaps {

  /** A false silence in so many days of an area is what its own rhythm makes us expect. */
  static final double ONCE_IN_DAYS = 345;

  private static final long ONE = 65_536;
  // Half-lives of 8 weeks and of a year: 2^(-1/8) and 2^(-1/52) of 65,536.
  private static final int KEEP_WEEKS = 60_097;
  private static final int KEEP_MONTHS = 64_668;

  /** Before anything is known: three bursts in thirty days. */
  private static final double PRIOR_BURSTS = 3;

  private static final double PRIOR_MINUTES = 30 * 1440;
  private static final double PRIOR_DISPERSION = 1.2;
  private static final double PRIOR_GAPS = 60;

  /** The world changes: more bursts than these make nobody surer of the next one. */
  private static final double MOST_BURSTS = 40;

  private static final double LARGEST_MULTIPLE = 25;
  private static final double ONCE_IN_MINUTES = ONCE_IN_DAYS * 1440;

  /** A rhythm so slow that its silence takes longer to tell is none. */
  static final double LONGEST_MINUTES = 120 * 1440;

  private static final int FEWEST = 5;
  private static final int ENOUGH = 1000;

  private long gaps;
  private long minutes;
  private long slowGaps;
  private long slowMinutes;
  private long multiples;
  private long squares;
  private int known;

  /** Learns of a gap; of one that was told as silence only up to where it was told. */
  void learn(double gap) {
    double usable = Math.min(gap, isKnown() ? tooLong() : LONGEST_MINUTES);
    double multiple = Math.min(usable / mean(), LARGEST_MULTIPLE);
    gaps += ONE;
    minutes += StrictMath.round(usable);
    slowGaps += ONE;
    slowMinutes += StrictMath.round(usable);
    multiples += StrictMath.round(multiple * ONE);
    squares += StrictMath.round(multiple * multiple * ONE);
    known = Math.min(known + 1, ENOUGH);
  }

  void fade(int weeks) {
    gaps = Weeks.faded(gaps, weeks, KEEP_WEEKS);
    minutes = Weeks.faded(minutes, weeks, KEEP_WEEKS);
    slowGaps = Weeks.faded(slowGaps, weeks, KEEP_MONTHS);
    slowMinutes = Weeks.faded(slowMinutes, weeks, KEEP_MONTHS);
    multiples = Weeks.faded(multiples, weeks, KEEP_MONTHS);
    squares = Weeks.faded(squares, weeks, KEEP_MONTHS);
  }

  /** Whether enough gaps are known to say anything. */
  boolean isKnown() {
    return known >= FEWEST;
  }

  private double mean() {
    return Math.max(mean(gaps, minutes), mean(slowGaps, slowMinutes));
  }

  private static double mean(long gaps, long minutes) {
    return (minutes + PRIOR_MINUTES) / (gaps / (double) ONE + PRIOR_BURSTS);
  }

  private double dispersion() {
    double second = squares / (double) ONE + 2 * PRIOR_DISPERSION * PRIOR_GAPS;
    return second / (2 * (multiples / (double) ONE + PRIOR_GAPS));
  }

  private double exposure() {
    return mean() * (gaps / (double) ONE + PRIOR_BURSTS);
  }

  private double bursts() {
    return PRIOR_BURSTS + gaps / (double) ONE / dispersion();
  }

  private double shape() {
    return Math.min(bursts(), MOST_BURSTS);
  }

  private double scale() {
    return exposure() * shape() / bursts();
  }

  /** The chance that after a burst nobody is heard for so many minutes. */
  private double survival(double gap) {
    return StrictMath.pow(scale() / (scale() + gap), shape());
  }

  /** The chance that a gap is at least so many minutes. */
  double chance(double gap) {
    return survival(gap) / Math.max(1, dispersion());
  }

  /**
   * The mean gap of the last months, at least a minute; the slowest there is before any is known.
   */
  double usual() {
    return slowGaps == 0 ? LONGEST_MINUTES : Math.max(1, slowMinutes / (slowGaps / (double) ONE));
  }

  /** The gap from which on there is silence; {@link #LONGEST_MINUTES} stands for never. */
  double tooLong() {
    double expected = bursts() / exposure() * ONCE_IN_MINUTES;
    if (expected <= 1) {
      return LONGEST_MINUTES;
    }
    return Math.min(scale() * (StrictMath.pow(expected, 1 / shape()) - 1), LONGEST_MINUTES);
  }

  Gaps copy() {
    Gaps copy = new Gaps();
    copy.gaps = gaps;
    copy.minutes = minutes;
    copy.slowGaps = slowGaps;
    copy.slowMinutes = slowMinutes;
    copy.multiples = multiples;
    copy.squares = squares;
    copy.known = known;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(gaps);
    out.writeLong(minutes);
    out.writeLong(slowGaps);
    out.writeLong(slowMinutes);
    out.writeLong(multiples);
    out.writeLong(squares);
    out.writeInt(known);
  }

  static Gaps read(DataInput in) throws IOException {
    Gaps read = new Gaps();
    read.gaps = in.readLong();
    read.minutes = in.readLong();
    read.slowGaps = in.readLong();
    read.slowMinutes = in.readLong();
    read.multiples = in.readLong();
    read.squares = in.readLong();
    read.known = in.readInt();
    return read;
  }
}
