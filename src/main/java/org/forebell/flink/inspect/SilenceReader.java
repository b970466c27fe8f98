package org.forebell.flink.inspect;

import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.forebell.alert.SilenceState;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.flink.state.Signs;

/** Tells who is heard from in an area, as far as there is silence. */
final class SilenceReader extends KeyedStateReaderFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private static final FormatType<Signs> SIGNS = new FormatType<>(Formats.SIGNS);
  private static final FormatType<SilenceState> HEARING = new FormatType<>(Formats.SILENCE_STATE);

  private transient MapState<Long, Signs> pending;
  private transient ValueState<SilenceState> state;
  private transient Measured measured;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    pending = runtime.getMapState(new MapStateDescriptor<>("signs", Types.LONG, SIGNS));
    state = runtime.getState(new ValueStateDescriptor<>("hearing", HEARING));
    measured = new Measured();
  }

  @Override
  public void readKey(String key, Context context, Collector<String> out) throws Exception {
    SilenceState heard = state.value();
    long waiting = 0;
    for (Signs each : pending.values()) {
      waiting += each.list().size();
    }
    var row =
        StateRow.of(StateRow.SILENCE, key)
            .put("waiting", waiting)
            .put("timers", context.registeredEventTimeTimers().size())
            .put("bytes", measured.bytes(pending, SIGNS) + measured.bytes(heard, HEARING));
    if (heard != null && heard.silence() != null) {
      row.put("silentSince", Instant.ofEpochMilli(heard.silence().since()).toString());
    }
    out.collect(row.toString());
  }
}
