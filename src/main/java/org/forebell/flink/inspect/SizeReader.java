package org.forebell.flink.inspect;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.forebell.flink.state.Format;
import org.forebell.flink.state.FormatType;

/** Measures the one value that an operator keeps for a key. */
final class SizeReader<T> extends KeyedStateReaderFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String stateName;
  private final FormatType<T> type;
  private transient ValueState<T> state;
  private transient Measured measured;

  SizeReader(String kind, String stateName, Format<T> format) {
    this.kind = kind;
    this.stateName = stateName;
    this.type = new FormatType<>(format);
  }

  @Override
  public void open(OpenContext context) {
    state = getRuntimeContext().getState(new ValueStateDescriptor<>(stateName, type));
    measured = new Measured();
  }

  @Override
  public void readKey(String key, Context context, Collector<String> out) throws Exception {
    out.collect(
        StateRow.of(kind, key).put("bytes", measured.bytes(state.value(), type)).toString());
  }
}
