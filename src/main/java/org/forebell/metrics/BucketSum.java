package org.forebell.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.metrics.Metric;

/**
 * The buckets of a histogram of Forebell's. The job's class is unknown here; it is told by a {@link
 * Supplier} of a map: {@code bounds} (double[], the upper bound of each bucket but the last),
 * {@code counts} (long[], one more), {@code sum} (Double), and of the newest observation in each
 * bucket {@code exemplars} (String[], null for none), {@code exemplarValues} (double[]) and {@code
 * exemplarTimes} (long[], epoch milliseconds).
 */
record BucketSum(double[] bounds, long[] counts, double sum, List<Exemplar> exemplars) {

  /** What it tells; null for what is no such histogram. */
  static BucketSum of(Metric metric) {
    if (metric instanceof Supplier<?> supplier
        && supplier.get() instanceof Map<?, ?> told
        && told.get("bounds") instanceof double[] bounds
        && told.get("counts") instanceof long[] counts
        && told.get("sum") instanceof Double sum
        && counts.length == bounds.length + 1) {
      return new BucketSum(bounds, counts, sum, exemplars(told));
    }
    return null;
  }

  private static List<Exemplar> exemplars(Map<?, ?> told) {
    List<Exemplar> found = new ArrayList<>();
    if (told.get("exemplars") instanceof String[] names
        && told.get("exemplarValues") instanceof double[] values
        && told.get("exemplarTimes") instanceof long[] times) {
      for (int i = 0; i < names.length; i++) {
        if (names[i] != null) {
          found.add(
              Exemplar.builder()
                  .value(values[i])
                  .labels(Labels.of("alert_id", names[i]))
                  .timestampMillis(times[i])
                  .build());
        }
      }
    }
    return found;
  }

  /** Both together; of another layout only this one counts. */
  BucketSum plus(BucketSum other) {
    if (other == null || !Arrays.equals(bounds, other.bounds)) {
      return this;
    }
    long[] both = counts.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] += other.counts[i];
    }
    List<Exemplar> all = new ArrayList<>(exemplars);
    all.addAll(other.exemplars);
    return new BucketSum(bounds, both, sum + other.sum, all);
  }

  HistogramDataPointSnapshot snapshot(Labels labels) {
    double[] upper = Arrays.copyOf(bounds, bounds.length + 1);
    upper[bounds.length] = Double.POSITIVE_INFINITY;
    Number[] each = new Number[counts.length];
    Arrays.setAll(each, i -> counts[i]);
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(upper, each), sum, labels, Exemplars.of(exemplars), 0L);
  }
}
