package org.forebell.flink.measure;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Where an operator's metrics of Forebell's go. */
public final class Measures {

  private Measures() {}

  /** The group of Forebell's metrics in an operator's group. */
  public static MetricGroup in(MetricGroup operator) {
    return operator.addGroup("forebell");
  }

  /**
   * A counter.
   *
   * @param labels names and values by turns
   */
  static Counter counter(MetricGroup forebell, String name, String... labels) {
    return labelled(forebell, labels).counter(name);
  }

  static MetricGroup labelled(MetricGroup forebell, String... labels) {
    MetricGroup group = forebell;
    for (int i = 0; i < labels.length; i += 2) {
      group = group.addGroup(labels[i], labels[i + 1]);
    }
    return group;
  }
}
