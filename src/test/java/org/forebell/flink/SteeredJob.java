package org.forebell.flink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The escalation job with two slots and a cluster of its own, which takes a checkpoint when told to
 * and at no other time, and does not restart: so it is known what it has committed.
 */
final class SteeredJob implements AutoCloseable {
  private final MiniCluster cluster;
  private final JobID job;

  private SteeredJob(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /**
   * Starts it.
   *
   * @param checkpoint to go on from, null to begin without memory
   */
  static SteeredJob start(KafkaEnds kafka, Path state, String checkpoint) throws Exception {
    MiniCluster cluster = TwoSlots.start();
    URI rest = cluster.getRestAddress().get();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createRemoteEnvironment(
            rest.getHost(), rest.getPort(), settings(state, checkpoint));
    env.setParallelism(2);
    EscalationJob.build(env, kafka, ShippedSettings.read());
    return new SteeredJob(cluster, env.executeAsync(kafka.group()).getJobID());
  }

  private static Configuration settings(Path state, String checkpoint) {
    Configuration settings = JobDefaults.configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofDays(1));
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.toUri().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    if (checkpoint != null) {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
    }
    return settings;
  }

  /** Takes a checkpoint, once it runs, and returns its folder when it is complete. */
  String checkpoint() throws ExecutionException, InterruptedException {
    return cluster.triggerCheckpoint(job).get();
  }

  boolean isRunning() throws ExecutionException, InterruptedException {
    return cluster.getJobStatus(job).get() == JobStatus.RUNNING;
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }

  /**
   * For {@link DoomedJob}: BOOTSTRAP GROUP STATE TIMEOUT; a line on standard input asks for more.
   */
  public static void main(String[] arguments) throws Exception {
    Properties kafka = new Properties();
    kafka.setProperty(KafkaEnds.TRANSACTION_TIMEOUT, arguments[3]);
    KafkaEnds ends = new KafkaEnds(arguments[0], arguments[1], kafka);
    try (SteeredJob job = start(ends, Path.of(arguments[2]), null)) {
      while (System.in.read() == '\n') {
        System.out.println(job.checkpoint());
      }
    }
  }
}
