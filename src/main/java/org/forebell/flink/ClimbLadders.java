package org.forebell.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.forebell.delivery.Call;
import org.forebell.delivery.Ladder;
import org.forebell.delivery.LadderState;
import org.forebell.delivery.Move;
import org.forebell.delivery.Step;
import org.forebell.flink.measure.Ladders;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/** Keyed by alert: whom it calls, and when silence lets it climb ({@link Ladder}). */
final class ClimbLadders extends KeyedBroadcastProcessFunction<String, Heard, RawRecord, Heard> {

  private static final long serialVersionUID = 1L;

  static final OutputTag<Step> STEPS =
      new OutputTag<>("ladder-steps", new FormatType<>(Formats.STEP));

  private final NotificationSettings settings;

  private transient RoutingInForce routing;
  private transient Ladder ladder;
  private transient ValueState<LadderState> state;
  private transient Waking waking;
  private transient Ladders measured;
  private transient EventLog events;

  ClimbLadders(NotificationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    routing = new RoutingInForce(settings.readRouting());
    ladder = new Ladder(routing.routing());
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("ladder", new FormatType<>(Formats.LADDER_STATE)));
    waking =
        new Waking(
            settings.pace(),
            getRuntimeContext().getState(new ValueStateDescriptor<>("wake", Types.LONG)));
    events = new EventLog();
    measured = new Ladders(Measures.in(getRuntimeContext().getMetricGroup()));
  }

  @Override
  public void processElement(Heard heard, ReadOnlyContext context, Collector<Heard> out)
      throws Exception {
    ladder(context);
    LadderState known = state.value();
    if (heard instanceof Heard.OfAlert told) {
      waking.seen(told.published().at());
      go(ladder.told(known, told.published(), waking.now(context.timerService())), context, out);
    } else if (heard instanceof Heard.OfAnswer answered) {
      go(
          ladder.answered(known, answered.answer(), waking.now(context.timerService())),
          context,
          out);
    } else if (heard instanceof Heard.OfStep recorded) {
      go(ladder.recorded(known, recorded.step(), waking.now(context.timerService())), context, out);
    } else if (heard instanceof Heard.OfOutcome became) {
      measured.cameOf(known, became.finding());
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Heard> out) throws Exception {
    ladder(context);
    go(ladder.woken(state.value(), waking.now(context.timerService())), context, out);
  }

  @Override
  public void processBroadcastElement(RawRecord published, Context context, Collector<Heard> out)
      throws Exception {
    RoutingInForce.publish(published, context.getBroadcastState(RoutingInForce.STATE));
  }

  private void ladder(ReadOnlyContext context) throws Exception {
    if (routing.changed(context.getBroadcastState(RoutingInForce.STATE))) {
      ladder = new Ladder(routing.routing());
    }
  }

  private void go(Move move, ReadOnlyContext context, Collector<Heard> out) throws Exception {
    LadderState before = state.value();
    state.update(move.state());
    for (Call call : move.calls()) {
      measured.called();
      out.collect(new Heard.OfCall(call));
    }
    for (Step step : move.steps()) {
      measured.stepped(step, before);
      events.step(step);
      context.output(STEPS, step);
    }
    waking.at(move.wakeAt(), context.timerService());
  }
}
