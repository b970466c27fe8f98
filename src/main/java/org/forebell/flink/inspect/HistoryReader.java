package org.forebell.flink.inspect;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.forebell.flink.state.Filings;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.ledger.Entry;
import org.forebell.report.ledger.Event;
import org.forebell.risk.AreaRecord;

/** Counts what an area's ledger keeps. Names of states are those of savepoints and never change. */
final class HistoryReader extends KeyedStateReaderFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private static final FormatType<Filings> FILINGS = new FormatType<>(Formats.FILINGS);
  private static final FormatType<Entry> ENTRY = new FormatType<>(Formats.ENTRY);
  private static final FormatType<Event> EVENT = new FormatType<>(Formats.EVENT);
  private static final FormatType<AreaRecord> AREA_RECORD = new FormatType<>(Formats.AREA_RECORD);

  private transient MapState<Long, Filings> pending;
  private transient MapState<String, Entry> entries;
  private transient MapState<String, Event> events;
  private transient ValueState<AreaRecord> record;
  private transient Measured measured;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    pending = runtime.getMapState(new MapStateDescriptor<>("pending", Types.LONG, FILINGS));
    entries = runtime.getMapState(new MapStateDescriptor<>("entries", Types.STRING, ENTRY));
    events = runtime.getMapState(new MapStateDescriptor<>("events", Types.STRING, EVENT));
    record = runtime.getState(new ValueStateDescriptor<>("area", AREA_RECORD));
    measured = new Measured();
  }

  @Override
  public void readKey(String area, Context context, Collector<String> out) throws Exception {
    long waiting = 0;
    for (Filings each : pending.values()) {
      waiting += each.list().size();
    }
    long bytes =
        measured.bytes(pending, FILINGS)
            + measured.bytes(entries, ENTRY)
            + measured.bytes(events, EVENT)
            + measured.bytes(record.value(), AREA_RECORD);
    out.collect(
        StateRow.of(StateRow.HISTORY, area)
            .put("reports", count(entries))
            .put("events", count(events))
            .put("waiting", waiting)
            .put("timers", context.registeredEventTimeTimers().size())
            .put("bytes", bytes)
            .toString());
  }

  private static long count(MapState<String, ?> map) throws Exception {
    long count = 0;
    for (String ignored : map.keys()) {
      count++;
    }
    return count;
  }
}
