package org.forebell.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.place.Gazetteer;
import org.forebell.place.Place;
import org.forebell.risk.AreaShare;
import org.forebell.risk.CountryBook;

/**
 * Keyed by country: adds up the shares of its areas and, when a tick has closed, gives the totals
 * of the country and of its places as of that tick. Only regions where something changed say
 * anything, so the traffic is at most one share per changed area and one total per changed region
 * and tick, however many reports came.
 */
final class SumCountries extends KeyedProcessFunction<String, AreaShare, Bulletin> {

  private static final long serialVersionUID = 1L;

  private final EscalationSettings settings;
  private transient Gazetteer places;
  private transient ValueState<CountryBook> state;

  SumCountries(EscalationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    places = settings.places();
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("country", new FormatType<>(Formats.COUNTRY_BOOK)));
  }

  @Override
  public void processElement(AreaShare share, Context context, Collector<Bulletin> out)
      throws Exception {
    CountryBook known = state.value();
    CountryBook book = known == null ? new CountryBook() : known;
    book.enter(share);
    state.update(book);
    // A share of a tick that has closed, as an area's late report makes it, joins at once.
    context.timerService().registerEventTimeTimer(share.tick());
  }

  @Override
  public void onTimer(long tick, OnTimerContext context, Collector<Bulletin> out) throws Exception {
    CountryBook book = state.value();
    book.close(tick, this::place, totals -> out.collect(new Bulletin.OfRegion(totals)));
    state.update(book);
  }

  private String place(String area) {
    Place place = places.find(area);
    return place == null || place.level() == 0 ? null : place.area();
  }
}
