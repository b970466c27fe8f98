package org.forebell.flink;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/**
 * The escalation job as another build might have it: records are spread anew before they are
 * checked, by an operator more, and each output has one writer. What has state has its old uid.
 */
public final class ReshapedJob {

  private ReshapedJob() {}

  public static void main(String[] arguments) throws Exception {
    JobArguments given = JobArguments.read(arguments);
    StreamExecutionEnvironment env = EscalationJob.environment();
    JobDefaults.require(env.getConfig());
    env.getConfig().setAutoWatermarkInterval(50);
    FormatType<RawRecord> type = new FormatType<>(Formats.RAW_RECORD);
    DataStream<RawRecord> records =
        env.fromSource(
                given.kafka().source(),
                WatermarkStrategy.forMonotonousTimestamps(),
                "reports",
                type)
            .uid("reports")
            .rebalance()
            .map(record -> record, type)
            .uid("spread")
            .name("spread");
    EscalationPipeline.Ends ends = given.kafka().sinks();
    EscalationPipeline.build(
        records,
        given.settings(),
        WorldTime.REAL,
        new EscalationPipeline.Ends(
            ends.alerts(), ends.shadow(), ends.assessments(), ends.rejected(), 1));
    env.execute("escalation");
  }
}
