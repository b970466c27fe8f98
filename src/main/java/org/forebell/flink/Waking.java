package org.forebell.flink;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;

/**
 * Time for what has one timer a key: what it is, and when to be woken. Timers stand in checkpoints;
 * one that came due while the job was down goes off when it is up again.
 */
final class Waking {

  static final long NEVER = Long.MAX_VALUE;

  private final Pace pace;
  private final ValueState<Long> set;
  private long newest;

  /**
   * @param set the timer of the current key, on the machine's clock
   */
  Waking(Pace pace, ValueState<Long> set) {
    this.pace = pace;
    this.set = set;
  }

  /** Alerts or steps tell of this time, epoch milliseconds. */
  void seen(long at) {
    newest = Math.max(newest, at);
  }

  long now(TimerService timers) {
    return pace.now(timers, newest);
  }

  /** Lets the current key be woken then and at no other time, epoch milliseconds. */
  void at(long wanted, TimerService timers) throws IOException {
    Long before = set.value();
    Long next = wanted == NEVER ? null : onTheClock(wanted, timers);
    if (before != null && !before.equals(next)) {
      timers.deleteProcessingTimeTimer(before);
    }
    if (next != null) {
      timers.registerProcessingTimeTimer(next);
    }
    set.update(next);
  }

  /** What is past is due a moment from now, so that no clock step back can hide it. */
  private long onTheClock(long wanted, TimerService timers) {
    long clock = timers.currentProcessingTime();
    long wait = Math.max(1, wanted - now(timers));
    return wait > NEVER - clock ? NEVER - 1 : clock + wait;
  }
}
