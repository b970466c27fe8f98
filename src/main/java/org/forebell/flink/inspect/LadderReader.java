package org.forebell.flink.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.forebell.delivery.LadderState;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/** Tells of an alert who is awaited, and when its ladder climbs. */
final class LadderReader extends KeyedStateReaderFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private static final FormatType<LadderState> TYPE = new FormatType<>(Formats.LADDER_STATE);

  private transient ValueState<LadderState> state;
  private transient Measured measured;

  @Override
  public void open(OpenContext context) {
    state = getRuntimeContext().getState(new ValueStateDescriptor<>("ladder", TYPE));
    measured = new Measured();
  }

  @Override
  public void readKey(String key, Context context, Collector<String> out) throws Exception {
    LadderState ladder = state.value();
    if (ladder == null) {
      return;
    }
    ObjectNode row =
        StateRow.of(StateRow.LADDER, key)
            .put("told", ladder.told().size())
            .put("answers", ladder.answers().size())
            .put("bytes", measured.bytes(ladder, TYPE));
    if (ladder.newest() != null) {
      row.put("area", ladder.newest().area())
          .put("level", ladder.newest().level().code())
          .put("version", ladder.newest().version());
    }
    if (ladder.climb() != null) {
      row.put("awaited", ladder.climb().awaited())
          .put("rung", ladder.climb().rung() + 1)
          .put("climbsAt", Instant.ofEpochMilli(ladder.climb().nextAt()).toString());
    }
    out.collect(row.toString());
  }
}
