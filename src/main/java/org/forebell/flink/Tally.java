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
  UNPLACED("alerts_unplaced");

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

  Count in(RuntimeContext runtime) {
    Count count = new Count(runtime.getMetricGroup().counter(metric));
    runtime.addAccumulator(name(), count.total);
    return count;
  }
}
