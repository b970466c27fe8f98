package org.forebell.flink.submit;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.forebell.flink.JobDefaults;

/** A job's settings in Flink's own words. */
public final class FlinkSettings {
  private FlinkSettings() {}

  /** All that Flink takes from a job: wins over what the cluster's own configuration says. */
  public static Configuration of(JobFile job) {
    Configuration flink = JobDefaults.configuration();
    flink.set(CoreOptions.DEFAULT_PARALLELISM, job.parallelism());
    flink.set(PipelineOptions.MAX_PARALLELISM, job.maxParallelism());
    flink.set(StateBackendOptions.STATE_BACKEND, job.state().backend());
    checkpointing(flink, job);
    restart(flink, job.restart());
    return flink;
  }

  private static void checkpointing(Configuration flink, JobFile job) {
    JobFile.Checkpointing told = job.checkpointing();
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, told.interval());
    flink.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, told.pause());
    flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, told.timeout());
    flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, told.tolerableFailures());
    flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, told.retained());
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, told.alignedTimeout() != null);
    flink.set(
        CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT,
        told.alignedTimeout() == null ? Duration.ZERO : told.alignedTimeout());
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, job.state().incremental());
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, job.checkpoints());
    flink.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, job.savepoints());
  }

  private static void restart(Configuration flink, JobFile.Restart told) {
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY,
        RestartStrategyOptions.RestartStrategyType.EXPONENTIAL_DELAY.getMainValue());
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        told.initialBackoff());
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, told.maxBackoff());
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER,
        told.multiplier());
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR, told.jitter());
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        told.resetAfter());
  }
}
