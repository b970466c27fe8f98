package org.forebell.backtest.measure;

import java.util.Arrays;

/**
 * Forecasts and what came, in the order of the forecasts, the lowest first, so that every measure
 * is one pass, however the areas are weighted.
 */
public final class Judged {

  private static final Measure[] MEASURES = Measure.values();
  private static final int BINS = 10;

  /** A forecast of exactly 0 or 1 that fails would otherwise cost without bound. */
  private static final double SURE = 1e-9;

  private final double[] probability;
  private final boolean[] happened;
  private final int[] area;
  private final int areas;
  private final double[] lost;

  private Judged(double[] probability, boolean[] happened, int[] area) {
    this.probability = probability;
    this.happened = happened;
    this.area = area;
    this.areas = Arrays.stream(area).max().orElse(-1) + 1;
    this.lost = new double[probability.length];
    for (int i = 0; i < lost.length; i++) {
      double likely = happened[i] ? probability[i] : 1 - probability[i];
      lost[i] = -StrictMath.log(Math.max(SURE, likely));
    }
  }

  /**
   * Sorts forecasts; of equal ones the first given stays first.
   *
   * @param area the number of each forecast's area, from 0
   */
  public static Judged of(double[] probability, boolean[] happened, int[] area) {
    double[] values = probability.clone();
    Arrays.sort(values);
    int[] next = firstPlaces(values);
    double[] sorted = new double[values.length];
    boolean[] came = new boolean[values.length];
    int[] where = new int[values.length];
    for (int i = 0; i < probability.length; i++) {
      int run = Arrays.binarySearch(values, probability[i]);
      int place = next[next[run] < 0 ? -next[run] - 1 : run]++;
      sorted[place] = probability[i];
      came[place] = happened[i];
      where[place] = area[i];
    }
    return new Judged(sorted, came, where);
  }

  /** At the first of equal values its own place, at the others −(place of the first) − 1. */
  private static int[] firstPlaces(double[] values) {
    int[] places = new int[values.length];
    int first = 0;
    for (int i = 0; i < values.length; i++) {
      if (i > 0 && Double.compare(values[i], values[i - 1]) != 0) {
        first = i;
      }
      places[i] = i == first ? i : -first - 1;
    }
    return places;
  }

  /** How many forecasts. */
  public int size() {
    return probability.length;
  }

  int areas() {
    return areas;
  }

  /** The share of forecasts after which an event came; NaN where there are none. */
  public double base() {
    int events = 0;
    for (boolean each : happened) {
      events += each ? 1 : 0;
    }
    return (double) events / happened.length;
  }

  /** Every measure, NaN where it cannot be computed: no event, nothing but events, or nothing. */
  public double[] measures() {
    int[] once = new int[areas];
    Arrays.fill(once, 1);
    return measures(once);
  }

  /**
   * Every measure in the order of {@link Measure}.
   *
   * @param weight how often each area counts
   */
  double[] measures(int[] weight) {
    double all = 0;
    double events = 0;
    double sum = 0;
    double squares = 0;
    double brier = 0;
    double log = 0;
    for (int i = 0; i < probability.length; i++) {
      int w = weight[area[i]];
      if (w != 0) {
        double off = (happened[i] ? 1 : 0) - probability[i];
        all += w;
        events += happened[i] ? w : 0;
        sum += w * probability[i];
        squares += w * probability[i] * probability[i];
        brier += w * off * off;
        log += w * lost[i];
      }
    }
    double base = events / all;
    boolean both = events > 0 && events < all;
    double[] values = new double[MEASURES.length];
    values[Measure.AVERAGE_PRECISION.ordinal()] =
        both ? averagePrecision(weight, events) : Double.NaN;
    values[Measure.AUC.ordinal()] = both ? auc(weight, events, all - events) : Double.NaN;
    values[Measure.BRIER.ordinal()] = brier / all;
    values[Measure.BRIER_SKILL.ordinal()] =
        both ? 1 - brier / all / (base * (1 - base)) : Double.NaN;
    values[Measure.LOG_SCORE.ordinal()] = log / all;
    values[Measure.CALIBRATION_ERROR.ordinal()] = calibrationError(weight, all);
    values[Measure.SHARPNESS.ordinal()] =
        StrictMath.sqrt(Math.max(0, squares / all - sum / all * (sum / all)));
    return values;
  }

  private double averagePrecision(int[] weight, double events) {
    double caught = 0;
    double given = 0;
    double sum = 0;
    int i = probability.length - 1;
    while (i >= 0) {
      double value = probability[i];
      double more = 0;
      for (; i >= 0 && probability[i] == value; i--) {
        int w = weight[area[i]];
        given += w;
        more += happened[i] ? w : 0;
      }
      if (more > 0) {
        caught += more;
        sum += more * caught / given;
      }
    }
    return sum / events;
  }

  private double auc(int[] weight, double events, double quiets) {
    double below = 0;
    double won = 0;
    int i = 0;
    while (i < probability.length) {
      double value = probability[i];
      double came = 0;
      double quiet = 0;
      for (; i < probability.length && probability[i] == value; i++) {
        int w = weight[area[i]];
        came += happened[i] ? w : 0;
        quiet += happened[i] ? 0 : w;
      }
      won += came * (below + quiet / 2);
      below += quiet;
    }
    return won / events / quiets;
  }

  private double calibrationError(int[] weight, double all) {
    double error = 0;
    for (Bin bin : bins(weight, all)) {
      error += bin.weight / all * Math.abs(bin.forecast / bin.weight - bin.events / bin.weight);
    }
    return all > 0 ? error : Double.NaN;
  }

  /** What fell into a bin, in weights. */
  static final class Bin {
    double weight;
    double forecast;
    double events;
  }

  /** Ten bins of equal count, the lowest forecasts first; the first ones are larger by one. */
  private Bin[] bins(int[] weight, double all) {
    Bin[] bins = new Bin[BINS];
    long size = (long) all / BINS;
    long larger = (long) all % BINS;
    int b = -1;
    long room = 0;
    Bin bin = null;
    for (int i = 0; i < probability.length; i++) {
      long left = weight[area[i]];
      while (left > 0) {
        if (room == 0) {
          b++;
          bin = new Bin();
          bins[b] = bin;
          room = size + (b < larger ? 1 : 0);
        }
        long part = Math.min(left, room);
        bin.weight += part;
        bin.forecast += part * probability[i];
        bin.events += happened[i] ? part : 0;
        room -= part;
        left -= part;
      }
    }
    return Arrays.copyOf(bins, b + 1);
  }

  Bin[] bins(int[] weight) {
    double all = 0;
    for (int each : area) {
      all += weight[each];
    }
    return bins(weight, all);
  }
}
