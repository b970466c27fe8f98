package org.forebell.flink.measure;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.delivery.Step;

/** What recipients are not told, and what could not be told to them. */
public final class Books {

  private final Counter suppressed;
  private final Counter dead;

  public Books(MetricGroup forebell) {
    suppressed = Measures.counter(forebell, "deliveries_suppressed_total");
    dead = Measures.counter(forebell, "dead_letters_total");
  }

  /** A step of a recipient's book. */
  public void stepped(Step step) {
    if (step.kind() == Step.Kind.SUPPRESSED) {
      suppressed.inc();
    } else if (step.isDeadLetter()) {
      dead.inc();
    }
  }
}
