package org.forebell.fault;

import java.util.List;
import java.util.function.Function;
import org.forebell.flink.Stamps;
import org.forebell.report.HostileInputs;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes from the field is not as it should be. */
@Order(1)
@ExtendWith(Stands.class)
class SenderFaults {

  @Test
  @Order(1)
  void aTenthIsPoison() throws Exception {
    new Fault("poison-burst", 1, 16, Ground.brisk())
        .struckBy(
            run -> {
              run.struck();
              run.load().through(hostileBeside(run.random().nextLong()));
              run.load().awaitHours(40);
              run.load().through(List::of);
            });
  }

  /** One record in ten is as an enemy would write it. */
  private static Function<Scene, List<Scene>> hostileBeside(long seed) {
    HostileInputs hostile = new HostileInputs(seed);
    int[] sent = {0};
    return scene ->
        ++sent[0] % 9 > 0
            ? List.of(scene)
            : List.of(
                scene, new Scene(scene.access(), scene.area(), scene.knownAt(), hostile.next()));
  }

  /** Topics are stamped rightly, as by a gateway; what a quarter of the areas writes is not. */
  @Test
  @Order(2)
  void aClockOneYearWrong() throws Exception {
    new Fault("source-clock-year-wrong", 1, 10, Ground.brisk()).struckBy(SenderFaults::wrongClock);
  }

  /** Senders stamp what they send a year off too, and the broker does not listen. */
  @Test
  void aClockOneYearWrongWhereBrokersStamp() throws Exception {
    new Fault(
            "source-clock-year-wrong-broker-stamps", 0, 8, Ground.brisk().stampedBy(Stamps.BROKER))
        .struckBy(SenderFaults::wrongClock);
  }

  private static void wrongClock(Run run) {
    run.struck();
    run.load().through(new WrongClock(run.number() % 2 == 0 ? 365 : -365));
    run.load().awaitHours(40);
    run.load().through(List::of);
  }
}
