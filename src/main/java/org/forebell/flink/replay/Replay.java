package org.forebell.flink.replay;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.forebell.flink.EscalationPipeline;
import org.forebell.flink.EscalationSettings;
import org.forebell.flink.JobDefaults;
import org.forebell.flink.RawRecord;
import org.forebell.flink.WorldTime;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.ReportParser;

/**
 * Runs the escalation job on files, to their end: the same reports in any order and any number of
 * files give the same bytes.
 */
public final class Replay {

  private static final long DAY_MS = 86_400_000L;

  private Replay() {}

  /**
   * What to replay.
   *
   * @param reports files of NDJSON
   * @param policies files of NDJSON with what was published on the topic policy
   * @param assessments where to write them, null for nowhere; likewise alerts, shadow (what shadow
   *     policies would have told) and rejected
   * @param from outputs of earlier decisions are left out, epoch milliseconds
   * @param until reports that became known later are left out, epoch milliseconds, and time ends
   *     there; {@link Long#MAX_VALUE} to end with the last report
   */
  public record Request(
      List<Path> reports,
      List<Path> policies,
      Path assessments,
      Path alerts,
      Path shadow,
      Path rejected,
      long from,
      long until,
      int parallelism,
      EscalationSettings settings) {

    /** What to replay where nothing was published. */
    public Request(
        List<Path> reports,
        Path assessments,
        Path alerts,
        Path rejected,
        long from,
        long until,
        int parallelism,
        EscalationSettings settings) {
      this(
          reports,
          List.of(),
          assessments,
          alerts,
          null,
          rejected,
          from,
          until,
          parallelism,
          settings);
    }
  }

  /** What came of it. */
  public record Summary(long read, long rejected, long assessments, long alerts) {}

  /** Is told how far a replay is: lines read of lines in all. */
  @FunctionalInterface
  public interface Progress {
    void of(long done, long all);
  }

  /** Replays; throws when a file cannot be read or written. */
  public static Summary run(Request request, Progress progress) throws Exception {
    return run(request, new Configuration(), progress);
  }

  /** Likewise, with settings of Flink's besides ours. */
  static Summary run(Request request, Configuration more, Progress progress) throws Exception {
    FileIndex index =
        FileIndex.of(
            request.reports(),
            request.policies(),
            new ReportParser(),
            request.until(),
            System.currentTimeMillis() + DAY_MS,
            bytes -> {});
    Configuration configuration = JobDefaults.configuration();
    configuration.set(PipelineOptions.NAME, "forebell replay");
    configuration.addAll(more);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(request.parallelism(), configuration);
    long end = request.until() == Long.MAX_VALUE ? index.latest() : request.until();
    DataStream<RawRecord> records =
        env.fromSource(
                new ReportFiles(index, end),
                WatermarkStrategy.<RawRecord>forGenerator(context -> new KnownOrderWatermarks(end))
                    .withTimestampAssigner((record, timestamp) -> record.knownAt()),
                "files",
                new FormatType<>(Formats.RAW_RECORD))
            .uid("files")
            .setParallelism(1);
    try (Outputs outputs = Outputs.of(request)) {
      EscalationPipeline.build(records, request.settings(), WorldTime.NONE, outputs.ends());
      Summary summary = Running.run(env, index.size(), progress);
      outputs.keep();
      return summary;
    }
  }
}
