package org.forebell.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.measure.Verdicts;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.Reason;
import org.forebell.report.Rejected;
import org.forebell.report.Rejection;

/**
 * Judges each routing that is published. One that can work goes to all ladders and books; one that
 * cannot goes to the rejected topic with the lines and what to do, and what was in force stays.
 */
final class KeepRouting extends ProcessFunction<RawRecord, RawRecord> {

  private static final long serialVersionUID = 1L;

  static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("rejected-routings", new FormatType<>(Formats.REJECTED));

  private static final int LONGEST_DETAIL = 300;

  private transient Verdicts verdicts;
  private transient EventLog events;

  private static final String ROUTING = "routing";

  @Override
  public void open(OpenContext context) {
    verdicts = Verdicts.ofNotices(Measures.in(getRuntimeContext().getMetricGroup()));
    events = new EventLog();
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<RawRecord> out) {
    Rejection why = refusal(record.value());
    if (why == null) {
      verdicts.accepted(ROUTING);
      events.published(record);
      out.collect(record);
    } else {
      verdicts.rejected(ROUTING, why.reason());
      events.rejected(record, why.reason());
      context.output(REJECTED, CheckNotices.turnedAway(record, why));
    }
  }

  private static Rejection refusal(byte[] routing) {
    if (routing == null) {
      return new Rejection(Reason.NULL_RECORD, "", "no value");
    }
    try {
      var unused = RoutingInForce.read(routing);
      return null;
    } catch (IllegalArgumentException e) {
      String why = e.getMessage();
      return new Rejection(
          Reason.BAD_ROUTING, "", why.substring(0, Math.min(why.length(), LONGEST_DETAIL)));
    }
  }
}
