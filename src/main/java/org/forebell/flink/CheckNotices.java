package org.forebell.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.forebell.alert.AlertOutcome;
import org.forebell.alert.PublishedAlertReader;
import org.forebell.delivery.AcknowledgementJson;
import org.forebell.delivery.StepJson;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.measure.Verdicts;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.Rejected;
import org.forebell.report.Rejection;

/**
 * Reads what the notification job hears: alerts, answers, outcomes, steps. What breaks its contract
 * goes to the rejected topic with its bytes and its reason.
 */
final class CheckNotices extends ProcessFunction<RawRecord, Heard> {

  private static final long serialVersionUID = 1L;

  /** Records that were turned away. */
  static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("rejected-notices", new FormatType<>(Formats.REJECTED));

  /** Records of the topic routing, which another operator judges. */
  static final OutputTag<RawRecord> ROUTING =
      new OutputTag<>("routing", new FormatType<>(Formats.RAW_RECORD));

  private transient PublishedAlertReader alerts;
  private transient Verdicts verdicts;
  private transient EventLog events;

  @Override
  public void open(OpenContext context) {
    alerts = new PublishedAlertReader();
    verdicts = Verdicts.ofNotices(Measures.in(getRuntimeContext().getMetricGroup()));
    events = new EventLog();
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<Heard> out) {
    Rejection why =
        switch (record.topic()) {
          case Topics.ALERTS -> alert(record, out);
          case Topics.ACKNOWLEDGEMENTS -> answer(record, out);
          case Topics.OUTCOMES -> outcome(record, out);
          case Topics.DELIVERIES -> step(record, out);
          case Topics.ROUTING -> {
            context.output(ROUTING, record);
            yield null;
          }
          default -> throw new IllegalStateException("nobody reads " + record.topic());
        };
    if (why != null) {
      verdicts.rejected(record.topic(), why.reason());
      events.rejected(record, why.reason());
      context.output(REJECTED, turnedAway(record, why));
    }
  }

  private Rejection alert(RawRecord record, Collector<Heard> out) {
    PublishedAlertReader.Read told = alerts.read(record.value());
    if (told.alert() != null) {
      verdicts.accepted(Topics.ALERTS);
      out.collect(new Heard.OfAlert(told.alert()));
    }
    return told.refused();
  }

  private Rejection answer(RawRecord record, Collector<Heard> out) {
    AcknowledgementJson.Read told = AcknowledgementJson.read(record.value());
    if (told.answer() != null) {
      verdicts.accepted(Topics.ACKNOWLEDGEMENTS);
      out.collect(new Heard.OfAnswer(told.answer()));
    }
    return told.refused();
  }

  private Rejection outcome(RawRecord record, Collector<Heard> out) {
    AlertOutcome.Read told = AlertOutcome.read(record.value());
    if (told.outcome() != null) {
      verdicts.accepted(Topics.OUTCOMES);
      out.collect(new Heard.OfOutcome(told.outcome().alert(), told.outcome().finding()));
    }
    return told.refused();
  }

  private static Rejection step(RawRecord record, Collector<Heard> out) {
    StepJson.Read told = StepJson.read(record.value());
    if (told.step() != null) {
      out.collect(new Heard.OfStep(told.step()));
    }
    return told.refused();
  }

  static Rejected turnedAway(RawRecord record, Rejection why) {
    return Rejected.of(
        record.value(), record.topic(), record.partition(), record.offset(), record.knownAt(), why);
  }
}
