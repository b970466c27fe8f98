package org.forebell.fault;

import org.forebell.flink.Stamps;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clocks that let time go on, two of them, each a process of its own. */
@Order(9)
@ExtendWith(Stands.class)
class ClockFaults {
  private static final Ground CLOCKED = Ground.brisk().stampedBy(Stamps.BROKER);

  @Test
  void oneOfTwoDead() throws Exception {
    new Fault("one-of-two-clocks-dead", 0, 10, CLOCKED)
        .struckBy(
            run -> {
              run.struck();
              run.range().machines().kill("clock-" + (1 + run.number() % 2));
              run.awaitNews();
              run.load().awaitHours(20);
              run.awaitNews();
              run.range().startClock(1 + run.number() % 2);
            });
  }

  /** Time stands, and with it all that is told; reports wait. Back, time goes on where it is. */
  @Test
  void allDeadAndBack() throws Exception {
    new Fault("all-clocks-dead-and-back", 0, 10, CLOCKED)
        .struckBy(
            run -> {
              run.range().machines().named("clock").forEach(run.range().machines()::kill);
              run.load().awaitHours(30);
              run.struck();
              run.range().startClock(1);
              run.range().startClock(2);
            });
  }
}
