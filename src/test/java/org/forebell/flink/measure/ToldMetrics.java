package org.forebell.flink.measure;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A group that keeps what is told in it, by name and labels: {@code name{label=value}}. */
final class ToldMetrics extends UnregisteredMetricsGroup {

  private final Map<String, Counter> counters;
  private final Map<String, Gauge<?>> gauges;
  private final Map<String, String> labels;

  ToldMetrics() {
    this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  private ToldMetrics(
      Map<String, Counter> counters, Map<String, Gauge<?>> gauges, Map<String, String> labels) {
    this.counters = counters;
    this.gauges = gauges;
    this.labels = labels;
  }

  @Override
  public MetricGroup addGroup(String key, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(key, value);
    return new ToldMetrics(counters, gauges, more);
  }

  @Override
  public Counter counter(String name) {
    Counter counter = super.counter(name);
    counters.put(name + labels, counter);
    return counter;
  }

  @Override
  public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
    gauges.put(name + labels, gauge);
    return gauge;
  }

  /** Counters that have counted anything. */
  Map<String, Long> counted() {
    Map<String, Long> counted = new TreeMap<>();
    counters.forEach(
        (name, counter) -> {
          if (counter.getCount() > 0) {
            counted.put(name, counter.getCount());
          }
        });
    return counted;
  }

  Object gauge(String name) {
    return gauges.get(name + labels).getValue();
  }
}
