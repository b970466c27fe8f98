package org.forebell.flink.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.forebell.flink.EscalationJob;
import org.forebell.flink.EscalationSettings;
import org.forebell.flink.JobDefaults;
import org.forebell.flink.KafkaEnds;
import org.forebell.flink.NotificationEnds;
import org.forebell.flink.NotificationJob;
import org.forebell.flink.NotificationSettings;

/** The escalation job inside this process, with its checkpoints in a folder. */
record GoldenJob(JobClient job, Path checkpoints) {

  static final String GROUP = "golden";

  /**
   * Starts the job.
   *
   * @param savepoint to restore, null for none; all of it must find its place
   */
  static GoldenJob start(
      GoldenTopics topics,
      EscalationSettings settings,
      int parallelism,
      Path checkpoints,
      String savepoint)
      throws Exception {
    StreamExecutionEnvironment env = environment(parallelism, checkpoints, savepoint);
    EscalationJob.build(env, new KafkaEnds(topics.bootstrap(), GROUP, new Properties()), settings);
    return new GoldenJob(env.executeAsync("golden"), checkpoints);
  }

  /** The same for the notification job. */
  static GoldenJob start(
      GoldenTopics topics,
      NotificationSettings settings,
      int parallelism,
      Path checkpoints,
      String savepoint)
      throws Exception {
    StreamExecutionEnvironment env = environment(parallelism, checkpoints, savepoint);
    NotificationJob.build(
        env, new NotificationEnds(topics.bootstrap(), GROUP, new Properties()), settings);
    return new GoldenJob(env.executeAsync("golden"), checkpoints);
  }

  private static StreamExecutionEnvironment environment(
      int parallelism, Path checkpoints, String savepoint) {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    // All of a small savepoint stands in one file then.
    configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
    configuration.set(RestOptions.BIND_PORT, "0");
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
      configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, false);
    }
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  /** Stops it where it stands, and says where its savepoint lies. */
  String stop(Path savepoints) throws Exception {
    return job.stopWithSavepoint(
            false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
        .get();
  }

  void cancel() throws Exception {
    job.cancel().get();
  }

  /** The number of the newest checkpoint, -1 when there is none. */
  int newestCheckpoint() {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(file -> file.getParent().getFileName().toString())
          .filter(name -> name.startsWith("chk-"))
          .mapToInt(name -> Integer.parseInt(name.substring("chk-".length())))
          .max()
          .orElse(-1);
    } catch (IOException | UncheckedIOException changedMeanwhile) {
      return -1;
    }
  }
}
