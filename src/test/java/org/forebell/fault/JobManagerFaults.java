package org.forebell.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The JobManager dies; what it knew is in ZooKeeper and in a folder. */
@Order(6)
@ExtendWith(Stands.class)
class JobManagerFaults {

  @Test
  void killedAndBackAsAnotherProcess() throws Exception {
    new Fault("jobmanager-killed", 1, 8, Ground.brisk().withHighAvailability())
        .struckBy(
            run -> {
              run.range().view().awaitCheckpoint();
              String job = run.range().view().job();
              run.struck();
              run.range().machines().kill("jobmanager");
              run.range().startJobManager();
              // Until they give it up, TaskManagers go on without it.
              run.range().view().awaitRunning();
              run.isWhole();
              assertThat(run.range().view().job()).as("it came back by itself").isEqualTo(job);
            });
  }
}
