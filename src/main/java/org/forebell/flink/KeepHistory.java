package org.forebell.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.forebell.flink.measure.Filed;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.state.Filings;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.EventChange;
import org.forebell.report.ledger.Entry;
import org.forebell.report.ledger.Event;
import org.forebell.report.ledger.Filing;
import org.forebell.report.ledger.History;
import org.forebell.risk.AreaRecord;
import org.forebell.risk.AreaShare;

/**
 * Keyed by area: applies filings in the order of their time of knowledge as the watermark passes,
 * and says which events changed ({@link History}). At each tick after a change it sends the area's
 * share to its country.
 *
 * <p>A filing that comes when the watermark has passed its time is applied at once, and counted if
 * it is a report: it is never dropped.
 */
final class KeepHistory extends KeyedProcessFunction<String, Filing, AreaChanges> {

  private static final long serialVersionUID = 1L;

  /** What changed since the last tick, on its way to the country's totals. */
  static final OutputTag<AreaShare> SHARES =
      new OutputTag<>("shares", new FormatType<>(Formats.AREA_SHARE));

  /**
   * How often an area looks for what it may forget: rare, so that the cost per report is nothing.
   */
  static final Ticks SWEEPS = Ticks.every(Duration.ofDays(30));

  private final Ticks ticks;
  private final long retentionMs;

  private transient MapState<Long, Filings> pending;
  private transient MapState<String, Entry> entries;
  private transient MapState<String, Event> events;
  private transient ValueState<AreaRecord> record;
  private transient History history;
  private transient Filed filed;
  private transient EventLog log;

  KeepHistory(Ticks ticks, long retentionMs) {
    this.ticks = ticks;
    this.retentionMs = retentionMs;
  }

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    pending =
        runtime.getMapState(
            new MapStateDescriptor<>("pending", Types.LONG, new FormatType<>(Formats.FILINGS)));
    entries =
        runtime.getMapState(
            new MapStateDescriptor<>("entries", Types.STRING, new FormatType<>(Formats.ENTRY)));
    events =
        runtime.getMapState(
            new MapStateDescriptor<>("events", Types.STRING, new FormatType<>(Formats.EVENT)));
    record =
        runtime.getState(new ValueStateDescriptor<>("area", new FormatType<>(Formats.AREA_RECORD)));
    history = new History(new KeyedMemory(entries, events), retentionMs);
    filed = new Filed(Measures.in(runtime.getMetricGroup()));
    log = new EventLog();
  }

  @Override
  public void processElement(Filing filing, Context context, Collector<AreaChanges> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    if (filing.knownAt() > watermark) {
      Filings waiting = pending.get(filing.knownAt());
      if (waiting == null) {
        context.timerService().registerEventTimeTimer(filing.knownAt());
      }
      pending.put(filing.knownAt(), waiting == null ? Filings.of(filing) : waiting.with(filing));
      return;
    }
    if (filing instanceof Filing.Told) {
      late(watermark - filing.knownAt());
    }
    AreaRecord area = areaRecord();
    long at = Math.max(filing.knownAt(), area.lastAt());
    filed.applied(history.apply(filing, at));
    close(area, at, context, out);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<AreaChanges> out)
      throws Exception {
    AreaRecord area = areaRecord();
    Filings due = pending.get(at);
    if (due != null) {
      pending.remove(at);
      // Later than the area, it came before a restarted job knew of any time.
      boolean isLate = at <= area.lastAt();
      long from = Math.max(at, area.lastAt());
      for (Filing filing : due.list()) {
        if (isLate && filing instanceof Filing.Told) {
          late(from - filing.knownAt());
        }
        filed.applied(history.apply(filing, from));
      }
      close(area, from, context, out);
    }
    if (ticks.isTick(at) && area.hasChanged()) {
      context.output(SHARES, area.share(context.getCurrentKey(), at));
      record.update(area);
    }
    if (SWEEPS.isTick(at) && !Ticks.isOver(context.timerService().currentWatermark())) {
      history.sweep(at);
      scheduleSweep(at, context);
    }
  }

  private void late(long behindMs) {
    filed.late(behindMs);
    log.late(behindMs);
  }

  private void close(AreaRecord area, long at, Context context, Collector<AreaChanges> out)
      throws Exception {
    List<EventChange> changes = history.close(at);
    if (area.isBlank()) {
      scheduleSweep(at, context);
    }
    area.seen(at);
    if (!changes.isEmpty()) {
      area.add(changes, at);
      context.timerService().registerEventTimeTimer(ticks.closing(at));
      out.collect(new AreaChanges(context.getCurrentKey(), at, new ArrayList<>(changes), null));
    }
    record.update(area);
  }

  private void scheduleSweep(long at, Context context) throws Exception {
    if (!entries.isEmpty()) {
      context.timerService().registerEventTimeTimer(SWEEPS.after(at));
    }
  }

  private AreaRecord areaRecord() throws Exception {
    AreaRecord known = record.value();
    return known == null ? new AreaRecord() : known;
  }
}
