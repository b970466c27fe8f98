package org.forebell.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.RecipientBook;
import org.forebell.delivery.RecipientState;
import org.forebell.delivery.Step;
import org.forebell.delivery.Turn;
import org.forebell.flink.measure.Books;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/**
 * Keyed by recipient: when and how each is told, and what is tried when it does not work ({@link
 * RecipientBook}).
 */
final class KeepBooks extends KeyedBroadcastProcessFunction<String, Heard, RawRecord, Parcel> {

  private static final long serialVersionUID = 1L;

  static final OutputTag<Step> STEPS =
      new OutputTag<>("book-steps", new FormatType<>(Formats.STEP));

  private final NotificationSettings settings;

  private transient RoutingInForce routing;
  private transient RecipientBook book;
  private transient ValueState<RecipientState> state;
  private transient Waking waking;
  private transient Books measured;

  KeepBooks(NotificationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    routing = new RoutingInForce(settings.readRouting());
    book = new RecipientBook(routing.routing());
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("book", new FormatType<>(Formats.RECIPIENT_STATE)));
    waking =
        new Waking(
            settings.pace(),
            getRuntimeContext().getState(new ValueStateDescriptor<>("wake", Types.LONG)));
    measured = new Books(Measures.in(getRuntimeContext().getMetricGroup()));
  }

  @Override
  public void processElement(Heard heard, ReadOnlyContext context, Collector<Parcel> out)
      throws Exception {
    book(context);
    RecipientState known = state.value();
    if (heard instanceof Heard.OfCall called) {
      waking.seen(called.call().alert().at());
      go(book.called(known, called.call(), waking.now(context.timerService())), context, out);
    } else if (heard instanceof Heard.OfStep recorded) {
      go(book.recorded(known, recorded.step(), waking.now(context.timerService())), context, out);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Parcel> out) throws Exception {
    book(context);
    go(
        book.woken(state.value(), context.getCurrentKey(), waking.now(context.timerService())),
        context,
        out);
  }

  @Override
  public void processBroadcastElement(RawRecord published, Context context, Collector<Parcel> out)
      throws Exception {
    RoutingInForce.publish(published, context.getBroadcastState(RoutingInForce.STATE));
  }

  private void book(ReadOnlyContext context) throws Exception {
    if (routing.changed(context.getBroadcastState(RoutingInForce.STATE))) {
      book = new RecipientBook(routing.routing());
    }
  }

  private void go(Turn turn, ReadOnlyContext context, Collector<Parcel> out) throws Exception {
    state.update(turn.state());
    for (Parcel parcel : turn.parcels()) {
      out.collect(parcel);
    }
    for (Step step : turn.steps()) {
      measured.stepped(step);
      context.output(STEPS, step);
    }
    waking.at(turn.wakeAt(), context.timerService());
  }
}
