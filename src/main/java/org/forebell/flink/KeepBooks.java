package org.forebell.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.RecipientBook;
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
  private transient KeyedBook memory;
  private transient Waking waking;
  private transient Books measured;
  private transient EventLog events;

  KeepBooks(NotificationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    routing = new RoutingInForce(settings.readRouting());
    book = new RecipientBook(routing.routing());
    memory = new KeyedBook(getRuntimeContext());
    waking =
        new Waking(
            settings.pace(),
            getRuntimeContext().getState(new ValueStateDescriptor<>("wake", Types.LONG)));
    events = new EventLog();
    measured = new Books(Measures.in(getRuntimeContext().getMetricGroup()), settings.pace()::now);
  }

  @Override
  public void processElement(Heard heard, ReadOnlyContext context, Collector<Parcel> out)
      throws Exception {
    book(context);
    if (heard instanceof Heard.OfCall called) {
      waking.seen(called.call().alert().at());
      go(book.called(memory, called.call(), waking.now(context.timerService())), context, out);
    } else if (heard instanceof Heard.OfStep recorded) {
      go(book.recorded(memory, recorded.step(), waking.now(context.timerService())), context, out);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Parcel> out) throws Exception {
    book(context);
    go(
        book.woken(memory, context.getCurrentKey(), waking.now(context.timerService())),
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
    measured.turned(turn, memory.underway()::get, waking.now(context.timerService()));
    for (Parcel parcel : turn.parcels()) {
      out.collect(parcel);
    }
    for (Step step : turn.steps()) {
      events.step(step);
      context.output(STEPS, step);
    }
    waking.at(turn.wakeAt(), context.timerService());
  }
}
