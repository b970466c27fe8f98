package org.forebell.flink;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/** The escalation job between topics: it decides what is true, how likely, and what to tell. */
public final class EscalationJob {

  /** How often a source says how far time has come; alerts wait for it. */
  private static final Duration WATERMARK_EVERY = Duration.ofMillis(50);

  private EscalationJob() {}

  /** Runs the job on the cluster that starts it; see {@link JobArguments}. */
  public static void main(String[] arguments) throws Exception {
    JobArguments given = JobArguments.read(arguments);
    StartChecks.pass(given.kafka().needs());
    StreamExecutionEnvironment env = environment();
    build(env, given.kafka(), given.settings());
    env.execute("escalation");
  }

  /**
   * What we hand to Flink here wins over whoever submits. So the number of key groups, which an
   * engineer sets once and for all, is ours only where nobody set it.
   */
  static StreamExecutionEnvironment environment() {
    Configuration always = JobDefaults.configuration();
    always.removeConfig(PipelineOptions.MAX_PARALLELISM);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(always);
    if (env.getMaxParallelism() <= 0) {
      env.setMaxParallelism(JobDefaults.MAX_PARALLELISM);
    }
    return env;
  }

  /**
   * Puts the job into an environment.
   *
   * @throws IllegalArgumentException when its configuration endangers the job's state
   */
  public static void build(
      StreamExecutionEnvironment env, KafkaEnds kafka, EscalationSettings settings) {
    build(env, kafka, settings, WorldTime.REAL);
  }

  /** Likewise for topics that are not stamped by the clock on the wall. */
  public static void build(
      StreamExecutionEnvironment env,
      KafkaEnds kafka,
      EscalationSettings settings,
      WorldTime time) {
    JobDefaults.require(env.getConfig());
    env.getConfig().setAutoWatermarkInterval(WATERMARK_EVERY.toMillis());
    // Times in one partition never fall: the broker sets them. No idleness: a partition without
    // heartbeats holds time back rather than letting it run ahead of reports still to come.
    DataStream<RawRecord> records =
        env.fromSource(
                kafka.source(),
                WatermarkStrategy.forMonotonousTimestamps(),
                "reports",
                new FormatType<>(Formats.RAW_RECORD))
            .uid("reports");
    EscalationPipeline.build(records, settings, time, kafka.sinks());
  }
}
