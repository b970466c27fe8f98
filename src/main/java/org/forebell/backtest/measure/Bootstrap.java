package org.forebell.backtest.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Intervals by resampling whole areas (Efron and Tibshirani, "An Introduction to the Bootstrap",
 * 1993, §13.3): days of one area hang together, areas much less. Percentiles at 2.5 and 97.5.
 */
public final class Bootstrap {

  private static final Measure[] MEASURES = Measure.values();
  private static final double LOW = 0.025;

  private final int[][] weights;

  /**
   * @param areas how many areas there are
   * @param resamples how many draws
   */
  public Bootstrap(int areas, int resamples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.weights = new int[resamples][areas];
    for (int[] weight : weights) {
      for (int i = 0; i < areas; i++) {
        weight[random.nextInt(areas)]++;
      }
    }
  }

  /** Every measure with its interval. */
  public Map<Measure, Interval> measures(Judged judged) {
    double[][] drawn = new double[MEASURES.length][weights.length];
    for (int r = 0; r < weights.length; r++) {
      double[] values = judged.measures(weights[r]);
      for (int m = 0; m < values.length; m++) {
        drawn[m][r] = values[m];
      }
    }
    double[] values = judged.measures();
    Map<Measure, Interval> measures = new EnumMap<>(Measure.class);
    for (Measure measure : MEASURES) {
      measures.put(measure, interval(values[measure.ordinal()], drawn[measure.ordinal()]));
    }
    return measures;
  }

  /** Ten bins of the forecasts and how often the event came in each. */
  public List<Reliability> reliability(Judged judged) {
    int[] once = new int[judged.areas()];
    Arrays.fill(once, 1);
    Judged.Bin[] bins = judged.bins(once);
    double[][] drawn = new double[bins.length][weights.length];
    for (int r = 0; r < weights.length; r++) {
      Judged.Bin[] resampled = judged.bins(weights[r]);
      for (int b = 0; b < bins.length; b++) {
        drawn[b][r] = b < resampled.length ? resampled[b].events / resampled[b].weight : Double.NaN;
      }
    }
    List<Reliability> reliability = new ArrayList<>();
    for (int b = 0; b < bins.length; b++) {
      double weight = bins[b].weight;
      reliability.add(
          new Reliability(
              bins[b].forecast / weight,
              interval(bins[b].events / weight, drawn[b]),
              (long) weight));
    }
    return reliability;
  }

  /**
   * A measure of one's own with its interval.
   *
   * @param measure the value with each area as often as it was drawn
   */
  public Interval of(ToDoubleFunction<int[]> measure) {
    int[] once = new int[weights[0].length];
    Arrays.fill(once, 1);
    return interval(
        measure.applyAsDouble(once), Arrays.stream(weights).mapToDouble(measure).toArray());
  }

  private static Interval interval(double value, double[] drawn) {
    double[] sorted = Arrays.stream(drawn).filter(each -> !Double.isNaN(each)).sorted().toArray();
    if (sorted.length == 0) {
      return new Interval(value, Double.NaN, Double.NaN);
    }
    int low = (int) (LOW * (sorted.length - 1));
    return new Interval(value, sorted[low], sorted[sorted.length - 1 - low]);
  }
}
