package org.forebell.silence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * When in the week an area is usually heard from. A gap is counted in minutes of this rhythm: an
 * hour in which nobody ever reports counts little, one in which all report counts much, and a week
 * has as many minutes as any other.
 *
 * <p>The rhythm of an hour of the week is that of its day times that of its hour, each drawn to an
 * even one by {@link #EVEN} hours heard from; 31 counts, with a half-life of a year.
 */
final class Rhythm {

  private static final int DAYS = 7;
  private static final int DAY_HOURS = 24;
  private static final int ONE = 256;
  // 2^(-1/52) of 65,536
  private static final int KEEP = 64_668;

  /** How many hours heard from the even rhythm weighs; chosen by back-test among 5, 10 and 20. */
  private static final double EVEN = 10;

  /** No hour counts for nothing, or a gap could never end. */
  private static final double LEAST = 0.001;

  private final int[] days = new int[DAYS];
  private final int[] hours = new int[DAY_HOURS];

  /** Minutes of the rhythm up to each hour of the week; null when to be computed anew. */
  private double[] upTo;

  /** Counts an hour in which somebody was heard. */
  void add(long atMs) {
    int hour = Weeks.hour(atMs);
    days[hour / DAY_HOURS] += ONE;
    hours[hour % DAY_HOURS] += ONE;
    upTo = null;
  }

  void fade(int weeks) {
    fade(days, weeks);
    fade(hours, weeks);
    upTo = null;
  }

  private static void fade(int[] counts, int weeks) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) Weeks.faded(counts[i], weeks, KEEP);
    }
  }

  /** Minutes of the rhythm from one instant to another, epoch milliseconds. */
  double minutes(long from, long to) {
    int weeks = Weeks.of(to) - Weeks.of(from);
    return (double) weeks * Weeks.MINUTES + inWeek(to) - inWeek(from);
  }

  private double inWeek(long at) {
    double[] sums = upTo();
    int hour = Weeks.hour(at);
    double part = Weeks.minute(at) / 60 - hour;
    return sums[hour] + (sums[hour + 1] - sums[hour]) * part;
  }

  /** The first full minute so many minutes of the rhythm after an instant, epoch milliseconds. */
  long after(long from, double minutes) {
    double target = inWeek(from) + minutes;
    int weeks = (int) (target / Weeks.MINUTES);
    double left = target - (double) weeks * Weeks.MINUTES;
    double[] sums = upTo();
    int hour = 0;
    while (hour < Weeks.HOURS - 1 && sums[hour + 1] < left) {
      hour++;
    }
    double part = (left - sums[hour]) / (sums[hour + 1] - sums[hour]);
    long minute = (long) StrictMath.ceil(Math.min(1, Math.max(0, part)) * 60);
    long start = Weeks.startMs(Weeks.of(from) + weeks) + hour * Weeks.HOUR_MS;
    return Math.max(from, start + minute * Weeks.MINUTE_MS);
  }

  private double[] upTo() {
    if (upTo == null) {
      upTo = sums();
    }
    return upTo;
  }

  private double[] sums() {
    double[] sums = new double[Weeks.HOURS + 1];
    double evenDay = (sum(days) + EVEN * ONE) / DAYS;
    double evenHour = (sum(hours) + EVEN * ONE) / DAY_HOURS;
    for (int i = 0; i < Weeks.HOURS; i++) {
      double day = (days[i / DAY_HOURS] + EVEN * ONE / DAYS) / evenDay;
      double hour = (hours[i % DAY_HOURS] + EVEN * ONE / DAY_HOURS) / evenHour;
      sums[i + 1] = sums[i] + Math.max(day * hour, LEAST);
    }
    double stretch = Weeks.MINUTES / sums[Weeks.HOURS];
    for (int i = 1; i <= Weeks.HOURS; i++) {
      sums[i] *= stretch;
    }
    return sums;
  }

  private static long sum(int[] counts) {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  Rhythm copy() {
    Rhythm copy = new Rhythm();
    System.arraycopy(days, 0, copy.days, 0, DAYS);
    System.arraycopy(hours, 0, copy.hours, 0, DAY_HOURS);
    return copy;
  }

  void write(DataOutput out) throws IOException {
    for (int count : days) {
      out.writeInt(count);
    }
    for (int count : hours) {
      out.writeInt(count);
    }
  }

  static Rhythm read(DataInput in) throws IOException {
    Rhythm rhythm = new Rhythm();
    for (int i = 0; i < DAYS; i++) {
      rhythm.days[i] = in.readInt();
    }
    for (int i = 0; i < DAY_HOURS; i++) {
      rhythm.hours[i] = in.readInt();
    }
    return rhythm;
  }
}
