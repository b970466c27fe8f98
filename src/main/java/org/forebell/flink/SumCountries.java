package org.forebell.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.forebell.flink.state.CountryBook;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.risk.CountryTotals;

/**
 * Keyed by country: adds up the shares of its areas and, when a tick has closed, gives the totals
 * as of that tick. Only countries where something changed say anything, so the traffic is at most
 * one share per changed area and one total per changed country and tick, however many reports came.
 */
final class SumCountries extends KeyedProcessFunction<String, AreaShare, CountryTotals> {

  private static final long serialVersionUID = 1L;

  private transient ValueState<CountryBook> state;

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("country", new FormatType<>(Formats.COUNTRY_BOOK)));
  }

  @Override
  public void processElement(AreaShare share, Context context, Collector<CountryTotals> out)
      throws Exception {
    CountryBook known = state.value();
    CountryBook book = known == null ? new CountryBook() : known;
    book.enter(share);
    state.update(book);
    // A share of a tick that has closed, as an area's late report makes it, joins at once.
    context.timerService().registerEventTimeTimer(share.tick());
  }

  @Override
  public void onTimer(long tick, OnTimerContext context, Collector<CountryTotals> out)
      throws Exception {
    CountryBook book = state.value();
    out.collect(book.close(context.getCurrentKey(), tick));
    state.update(book);
  }
}
