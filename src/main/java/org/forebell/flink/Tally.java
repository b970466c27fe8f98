package org.forebell.flink;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * What a bounded run counts and tells at its end; for metrics see {@link
 * org.forebell.flink.measure}.
 */
public enum Tally {
  READ,
  REJECTED,
  ASSESSMENTS,
  ALERTS;

  /** One operator's count of this. */
  static final class Count {

    private final LongCounter total = new LongCounter();

    private Count() {}

    void inc() {
      total.add(1L);
    }
  }

  Count in(RuntimeContext runtime) {
    Count count = new Count();
    runtime.addAccumulator(name(), count.total);
    return count;
  }
}
