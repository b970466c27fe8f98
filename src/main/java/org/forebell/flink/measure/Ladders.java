package org.forebell.flink.measure;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.alert.AlertOutcome;
import org.forebell.delivery.LadderState;
import org.forebell.delivery.Step;
import org.forebell.risk.Level;

/** Whom alerts called, how long it took until somebody answered, and what came of them. */
public final class Ladders {

  private static final double SECOND_MS = 1000.0;

  /** Nobody was called for it, or too long ago. */
  private static final String UNKNOWN = "unknown";

  private final MetricGroup forebell;
  private final Map<String, Counter> outcomes = new HashMap<>();
  private final Counter calls;
  private final Counter climbs;
  private final Counter unanswered;
  private final Counter acknowledged;
  private final Buckets delays = new Buckets(60, 300, 600, 900, 1800, 3600, 10_800, 43_200, 86_400);

  public Ladders(MetricGroup forebell) {
    this.forebell = forebell;
    calls = Measures.counter(forebell, "ladder_calls_total");
    climbs = Measures.counter(forebell, "ladder_climbs_total");
    unanswered = Measures.counter(forebell, "ladder_unanswered_total");
    acknowledged = Measures.counter(forebell, "acknowledgements_total");
    forebell.histogram("acknowledgement_delay_seconds", delays);
  }

  /**
   * Somebody told what came of an alert.
   *
   * @param of what is known of the alert; null where it was forgotten
   */
  public void cameOf(LadderState of, AlertOutcome.Finding finding) {
    String level = of == null || of.called() == Level.NORMAL ? UNKNOWN : of.called().code();
    outcomes
        .computeIfAbsent(
            level + ' ' + finding.code(),
            first ->
                Measures.counter(
                    forebell, "outcomes_total", "level", level, "finding", finding.code()))
        .inc();
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
