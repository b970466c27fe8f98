package org.forebell.flink.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * A histogram with fixed buckets, so that Prometheus can add up those of many machines; Flink's own
 * keep a sample and its quantiles, which cannot be added. In each bucket it keeps the name of the
 * newest thing observed, where one was given.
 *
 * <p>The reporter has another class loader and knows it by the map it supplies: {@code bounds},
 * {@code counts}, {@code sum}, {@code exemplars}, {@code exemplarValues}, {@code exemplarTimes}.
 */
public final class Buckets implements Histogram, Supplier<Map<String, Object>> {

  private final double[] bounds;
  private final long[] counts;
  private final String[] newest;
  private final double[] newestValues;
  private final long[] newestTimes;
  private double sum;

  /**
   * @param bounds the upper bound of each bucket but the last, in the unit of the name
   */
  public Buckets(double... bounds) {
    this.bounds = bounds.clone();
    int all = bounds.length + 1;
    this.counts = new long[all];
    this.newest = new String[all];
    this.newestValues = new double[all];
    this.newestTimes = new long[all];
  }

  /** Counts a value. */
  public synchronized void observe(double value) {
    counts[bucket(value)]++;
    sum += value;
  }

  /** Counts a value of something that has a name, seen at a time in epoch milliseconds. */
  public synchronized void observe(double value, String name, long at) {
    observe(value);
    int bucket = bucket(value);
    newest[bucket] = name;
    newestValues[bucket] = value;
    newestTimes[bucket] = at;
  }

  private int bucket(double value) {
    int at = Arrays.binarySearch(bounds, value);
    return at >= 0 ? at : -at - 1;
  }

  @Override
  public synchronized Map<String, Object> get() {
    Map<String, Object> told = new HashMap<>();
    told.put("bounds", bounds);
    told.put("counts", counts.clone());
    told.put("sum", sum);
    told.put("exemplars", newest.clone());
    told.put("exemplarValues", newestValues.clone());
    told.put("exemplarTimes", newestTimes.clone());
    return told;
  }

  @Override
  public void update(long value) {
    observe(value);
  }

  @Override
  public synchronized long getCount() {
    return Arrays.stream(counts).sum();
  }

  /** For Flink's own pages: quantiles to the bucket, in whole units. */
  @Override
  public HistogramStatistics getStatistics() {
    return new Statistics(bounds, counts(), mean());
  }

  private synchronized long[] counts() {
    return counts.clone();
  }

  private synchronized double mean() {
    long count = getCount();
    return count == 0 ? 0 : sum / count;
  }

  private static final class Statistics extends HistogramStatistics {

    private final double[] bounds;
    private final long[] counts;
    private final double mean;

    Statistics(double[] bounds, long[] counts, double mean) {
      this.bounds = bounds;
      this.counts = counts;
      this.mean = mean;
    }

    @Override
    public double getQuantile(double share) {
      long wanted = (long) Math.ceil(share * Arrays.stream(counts).sum());
      long passed = 0;
      for (int i = 0; i < bounds.length; i++) {
        passed += counts[i];
        if (passed >= wanted) {
          return bounds[i];
        }
      }
      return bounds[bounds.length - 1];
    }

    @Override
    public long[] getValues() {
      return counts.clone();
    }

    @Override
    public int size() {
      return counts.length;
    }

    @Override
    public double getMean() {
      return mean;
    }

    @Override
    public double getStdDev() {
      return Double.NaN;
    }

    @Override
    public long getMax() {
      return (long) getQuantile(1);
    }

    @Override
    public long getMin() {
      return (long) getQuantile(0);
    }
  }
}
