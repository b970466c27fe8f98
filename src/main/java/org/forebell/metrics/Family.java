package org.forebell.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.Metric;

/** All series of one name. Not for several threads at once. */
final class Family {

  private static final double[] QUANTILES = {0.5, 0.95, 0.99};
  private static final long UNKNOWN = 0;

  private final MetricMetadata about;
  private final Kind kind;
  private final double scale;
  private final Map<Labels, Parts> series = new LinkedHashMap<>();

  /**
   * @param name without the ending that Prometheus asks of counters and infos
   * @param scale what a value is multiplied with to come to the unit of the name
   */
  Family(String name, Kind kind, double scale, String help) {
    this.about = new MetricMetadata(name, help);
    this.kind = kind;
    this.scale = scale;
  }

  /** What tells of one series, and what those told that have ended. */
  private static final class Parts {
    private final List<Metric> live = new ArrayList<>(1);
    private double gone;
    private BucketSum goneBuckets;
  }

  void add(Metric metric, Labels labels) {
    series.computeIfAbsent(labels, first -> new Parts()).live.add(metric);
  }

  void remove(Metric metric, Labels labels) {
    Parts parts = series.get(labels);
    if (parts == null || !parts.live.remove(metric)) {
      return;
    }
    switch (kind) {
      case COUNTER -> parts.gone += finite(Values.of(metric));
      case HISTOGRAM -> {
        BucketSum last = BucketSum.of(metric);
        parts.goneBuckets = last == null ? parts.goneBuckets : last.plus(parts.goneBuckets);
      }
      case GAUGE_SUM, GAUGE_MIN, GAUGE_MAX, SUMMARY, INFO -> {
        if (parts.live.isEmpty()) {
          series.remove(labels);
        }
      }
    }
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  boolean isEmpty() {
    return series.isEmpty();
  }

  /** What families have to tell now, in their order. */
  static MetricSnapshots snapshots(Iterable<Family> families) {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    for (Family family : families) {
      MetricSnapshot told = family.snapshot();
      if (told != null) {
        all.metricSnapshot(told);
      }
    }
    return all.build();
  }

  /** What there is to tell now; null for nothing. */
  private MetricSnapshot snapshot() {
    return switch (kind) {
      case HISTOGRAM -> histogram();
      case SUMMARY -> summary();
      case COUNTER -> {
        List<CounterDataPointSnapshot> points = new ArrayList<>();
        values()
            .forEach(
                (labels, value) ->
                    points.add(new CounterDataPointSnapshot(value, labels, null, UNKNOWN)));
        yield points.isEmpty() ? null : new CounterSnapshot(about, points);
      }
      case INFO -> {
        List<InfoDataPointSnapshot> points = new ArrayList<>();
        values().keySet().forEach(labels -> points.add(new InfoDataPointSnapshot(labels)));
        yield points.isEmpty() ? null : new InfoSnapshot(about, points);
      }
      case GAUGE_SUM, GAUGE_MIN, GAUGE_MAX -> {
        List<GaugeDataPointSnapshot> points = new ArrayList<>();
        values()
            .forEach(
                (labels, value) -> points.add(new GaugeDataPointSnapshot(value, labels, null)));
        yield points.isEmpty() ? null : new GaugeSnapshot(about, points);
      }
    };
  }

  private Map<Labels, Double> values() {
    Map<Labels, Double> values = new LinkedHashMap<>();
    series.forEach(
        (labels, parts) -> {
          if (kind == Kind.COUNTER && parts.gone != 0) {
            values.merge(labels, parts.gone * scale, this::merge);
          }
          for (Metric part : parts.live) {
            Values.each(
                part, labels, (whose, value) -> values.merge(whose, value * scale, this::merge));
          }
        });
    return values;
  }

  private double merge(double one, double other) {
    return switch (kind) {
      case GAUGE_MIN -> Math.min(one, other);
      case GAUGE_MAX, INFO -> Math.max(one, other);
      case COUNTER, GAUGE_SUM, HISTOGRAM, SUMMARY -> one + other;
    };
  }

  private MetricSnapshot histogram() {
    List<HistogramSnapshot.HistogramDataPointSnapshot> points = new ArrayList<>();
    series.forEach(
        (labels, parts) -> {
          BucketSum sum = parts.goneBuckets;
          for (Metric part : parts.live) {
            BucketSum told = BucketSum.of(part);
            sum = told == null ? sum : told.plus(sum);
          }
          if (sum != null) {
            points.add(sum.snapshot(labels));
          }
        });
    return points.isEmpty() ? null : new HistogramSnapshot(about, points);
  }

  private MetricSnapshot summary() {
    List<SummaryDataPointSnapshot> points = new ArrayList<>();
    series.forEach(
        (labels, parts) -> {
          if (!parts.live.isEmpty() && parts.live.get(0) instanceof Histogram histogram) {
            points.add(summary(labels, histogram));
          }
        });
    return points.isEmpty() ? null : new SummarySnapshot(about, points);
  }

  private SummaryDataPointSnapshot summary(Labels labels, Histogram histogram) {
    HistogramStatistics told = histogram.getStatistics();
    Quantile[] quantiles = new Quantile[QUANTILES.length];
    for (int i = 0; i < QUANTILES.length; i++) {
      quantiles[i] = new Quantile(QUANTILES[i], told.getQuantile(QUANTILES[i]) * scale);
    }
    long count = histogram.getCount();
    return new SummaryDataPointSnapshot(
        count,
        told.getMean() * count * scale,
        Quantiles.of(quantiles),
        labels,
        Exemplars.EMPTY,
        UNKNOWN);
  }
}
