package org.forebell.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.forebell.flink.submit.Start;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How soon alerts go on when a machine is lost, with the settings of jobs/escalation/job.yaml and
 * those that every cluster of ours has.
 */
@Order(10)
@ExtendWith(Stands.class)
class RecoveryFaults {
  private static final double PROMISED_SECONDS = 30;

  @Test
  @Order(4)
  void killedWithTheSettingsAsShipped() throws Exception {
    List<Double> seconds =
        new Fault("taskmanager-killed-as-shipped", 1, 6, Ground.asShipped())
            .struckBy(
                run -> {
                  beginAnew(run);
                  String victim = run.range().view().busyTaskManagers().get(0);
                  run.struck();
                  run.range().machines().kill(victim);
                  run.awaitNews();
                  run.range().startTaskManager();
                  run.range().awaitTaskManagers();
                });
    assertThat(seconds).allMatch(each -> each <= PROMISED_SECONDS);
  }

  /** As on Kubernetes: as many slots as the job needs, and a new machine for one that died. */
  @Test
  @Order(6)
  void killedWithNoneToSpare() throws Exception {
    List<Double> seconds =
        new Fault("taskmanager-killed-none-to-spare", 0, 5, Ground.asShipped().withSlots(1))
            .struckBy(
                run -> {
                  beginAnew(run);
                  String victim = run.range().view().busyTaskManagers().get(0);
                  run.struck();
                  run.range().machines().kill(victim);
                  run.range().startTaskManager();
                  run.awaitNews();
                });
    assertThat(seconds).allMatch(each -> each <= PROMISED_SECONDS);
  }

  /**
   * As if its machine had lost its network: nobody says that it is gone, and it comes back, or ends
   * itself when it finds how late it is.
   */
  @Test
  @Order(5)
  void frozenAndBackWhenItIsTooLate() throws Exception {
    List<Double> seconds =
        new Fault("taskmanager-frozen-and-back", 0, 5, Ground.asShipped())
            .struckBy(
                run -> {
                  beginAnew(run);
                  String victim = run.range().view().busyTaskManagers().get(0);
                  run.struck();
                  run.range().machines().freeze(victim);
                  run.awaitNews();
                  run.range().machines().thaw(victim);
                  run.range().awaitTaskManagers();
                });
    assertThat(seconds).allMatch(each -> each <= PROMISED_SECONDS);
  }

  /** The pause before a restart grows with each within ten minutes; a new job knows of none. */
  private static void beginAnew(Run run) throws IOException {
    if (run.number() > 0) {
      var unused = run.range().stop();
      run.range().submit(Start.Memory.NEWEST, null);
    }
    run.range().awaitTaskManagers();
    run.range().view().awaitCheckpoint();
    // Anywhere between two checkpoints.
    run.load().awaitHours(1 + run.random().nextInt(40));
  }
}
