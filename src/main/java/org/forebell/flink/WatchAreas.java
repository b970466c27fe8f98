package org.forebell.flink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.forebell.alert.Alert;
import org.forebell.alert.AlertJson;
import org.forebell.alert.AreaState;
import org.forebell.alert.AreaWatch;
import org.forebell.flink.state.Changes;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.place.Gazetteer;
import org.forebell.place.Place;
import org.forebell.report.EventChange;
import org.forebell.risk.Assessment;
import org.forebell.risk.AssessmentJson;
import org.forebell.risk.RegionTicks;
import org.forebell.risk.RegionTotals;
import org.forebell.risk.Surroundings;

/**
 * Keyed by area, with the totals of all countries and places beside it: decides, instant by
 * instant, how likely things are and what there is to tell ({@link AreaWatch}). The main output is
 * the alerts.
 *
 * <p>An instant is decided when the watermark of both inputs has passed it, with the totals of the
 * last tick closed by then: how far ahead one machine is of another can therefore not matter.
 */
final class WatchAreas
    extends KeyedBroadcastProcessFunction<String, AreaChanges, RegionTotals, Published> {

  private static final long serialVersionUID = 1L;

  /** Assessments, one an area and subject at each tick and at each change of level. */
  static final OutputTag<Published> ASSESSMENTS =
      new OutputTag<>("assessments", new FormatType<>(Formats.PUBLISHED));

  /** The totals of every country and place, as of the last ticks. */
  static final MapStateDescriptor<String, RegionTicks> REGIONS =
      new MapStateDescriptor<>("regions", Types.STRING, new FormatType<>(Formats.REGION_TICKS));

  private final EscalationSettings settings;
  private final Ticks ticks;

  private transient Gazetteer places;
  private transient Map<String, List<String>> near;
  private transient AreaWatch watch;
  private transient AssessmentJson assessmentJson;
  private transient AlertJson alertJson;
  private transient MapState<Long, Changes> pending;
  private transient ValueState<AreaState> state;
  private transient Tally.Count assessed;
  private transient Tally.Count alerted;

  WatchAreas(EscalationSettings settings) {
    this.settings = settings;
    this.ticks = settings.ticks();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    places = settings.places();
    watch = settings.watch(places);
    near = new HashMap<>();
    assessmentJson = new AssessmentJson();
    alertJson = new AlertJson();
    var runtime = getRuntimeContext();
    pending =
        runtime.getMapState(
            new MapStateDescriptor<>("instants", Types.LONG, new FormatType<>(Formats.CHANGES)));
    state =
        runtime.getState(new ValueStateDescriptor<>("risk", new FormatType<>(Formats.AREA_STATE)));
    assessed = Tally.ASSESSMENTS.in(runtime);
    alerted = Tally.ALERTS.in(runtime);
  }

  @Override
  public void processElement(AreaChanges instant, ReadOnlyContext context, Collector<Published> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    if (instant.at() > watermark) {
      Changes waiting = pending.get(instant.at());
      if (waiting == null) {
        context.timerService().registerEventTimeTimer(instant.at());
      }
      pending.put(
          instant.at(), waiting == null ? new Changes(instant.changes()) : waiting.and(instant));
      return;
    }
    AreaState known = state.value();
    AreaState area = known == null ? new AreaState() : known;
    long at = Math.max(instant.at(), area.lastAt());
    decide(context.getCurrentKey(), area, at, instant.changes(), false, context, out);
    if (known == null) {
      context.timerService().registerEventTimeTimer(ticks.after(Math.max(at, watermark)));
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Published> out) throws Exception {
    boolean over = Ticks.isOver(context.timerService().currentWatermark());
    Changes due = pending.get(at);
    boolean tick = ticks.isTick(at) && !over;
    if (due == null && !tick) {
      return;
    }
    if (due != null) {
      pending.remove(at);
    }
    AreaState known = state.value();
    AreaState area = known == null ? new AreaState() : known;
    List<EventChange> changes = due == null ? List.of() : due.list();
    decide(context.getCurrentKey(), area, at, changes, tick, context, out);
    if (!over && (tick || known == null)) {
      context.timerService().registerEventTimeTimer(ticks.after(at));
    }
  }

  @Override
  public void processBroadcastElement(
      RegionTotals totals, Context context, Collector<Published> out) throws Exception {
    var regions = context.getBroadcastState(REGIONS);
    RegionTicks known = regions.get(totals.region());
    RegionTicks next =
        known == null ? RegionTicks.of(totals) : known.with(totals, context.currentWatermark());
    regions.put(totals.region(), next);
  }

  private void decide(
      String area,
      AreaState risk,
      long at,
      List<EventChange> changes,
      boolean tick,
      ReadOnlyContext context,
      Collector<Published> out)
      throws Exception {
    watch.decide(
        area,
        risk,
        at,
        changes,
        tick,
        around(area, at, context),
        assessment -> context.output(ASSESSMENTS, published(assessment)),
        alert -> out.collect(published(alert)));
    state.update(risk);
  }

  private Surroundings around(String area, long at, ReadOnlyContext context) throws Exception {
    var regions = context.getBroadcastState(REGIONS);
    RegionTicks country = regions.get(area.substring(0, 3));
    List<RegionTotals> totals = new ArrayList<>();
    for (String place : near.computeIfAbsent(area, this::near)) {
      RegionTicks known = regions.get(place);
      RegionTotals asOf = known == null ? null : known.asOf(at);
      if (asOf != null) {
        totals.add(asOf);
      }
    }
    return new Surroundings(country == null ? null : country.asOf(at), totals);
  }

  private List<String> near(String area) {
    Place place = places.find(area);
    return place == null || place.level() == 0 ? List.of() : place.neighbours();
  }

  private Published published(Assessment assessment) {
    assessed.inc();
    return new Published(
        assessment.area(),
        assessment.subject(),
        assessment.at(),
        0,
        assessmentJson.write(assessment));
  }

  private Published published(Alert alert) {
    alerted.inc();
    return new Published(
        alert.area(),
        alert.subject(),
        alert.at(),
        alert.episode().version(),
        alertJson.write(alert));
  }
}
