package org.forebell.flink.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.forebell.alert.AreaState;
import org.forebell.alert.Episode;
import org.forebell.flink.state.Changes;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.Subject;

/** Tells the levels and open alerts of an area. */
final class WatchReader extends KeyedStateReaderFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private static final FormatType<Changes> CHANGES = new FormatType<>(Formats.CHANGES);
  private static final FormatType<AreaState> AREA_STATE = new FormatType<>(Formats.AREA_STATE);

  private transient MapState<Long, Changes> pending;
  private transient ValueState<AreaState> state;
  private transient Measured measured;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    pending = runtime.getMapState(new MapStateDescriptor<>("instants", Types.LONG, CHANGES));
    state = runtime.getState(new ValueStateDescriptor<>("risk", AREA_STATE));
    measured = new Measured();
  }

  @Override
  public void readKey(String key, Context context, Collector<String> out) throws Exception {
    AreaState area = state.value();
    long waiting = 0;
    for (Changes each : pending.values()) {
      waiting += each.list().size();
    }
    ObjectNode row =
        StateRow.of(StateRow.WATCH, key)
            .put("waiting", waiting)
            .put("timers", context.registeredEventTimeTimers().size())
            .put("bytes", measured.bytes(pending, CHANGES) + measured.bytes(area, AREA_STATE));
    if (area != null) {
      row.put("decidedUntil", Instant.ofEpochMilli(area.lastAt()).toString());
      subjects(area, row.putArray("subjects"));
    }
    out.collect(row.toString());
  }

  private static void subjects(AreaState area, ArrayNode subjects) {
    for (Subject subject : Subject.values()) {
      ObjectNode line =
          subjects
              .addObject()
              .put("subject", subject.code())
              .put("level", area.level(subject).code());
      Episode open = area.episode(subject);
      if (open != null) {
        line.put("alert", open.id())
            .put("version", open.version())
            .put("since", Instant.ofEpochMilli(open.start()).toString());
      }
    }
  }
}
