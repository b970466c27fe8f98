package org.forebell.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A TaskManager dies, or falls silent. */
@Order(4)
@ExtendWith(Stands.class)
class TaskManagerFaults {
  @Test
  @Order(1)
  void killedInTheMiddleOfACheckpoint() throws Exception {
    new Fault("taskmanager-killed-in-checkpoint", 1, 20, Ground.brisk())
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
  @Order(2)
  void killedBetweenTwoCheckpoints() throws Exception {
    new Fault("taskmanager-killed-between-checkpoints", 1, 20, Ground.brisk())
        .struckBy(
            run -> {
              run.range().awaitTaskManagers();
              while (killWhenACheckpointIsComplete(run)) {
                run.awaitNews();
                run.range().awaitTaskManagers();
              }
              run.awaitNews();
            });
  }

  /** Returns whether the next had begun before the machine was dead. */
  private static boolean killWhenACheckpointIsComplete(Run run) throws Exception {
    String victim = run.range().view().busyTaskManagers().get(0);
    CheckpointFolder folder = CheckpointFolder.of(run.range());
    Path newest = folder.awaitComplete();
    run.struck();
    run.range().machines().kill(victim);
    boolean tooLate = !folder.newestBegun().equals(newest);
    run.range().startTaskManager();
    return tooLate;
  }
}
