package org.forebell.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Everything that the processes told at one look. */
public final class Metrics {

  /** Nothing. */
  public static final Metrics NONE = new Metrics(List.of());

  private final Map<String, List<Series>> byName = new HashMap<>();

  public Metrics(List<Series> all) {
    for (Series each : all) {
      if (!Double.isNaN(each.value())) {
        byName.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each);
      }
    }
  }

  List<Series> of(String name) {
    return byName.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  private DoubleStream values(String name) {
    return of(name).stream().mapToDouble(Series::value);
  }

  /** The sum, 0 of none. */
  double sum(String name) {
    return values(name).sum();
  }

  /** The sum of those with that label. */
  double sum(String name, String label, String value) {
    return of(name).stream()
        .filter(each -> each.label(label).equals(value))
        .mapToDouble(Series::value)
        .sum();
  }

  /** The least, NaN of none. */
  double min(String name) {
    return values(name).min().orElse(Double.NaN);
  }

  /** The greatest, NaN of none. */
  double max(String name) {
    return values(name).max().orElse(Double.NaN);
  }

  /** Values by a label, put together where several processes tell the same. */
  Map<String, Double> by(String name, String label, DoubleBinaryOperator both) {
    Map<String, Double> values = new TreeMap<>();
    of(name).forEach(each -> values.merge(each.label(label), each.value(), both::applyAsDouble));
    return values;
  }

  /** The series with the greatest value, null of none. */
  Series greatest(String name) {
    return of(name).stream().reduce((a, b) -> b.value() > a.value() ? b : a).orElse(null);
  }

  Series least(String name) {
    return of(name).stream().reduce((a, b) -> b.value() < a.value() ? b : a).orElse(null);
  }

  /**
   * A quantile of a histogram as Prometheus computes it: linear within a bucket; NaN where nothing
   * was observed.
   *
   * @param name without its ending
   */
  double quantile(String name, double share) {
    TreeMap<Double, Double> buckets = new TreeMap<>();
    for (Series each : of(name + "_bucket")) {
      String bound = each.label("le");
      double upper =
          bound.equals("+Inf") || bound.isEmpty()
              ? Double.POSITIVE_INFINITY
              : Double.parseDouble(bound);
      buckets.merge(upper, each.value(), Double::sum);
    }
    double all = buckets.isEmpty() ? 0 : buckets.lastEntry().getValue();
    if (all <= 0) {
      return Double.NaN;
    }
    double below = 0;
    double under = 0;
    for (Map.Entry<Double, Double> each : buckets.entrySet()) {
      if (each.getValue() >= share * all) {
        if (each.getKey().isInfinite()) {
          return below;
        }
        double within = (share * all - under) / Math.max(each.getValue() - under, 1e-9);
        return below + (each.getKey() - below) * within;
      }
      below = each.getKey();
      under = each.getValue();
    }
    return below;
  }

  /** All series, for a label of their own. */
  Stream<Series> all() {
    return byName.values().stream().flatMap(List::stream);
  }
}
