package org.forebell.flink;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/** What a job counts, both as a metric and in the result of a bounded run. */
public enum Tally {
  READ("records_read"),
  HEARTBEATS("heartbeats"),
  NOTHING_TO_REPORT("reports_nothing"),
  REJECTED("reports_rejected"),
  LATE("reports_late"),
  DUPLICATE("reports_duplicate"),
  CORRECTED("reports_corrected"),
  WITHDRAWN("reports_withdrawn"),
  TOO_OLD("reports_too_old"),
  ASSESSMENTS("assessments"),
  ALERTS("alerts"),
  SHADOW_ALERTS("alerts_shadow"),
  POLICIES("policies_published"),
  UNPLACED("alerts_unplaced"),
  ALERTS_HEARD("alerts_heard"),
  ANSWERS("acknowledgements"),
  OUTCOMES("outcomes"),
  ROUTINGS("routings_published"),
  NOT_DELIVERABLE("notification_rejected"),
  CALLS("calls"),
  CLIMBS("ladder_climbs"),
  UNANSWERED("ladder_expired"),
  SUPPRESSED("deliveries_suppressed"),
  SENT("deliveries_sent"),
  SENT_BEFORE("deliveries_sent_before"),
  FAILED("deliveries_failed"),
  DEAD_LETTERS("deliveries_dead");

  private final String metric;

  Tally(String metric) {
    this.metric = metric;
  }

  /** One operator's count of this. */
  static final class Count {

    private final Counter counter;
    private final LongCounter total = new LongCounter();

    private Count(Counter counter) {
      this.counter = counter;
    }

    void inc() {
      counter.inc();
      total.add(1L);
    }
  }

  /**
   * As a metric alone: a job without an end has no totals, and two of a chain could not share one.
   */
  Counter metric(RuntimeContext runtime) {
    return runtime.getMetricGroup().counter(metric);
  }

  Count in(RuntimeContext runtime) {
    Count count = new Count(runtime.getMetricGroup().counter(metric));
    runtime.addAccumulator(name(), count.total);
    return count;
  }
}
