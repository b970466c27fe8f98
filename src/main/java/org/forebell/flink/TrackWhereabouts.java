package org.forebell.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.report.ledger.Filing;
import org.forebell.report.ledger.Whereabouts;

/**
 * Keyed by report id: addresses every filing, note and withdrawal to the areas it concerns ({@link
 * Whereabouts}).
 */
final class TrackWhereabouts extends KeyedProcessFunction<String, Filing, Filing> {

  private static final long serialVersionUID = 1L;

  /** More versions of one report than this are worth looking through for what can be forgotten. */
  private static final int CROWDED = 8;

  private final long retentionMs;
  private final Ticks sweeps;
  private transient ValueState<Whereabouts> state;

  TrackWhereabouts(long retentionMs) {
    this.retentionMs = retentionMs;
    this.sweeps = KeepHistory.SWEEPS;
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("whereabouts", new FormatType<>(Formats.WHEREABOUTS)));
  }

  @Override
  public void processElement(Filing filing, Context context, Collector<Filing> out)
      throws Exception {
    Whereabouts known = state.value();
    Whereabouts whereabouts = known == null ? new Whereabouts() : known;
    if (filing instanceof Filing.Told told) {
      whereabouts.file(told, out::collect);
    } else {
      whereabouts.withdraw(filing.id(), filing.knownAt(), out::collect);
    }
    if (whereabouts.size() > CROWDED) {
      whereabouts.settle(context.timerService().currentWatermark());
    }
    state.update(whereabouts);
    if (known == null) {
      forgetAfter(whereabouts.lastKnownAt(), context);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Filing> out) throws Exception {
    Whereabouts whereabouts = state.value();
    if (whereabouts.lastKnownAt() + retentionMs <= at) {
      state.clear();
    } else if (!Ticks.isOver(context.timerService().currentWatermark())) {
      forgetAfter(whereabouts.lastKnownAt(), context);
    }
  }

  private void forgetAfter(long lastKnownAt, Context context) {
    context.timerService().registerEventTimeTimer(sweeps.after(lastKnownAt + retentionMs));
  }
}
