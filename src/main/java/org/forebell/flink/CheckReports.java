package org.forebell.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.forebell.flink.measure.Intake;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.Accepted;
import org.forebell.report.Reading;
import org.forebell.report.Rejected;
import org.forebell.report.Rejection;
import org.forebell.report.Report;
import org.forebell.report.ReportParser;
import org.forebell.report.Retraction;
import org.forebell.report.ledger.Claims;
import org.forebell.report.ledger.Filing;
import org.forebell.silence.Sign;

/**
 * Reads records. What keeps the contract goes on, reduced to what can move a score; what does not
 * goes to the rejected topic with its bytes and its reason. Heartbeats have done their work when
 * the source saw their time, and end here. Whatever names an area is a sign that somebody there can
 * report, also that there is nothing to report, which moves no score.
 */
final class CheckReports extends ProcessFunction<RawRecord, Filing> {

  private static final long serialVersionUID = 1L;

  /** Records that were turned away. */
  static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("rejected", new FormatType<>(Formats.REJECTED));

  /** Records of the topic policy, which another operator judges. */
  static final OutputTag<RawRecord> POLICY =
      new OutputTag<>("policy", new FormatType<>(Formats.RAW_RECORD));

  /** Signs that somebody in an area can report. */
  static final OutputTag<Sign> SIGNS = new OutputTag<>("signs", new FormatType<>(Formats.SIGN));

  /** Stands for the areas that a retraction does not name. */
  private static final String ANY_AREA = "";

  private transient ReportParser parser;
  private transient Tally.Count read;
  private transient Tally.Count rejected;
  private transient Intake intake;
  private transient EventLog events;

  @Override
  public void open(OpenContext context) {
    parser = new ReportParser();
    read = Tally.READ.in(getRuntimeContext());
    rejected = Tally.REJECTED.in(getRuntimeContext());
    intake = new Intake(Measures.in(getRuntimeContext().getMetricGroup()));
    events = new EventLog();
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<Filing> out) {
    read.inc();
    intake.read(record.topic(), record.partition(), record.knownAt(), System.currentTimeMillis());
    if (record.topic().equals(Topics.POLICY)) {
      context.output(POLICY, record);
      return;
    }
    int length = record.value() == null ? 0 : record.value().length;
    Reading reading = parser.parse(record.value(), 0, length, record.knownAt());
    if (reading instanceof Accepted report) {
      accept(report.report(), report.knownAt(), out);
      Sign sign = Sign.of(report.report(), report.knownAt());
      if (sign != null) {
        context.output(SIGNS, sign);
      }
    } else if (reading instanceof Rejection why) {
      rejected.inc();
      intake.rejected(why.reason());
      events.rejected(record, why.reason());
      context.output(REJECTED, rejected(record, why));
    }
  }

  private void accept(Report report, long knownAt, Collector<Filing> out) {
    intake.accepted(report, knownAt);
    if (report instanceof Retraction retraction) {
      out.collect(new Filing.Withdrawn(ANY_AREA, knownAt, retraction.of()));
      return;
    }
    Filing filing = Claims.filing(report, knownAt);
    if (filing != null) {
      out.collect(filing);
    }
  }

  private static Rejected rejected(RawRecord record, Rejection why) {
    return Rejected.of(
        record.value(), record.topic(), record.partition(), record.offset(), record.knownAt(), why);
  }
}
