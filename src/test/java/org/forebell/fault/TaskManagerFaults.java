package org.forebell.fault;

import org.junit.jupiter.api.Test;

/** A TaskManager dies, or falls silent. */
class TaskManagerFaults {

  @Test
  void killedBetweenTwoCheckpoints() throws Exception {
    Fault.named("taskmanager-killed-between-checkpoints", 1, 22, Ground.brisk())
        .struckBy(
            run -> {
              run.range().view().awaitCheckpoint();
              String victim = run.range().view().busyTaskManagers().get(0);
              run.struck();
              run.range().machines().kill(victim);
              run.awaitNews();
              run.range().startTaskManager();
              run.range().awaitTaskManagers();
            });
  }
}
