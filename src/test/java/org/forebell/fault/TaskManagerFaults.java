package org.forebell.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.forebell.flink.submit.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A TaskManager dies, or falls silent. */
@ExtendWith(Stands.class)
class TaskManagerFaults {
  private static final double PROMISED_SECONDS = 30;

  @Test
  void killedInTheMiddleOfACheckpoint() throws Exception {
    new Fault("taskmanager-killed-in-checkpoint", 1, 25, Ground.brisk())
        .struckBy(
            run -> {
              run.range().awaitTaskManagers();
              while (killWhenACheckpointBegins(run)) {
                run.awaitNews();
                run.range().awaitTaskManagers();
              }
              run.awaitNews();
            });
  }

  /** Returns whether the checkpoint was complete before the machine was dead. */
  private static boolean killWhenACheckpointBegins(Run run) throws Exception {
    String victim = run.range().view().busyTaskManagers().get(0);
    Path checkpoint = CheckpointFolder.of(run.range()).awaitBegun();
    run.struck();
    run.range().machines().kill(victim);
    boolean tooLate = Files.exists(checkpoint.resolve("_metadata"));
    run.range().startTaskManager();
    return tooLate;
  }

  @Test
  void killedBetweenTwoCheckpoints() throws Exception {
    new Fault("taskmanager-killed-between-checkpoints", 1, 25, Ground.brisk())
        .struckBy(
            run -> {
              run.range().awaitTaskManagers();
              String victim = run.range().view().busyTaskManagers().get(0);
              Path newest = CheckpointFolder.of(run.range()).awaitComplete();
              run.struck();
              run.range().machines().kill(victim);
              assertThat(CheckpointFolder.of(run.range()).newestBegun()).isEqualTo(newest);
              run.range().startTaskManager();
              run.awaitNews();
            });
  }

  @Test
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
  void killedWithNoneToSpare() throws Exception {
    List<Double> seconds =
        new Fault("taskmanager-killed-none-to-spare", 0, 6, Ground.asShipped().withSlots(1))
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

  /** As if its machine had lost its network: nobody says that it is gone, and it comes back. */
  @Test
  void frozenAndBackWhenItIsTooLate() throws Exception {
    List<Double> seconds =
        new Fault("taskmanager-frozen-and-back", 0, 6, Ground.asShipped())
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
    run.range().view().awaitCheckpoint();
    // Anywhere between two checkpoints.
    run.load().awaitHours(1 + run.random().nextInt(40));
  }
}
