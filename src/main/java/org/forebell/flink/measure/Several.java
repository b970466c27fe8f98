package org.forebell.flink.measure;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The values of several series of one name, by their labels: what a gauge gives so that series can
 * end, as an area's does when it is normal again. Flink's groups keep a metric until its task ends.
 */
final class Several extends AbstractMap<Map<String, String>, Number> {

  private final Map<Map<String, String>, Number> values = new HashMap<>();

  /** What gives them when asked. */
  @FunctionalInterface
  interface Telling {
    void tell(Several into);
  }

  static void gauge(MetricGroup forebell, String name, Telling telling) {
    Gauge<Several> gauge =
        () -> {
          Several values = new Several();
          telling.tell(values);
          return values;
        };
    forebell.gauge(name, gauge);
  }

  @Override
  public Number put(Map<String, String> labels, Number value) {
    return values.put(labels, value);
  }

  @Override
  public Set<Entry<Map<String, String>, Number>> entrySet() {
    return values.entrySet();
  }

  /** Short, since Flink's own pages fetch the text of every gauge. */
  @Override
  public String toString() {
    return values.size() + " series";
  }
}
