package org.forebell.flink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.measure.Verdicts;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.policy.Notice;
import org.forebell.policy.NoticeParser;
import org.forebell.policy.PolicyBook;
import org.forebell.report.Reason;
import org.forebell.report.Rejected;
import org.forebell.report.Rejection;
import org.forebell.report.ReportParser;

/**
 * Judges what is published, in the order in which it became known: all of it has one key and waits
 * for the watermark. What can work goes to every watch; what cannot goes to the rejected topic with
 * its reason, and what was in force stays.
 */
final class KeepPolicies extends KeyedProcessFunction<String, RawRecord, Bulletin> {

  private static final long serialVersionUID = 1L;

  static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("rejected-policies", new FormatType<>(Formats.REJECTED));

  /** By time, and in the order of the partition. */
  private static final Comparator<RawRecord> ORDER =
      Comparator.comparingLong(RawRecord::knownAt)
          .thenComparingLong(RawRecord::offset)
          .thenComparing(RawRecord::value, Arrays::compare);

  private final EscalationSettings settings;
  private transient NoticeParser parser;
  private transient PolicyBook book;
  private transient ListState<RawRecord> waiting;
  private transient ListState<KnownNotice> taken;
  private transient Verdicts verdicts;
  private transient Tally.Count rejected;
  private transient EventLog events;

  KeepPolicies(EscalationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    parser = settings.noticeParser();
    waiting =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("waiting", new FormatType<>(Formats.RAW_RECORD)));
    taken =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("notices", new FormatType<>(Formats.KNOWN_NOTICE)));
    verdicts = Verdicts.ofReports(Measures.in(getRuntimeContext().getMetricGroup()));
    rejected = Tally.REJECTED.in(getRuntimeContext());
    events = new EventLog();
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<Bulletin> out)
      throws Exception {
    if (parser.read(record.value()).notice() instanceof Notice.Beat) {
      return;
    }
    long watermark = context.timerService().currentWatermark();
    if (record.knownAt() > watermark) {
      waiting.add(record);
      context.timerService().registerEventTimeTimer(record.knownAt());
    } else {
      // What is decided is not decided again: what comes late takes force from now on.
      judge(record, watermark + 1, context, out);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Bulletin> out) throws Exception {
    List<RawRecord> due = new ArrayList<>();
    List<RawRecord> later = new ArrayList<>();
    for (RawRecord each : waiting.get()) {
      (each.knownAt() <= at ? due : later).add(each);
    }
    waiting.update(later);
    due.sort(ORDER);
    for (RawRecord each : due) {
      judge(each, each.knownAt(), context, out);
    }
  }

  private void judge(RawRecord record, long at, Context context, Collector<Bulletin> out)
      throws Exception {
    NoticeParser.Read read = parser.read(record.value());
    Rejection why = read.refused();
    if (why == null && record.knownAt() == ReportParser.KNOWN_FROM_RECORD) {
      why = new Rejection(Reason.MISSING_TIME, "/knownAt", "is missing");
    }
    List<KnownNotice> known = known();
    if (why == null) {
      String refusal = book.refusal(read.notice(), at);
      why = refusal == null ? null : new Rejection(Reason.BAD_POLICY, "", refusal);
    }
    if (why != null) {
      rejected.inc();
      verdicts.rejected(Verdicts.POLICY, why.reason());
      events.rejected(record, why.reason());
      context.output(REJECTED, rejected(record, why));
      return;
    }
    long number = known.isEmpty() ? 1 : known.get(known.size() - 1).number() + 1;
    KnownNotice notice = new KnownNotice(number, at, record.value());
    keep(known, notice);
    book.add(read.notice(), at);
    verdicts.accepted(Verdicts.POLICY);
    events.published(record);
    out.collect(new Bulletin.OfPolicy(notice));
  }

  /** Keeps what was taken, without overrides that are over. */
  private void keep(List<KnownNotice> known, KnownNotice newest) throws Exception {
    book.forget(newest.knownAt());
    known.removeIf(each -> parser.read(each.json()).notice().isOver(newest.knownAt()));
    known.add(newest);
    taken.update(known);
  }

  private static Rejected rejected(RawRecord record, Rejection why) {
    return Rejected.of(
        record.value(), record.topic(), record.partition(), record.offset(), record.knownAt(), why);
  }

  private List<KnownNotice> known() throws Exception {
    List<KnownNotice> known = new ArrayList<>();
    taken.get().forEach(known::add);
    if (book == null) {
      book = settings.book(known);
    }
    return known;
  }
}
