package org.forebell.flink.measure;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.delivery.LadderState;
import org.forebell.delivery.Step;

/** Whom alerts called, and how long it took until somebody answered. */
public final class Ladders {

  private static final double SECOND_MS = 1000.0;

  private final Counter calls;
  private final Counter climbs;
  private final Counter unanswered;
  private final Counter acknowledged;
  private final Buckets delays = new Buckets(60, 300, 600, 900, 1800, 3600, 10_800, 43_200, 86_400);

  public Ladders(MetricGroup forebell) {
    calls = Measures.counter(forebell, "ladder_calls_total");
    climbs = Measures.counter(forebell, "ladder_climbs_total");
    unanswered = Measures.counter(forebell, "ladder_unanswered_total");
    acknowledged = Measures.counter(forebell, "acknowledgements_total");
    forebell.histogram("acknowledgement_delay_seconds", delays);
  }

  /** Somebody is called. */
  public void called() {
    calls.inc();
  }

  /**
   * A step of a ladder.
   *
   * @param before what the ladder knew before it; null where it knew nothing
   */
  public void stepped(Step step, LadderState before) {
    switch (step.kind()) {
      case CLIMBED -> climbs.inc();
      case EXPIRED -> unanswered.inc();
      case ACKNOWLEDGED -> {
        acknowledged.inc();
        if (before != null && before.climb() != null) {
          delays.observe(Math.max(0, step.at() - before.climb().openedAt()) / SECOND_MS);
        }
      }
      case QUEUED, SENT, DELIVERED, FAILED, SUPPRESSED -> {}
    }
  }
}
