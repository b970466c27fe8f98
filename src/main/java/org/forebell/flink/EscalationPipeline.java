package org.forebell.flink;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.Rejected;
import org.forebell.report.ledger.Filing;
import org.forebell.risk.AreaShare;
import org.forebell.silence.Sign;

/**
 * The escalation job without its ends, so that the same pipeline runs between topics, between files
 * and in tests.
 *
 * <pre>
 *               ┌─signs───────────────────keyBy area─► silence ───────┬──────────────────► alerts
 *               │                                                     ▼ turns                ▲
 * records ─► check ─keyBy report─► whereabouts ─keyBy area─► history ─┴────────────► watch ──┤
 *             │ │                                               │ shares   totals ▲  ▲ │     ▼
 *             │ └─policy─► policies ─────────────────────────── │ ────────────────│──┘ │  shadow
 *             ▼               ▼                                 └─keyBy country─► sum  ▼
 *          rejected        rejected                                              assessments
 * </pre>
 */
public final class EscalationPipeline {

  /**
   * Where the pipeline's outputs go.
   *
   * @param writers how many of each, {@link #ONE_A_SLOT} for as many as the job is parallel
   */
  public record Ends(
      Sink<Published> alerts,
      Sink<Published> shadow,
      Sink<Published> assessments,
      Sink<Rejected> rejected,
      int writers) {

    public static final int ONE_A_SLOT = ExecutionConfig.PARALLELISM_DEFAULT;
  }

  private EscalationPipeline() {}

  /**
   * Builds the pipeline.
   *
   * @param records with the clock of decisions as their time, and watermarks of it
   * @param time of that clock, for measuring delays
   */
  public static void build(
      DataStream<RawRecord> records, EscalationSettings settings, WorldTime time, Ends ends) {
    long retentionMs = settings.readPolicy().retention().toMillis();
    Ticks ticks = settings.ticks();

    SingleOutputStreamOperator<Filing> filings =
        records
            .process(new CheckReports(), new FormatType<>(Formats.FILING))
            .uid("check")
            .name("check");
    SingleOutputStreamOperator<AreaChanges> changes =
        filings
            .keyBy(Filing::id, Types.STRING)
            .process(new TrackWhereabouts(retentionMs), new FormatType<>(Formats.FILING))
            .uid("whereabouts")
            .name("whereabouts")
            .keyBy(Filing::area, Types.STRING)
            .process(new KeepHistory(ticks, retentionMs), new FormatType<>(Formats.AREA_CHANGES))
            .uid("history")
            .name("history");
    SingleOutputStreamOperator<Bulletin> countries =
        changes
            .getSideOutput(KeepHistory.SHARES)
            .keyBy(AreaShare::country, Types.STRING)
            .process(new SumCountries(settings), new FormatType<>(Formats.BULLETIN))
            .uid("countries")
            .name("countries");
    SingleOutputStreamOperator<Bulletin> policies =
        filings
            .getSideOutput(CheckReports.POLICY)
            .keyBy(RawRecord::topic, Types.STRING)
            .process(new KeepPolicies(settings), new FormatType<>(Formats.BULLETIN))
            .uid("policies")
            .name("policies");
    SingleOutputStreamOperator<Published> silences =
        filings
            .getSideOutput(CheckReports.SIGNS)
            .keyBy(Sign::area, Types.STRING)
            .transform("silence", new FormatType<>(Formats.PUBLISHED), new HearSilence(settings))
            .uid("silence");
    // Both are keyed by area already; keyBy would send every change over the network again.
    SingleOutputStreamOperator<Published> alerts =
        DataStreamUtils.reinterpretAsKeyedStream(
                changes.union(silences.getSideOutput(HearSilence.TURNS)),
                AreaChanges::area,
                Types.STRING)
            .connect(countries.union(policies).broadcast())
            .transform("watch", new FormatType<>(Formats.PUBLISHED), new WatchAreas(settings, time))
            .uid("watch");

    write(alerts.union(silences), ends.alerts(), ends.writers(), "alerts");
    write(alerts.getSideOutput(WatchAreas.SHADOW), ends.shadow(), ends.writers(), "shadow");
    write(
        alerts.getSideOutput(WatchAreas.ASSESSMENTS),
        ends.assessments(),
        ends.writers(),
        "assessments");
    write(
        filings
            .getSideOutput(CheckReports.REJECTED)
            .union(policies.getSideOutput(KeepPolicies.REJECTED)),
        ends.rejected(),
        ends.writers(),
        "rejected");
  }

  private static <T> void write(DataStream<T> stream, Sink<T> sink, int writers, String name) {
    DataStreamSink<T> written = stream.sinkTo(sink).uid(name).name(name);
    if (writers != Ends.ONE_A_SLOT) {
      written.setParallelism(writers);
    }
  }
}
