package org.forebell.risk;

/** The spans after which a contribution weighs half, days. */
public enum HalfLife {
  DAYS_2(2),
  DAYS_7(7),
  DAYS_14(14),
  DAYS_30(30),
  DAYS_90(90),
  DAYS_365(365);

  static final int COUNT = values().length;

  private static final double LN_2 = StrictMath.log(2);

  /** Fractional powers of two are kept as integers of this many binary places. */
  static final int PLACES = 20;

  /** A block is this many half-lives long: a weight grows by 2^24 within it. */
  static final int BLOCK = 24;

  private final int days;
  private final int hours;
  private final long[] growth;
  private final double[] decay;

  HalfLife(int days) {
    this.days = days;
    this.hours = days * 24;
    this.growth = new long[hours];
    this.decay = new double[hours];
    for (int hour = 0; hour < hours; hour++) {
      double part = (double) hour / hours;
      growth[hour] = StrictMath.round(StrictMath.pow(2, part) * (1 << PLACES));
      decay[hour] = StrictMath.pow(2, -part);
    }
  }

  public int days() {
    return days;
  }

  /** The number of the block a slice falls into. */
  int block(int slice) {
    return Math.floorDiv(slice, hours * BLOCK);
  }

  /** What a contribution in a slice weighs against the start of its block, in binary places. */
  long weight(int slice) {
    int hour = Math.floorMod(slice, hours * BLOCK);
    return growth[hour % hours] << (hour / hours);
  }

  /** The decayed sum at a slice of what was added relative to the start of a block. */
  double decayed(double sum, int block, int nowSlice) {
    int hour = nowSlice - block * hours * BLOCK;
    int halvings = Math.floorDiv(hour, hours);
    return Math.scalb(sum * decay[Math.floorMod(hour, hours)], -halvings - PLACES);
  }

  /**
   * The exposure of a span of days up to now, decayed like the counts: (1 − 2^(−T/h)) · h / ln 2.
   *
   * @param spanDays T, at least 0
   */
  double exposureDays(double spanDays) {
    return (1 - StrictMath.pow(2, -spanDays / days)) * days / LN_2;
  }
}
