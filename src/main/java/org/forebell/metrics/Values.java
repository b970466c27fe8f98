package org.forebell.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;

/**
 * What a metric of Flink's tells in numbers.
 *
 * <p>A gauge of Forebell's may give a map: one series for each of its entries, the key the labels
 * and their values, the value a number. So series can end, which Flink's metric groups do not
 * allow.
 */
final class Values {

  /** Takes a series and its value. */
  @FunctionalInterface
  interface Taker {
    void take(Labels labels, double value);
  }

  private Values() {}

  /** The one value, NaN where there is none. */
  static double of(Metric metric) {
    if (metric instanceof Counter counter) {
      return counter.getCount();
    }
    if (metric instanceof Meter meter) {
      return meter.getCount();
    }
    return metric instanceof Gauge<?> gauge ? number(told(gauge)) : Double.NaN;
  }

  /** Each series that a metric tells; what is no number is left out. */
  static void each(Metric metric, Labels labels, Taker out) {
    Object told = metric instanceof Gauge<?> gauge ? told(gauge) : null;
    if (told instanceof Map<?, ?> several) {
      several.forEach(
          (key, value) -> {
            if (key instanceof Map<?, ?> own) {
              take(labels(labels, own), number(value), out);
            }
          });
    } else {
      take(labels, told == null ? of(metric) : number(told), out);
    }
  }

  private static void take(Labels labels, double value, Taker out) {
    if (!Double.isNaN(value)) {
      out.take(labels, value);
    }
  }

  /** A gauge of a part that is just ending may fail; it has nothing to tell then. */
  private static Object told(Gauge<?> gauge) {
    try {
      return gauge.getValue();
    } catch (RuntimeException ending) {
      return null;
    }
  }

  private static double number(Object value) {
    if (value instanceof Long time && time == Long.MIN_VALUE) {
      return Double.NaN; // A watermark before the first.
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return value instanceof Boolean yes ? yes ? 1 : 0 : Double.NaN;
  }

  private static Labels labels(Labels common, Map<?, ?> own) {
    String[] names = new String[own.size()];
    String[] values = new String[own.size()];
    int i = 0;
    for (Map.Entry<?, ?> each : own.entrySet()) {
      names[i] = String.valueOf(each.getKey());
      values[i++] = String.valueOf(each.getValue());
    }
    Labels labels = Labels.of(names, values);
    return common.isEmpty() ? labels : common.merge(labels);
  }
}
