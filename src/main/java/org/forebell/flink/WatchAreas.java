package org.forebell.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.forebell.alert.Alert;
import org.forebell.alert.AlertJson;
import org.forebell.alert.AreaState;
import org.forebell.alert.AreaWatch;
import org.forebell.alert.Episode;
import org.forebell.alert.Telling;
import org.forebell.flink.measure.Fairness;
import org.forebell.flink.measure.Judged;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.measure.Watched;
import org.forebell.flink.state.Changes;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.place.Gazetteer;
import org.forebell.place.Place;
import org.forebell.policy.InForce;
import org.forebell.policy.Notice;
import org.forebell.policy.NoticeParser;
import org.forebell.policy.PolicyBook;
import org.forebell.report.EventChange;
import org.forebell.report.Subject;
import org.forebell.risk.Assessment;
import org.forebell.risk.AssessmentJson;
import org.forebell.risk.Forecasts;
import org.forebell.risk.Level;
import org.forebell.risk.RegionTicks;
import org.forebell.risk.RegionTotals;
import org.forebell.risk.Score;
import org.forebell.risk.Surroundings;
import org.forebell.silence.Silence;

/**
 * Keyed by area, with the totals of all countries and places and the policies in force beside it:
 * decides, instant by instant, how likely things are and what there is to tell ({@link AreaWatch}).
 * The main output is the alerts.
 *
 * <p>An instant is decided when the watermark of both inputs has passed it, with the totals of the
 * last tick closed by then and the policy in force then: how far ahead one machine is of another
 * can therefore not matter. What is published has every area that it concerns looked at, at the
 * very instant at which it takes force; a function beside a broadcast cannot set an area's timer,
 * which is why this is an operator.
 */
final class WatchAreas extends AbstractStreamOperator<Published>
    implements TwoInputStreamOperator<AreaChanges, Bulletin, Published>,
        Triggerable<String, VoidNamespace>,
        Telling {

  private static final long serialVersionUID = 1L;

  /** What happened is counted over so long, and no other horizon can be judged by it. */
  private static final long JUDGED_HORIZON_MS = Duration.ofDays(7).toMillis();

  /** Assessments, one an area and subject at each tick and at each change of level. */
  static final OutputTag<Published> ASSESSMENTS =
      new OutputTag<>("assessments", new FormatType<>(Formats.PUBLISHED));

  /** What shadow policies would have told. */
  static final OutputTag<Published> SHADOW =
      new OutputTag<>("shadow", new FormatType<>(Formats.PUBLISHED));

  private static final MapStateDescriptor<String, RegionTicks> REGIONS =
      new MapStateDescriptor<>("regions", Types.STRING, new FormatType<>(Formats.REGION_TICKS));
  private static final MapStateDescriptor<Long, KnownNotice> NOTICES =
      new MapStateDescriptor<>("notices", Types.LONG, new FormatType<>(Formats.KNOWN_NOTICE));

  private final EscalationSettings settings;
  private final Ticks ticks;
  private final WorldTime time;

  private transient Gazetteer places;
  private transient Map<String, List<String>> near;
  private transient AreaWatch watch;
  private transient NoticeParser parser;
  private transient PolicyBook book;
  private transient AssessmentJson assessmentJson;
  private transient AlertJson alertJson;
  private transient BroadcastState<String, RegionTicks> regions;
  private transient BroadcastState<Long, KnownNotice> notices;
  private transient MapState<Long, Changes> pending;
  private transient ValueState<AreaState> state;
  private transient ValueState<Silence> silence;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient Tally.Count assessed;
  private transient Tally.Count alerted;
  private transient Watched watched;
  private transient InForce inForce;
  private transient boolean fromReports;
  private transient ValueState<Forecasts> forecasts;
  private transient Judged judged;
  private transient Fairness fairness;
  private transient EventLog events;
  private transient Score[] said;
  private transient long horizonMs;

  /**
   * @param time of the clock of decisions, for measuring delays
   */
  WatchAreas(EscalationSettings settings, WorldTime time) {
    this.settings = settings;
    this.time = time;
    this.ticks = settings.ticks();
  }

  @Override
  public void open() throws Exception {
    super.open();
    places = settings.places();
    watch = new AreaWatch(places::find);
    near = new HashMap<>();
    assessmentJson = new AssessmentJson();
    alertJson = new AlertJson();
    regions = getOperatorStateBackend().getBroadcastState(REGIONS);
    notices = getOperatorStateBackend().getBroadcastState(NOTICES);
    parser = settings.noticeParser();
    book = settings.book(byNumber());
    var runtime = getRuntimeContext();
    pending =
        runtime.getMapState(
            new MapStateDescriptor<>("instants", Types.LONG, new FormatType<>(Formats.CHANGES)));
    state = runtime.getState(risk());
    silence =
        runtime.getState(new ValueStateDescriptor<>("silence", new FormatType<>(Formats.SILENCE)));
    timers = getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this);
    assessed = Tally.ASSESSMENTS.in(runtime);
    alerted = Tally.ALERTS.in(runtime);
    watched = new Watched(Measures.in(runtime.getMetricGroup()), settings.fittedUntil());
    judged = new Judged(Measures.in(runtime.getMetricGroup()));
    events = new EventLog();
    fairness = new Fairness(Measures.in(runtime.getMetricGroup()));
    forecasts =
        runtime.getState(
            new ValueStateDescriptor<>("forecasts", new FormatType<>(Formats.FORECASTS)));
    said = new Score[Subject.values().length];
    horizonMs = settings.readPolicy().horizon().toMillis();
    showWhatIsKnown();
  }

  /** After a restart metrics tell at once what the last assessments told. */
  private void showWhatIsKnown() throws Exception {
    KeyedStateBackend<String> backend = getKeyedStateBackend();
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        risk(),
        (area, risk) -> show(area, risk.value()));
  }

  private void show(String area, AreaState known) throws Exception {
    seeInForce(book.at(known.lastAt()));
    for (Subject subject : Subject.values()) {
      Episode open = known.episode(subject);
      if (open != null) {
        watched.restoredAlert(area, subject, open.level(), open.start());
      }
      if (open != null || isNamed(area)) {
        Score score = watch.lastScore(area, subject, known, around(area, known.lastAt()), inForce);
        watched.restored(
            area,
            subject,
            open == null ? Level.NORMAL : open.level(),
            score.probability(),
            score.usual(),
            isNamed(area));
      }
    }
  }

  private void seeInForce(InForce now) {
    inForce = now;
    watched.inForce(now);
  }

  private boolean isNamed(String area) {
    return inForce.live().areas().containsKey(area);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark);
    if (!Ticks.isOver(mark.getTimestamp())) {
      watched.moved(mark.getTimestamp(), System.currentTimeMillis());
    }
  }

  private static ValueStateDescriptor<AreaState> risk() {
    return new ValueStateDescriptor<>("risk", new FormatType<>(Formats.AREA_STATE));
  }

  private List<KnownNotice> byNumber() throws Exception {
    List<KnownNotice> found = new ArrayList<>();
    for (Map.Entry<Long, KnownNotice> each : notices.immutableEntries()) {
      found.add(each.getValue());
    }
    found.sort(Comparator.comparingLong(KnownNotice::number));
    return found;
  }

  @Override
  public void processElement1(StreamRecord<AreaChanges> element) throws Exception {
    AreaChanges instant = element.getValue();
    long watermark = timers.currentWatermark();
    if (instant.at() > watermark) {
      Changes waiting = pending.get(instant.at());
      if (waiting == null) {
        wakeAt(instant.at());
      }
      pending.put(
          instant.at(),
          waiting == null ? new Changes(instant.changes(), instant.turn()) : waiting.and(instant));
      return;
    }
    turn(instant.turn());
    if (instant.changes().isEmpty()) {
      return;
    }
    AreaState known = state.value();
    AreaState area = known == null ? new AreaState() : known;
    long at = Math.max(instant.at(), area.lastAt());
    decide(area, at, instant.changes(), false);
    if (known == null) {
      wakeAt(ticks.after(Math.max(at, watermark)));
    }
  }

  @Override
  public void processElement2(StreamRecord<Bulletin> element) throws Exception {
    if (element.getValue() instanceof Bulletin.OfRegion region) {
      keep(region.totals());
    } else if (element.getValue() instanceof Bulletin.OfPolicy policy) {
      publish(policy.notice());
    }
  }

  private void keep(RegionTotals totals) throws Exception {
    RegionTicks known = regions.get(totals.region());
    RegionTicks next =
        known == null ? RegionTicks.of(totals) : known.with(totals, timers.currentWatermark());
    regions.put(totals.region(), next);
  }

  /** Takes a notice, and wakes every area it concerns when it takes force and when it ends. */
  private void publish(KnownNotice published) throws Exception {
    forgetWhatIsOver();
    notices.put(published.number(), published);
    Notice notice = parser.read(published.json()).notice();
    book.add(notice, published.knownAt());
    // Turns before it have been seen to; after a restart the watermark does not tell of them yet.
    long seenTo = Math.max(timers.currentWatermark(), published.knownAt() - 1);
    KeyedStateBackend<String> backend = getKeyedStateBackend();
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        risk(),
        (area, risk) -> wakeAtTurns(area, seenTo));
    if (notice instanceof Notice.Overriding overriding && !overriding.override().isCountry()) {
      String area = overriding.override().area();
      if (isMine(area)) {
        setCurrentKey(area);
        wakeAtTurns(area, seenTo);
      }
    }
  }

  private boolean isMine(String area) {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
            area, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks())
        == task.getIndexOfThisSubtask();
  }

  private void forgetWhatIsOver() throws Exception {
    long decided = timers.currentWatermark();
    book.forget(decided);
    for (KnownNotice each : byNumber()) {
      if (parser.read(each.json()).notice().isOver(decided)) {
        notices.remove(each.number());
      }
    }
  }

  private void wakeAtTurns(String area, long after) {
    for (long turn : book.turnsAfter(area, after)) {
      wakeAt(turn);
    }
  }

  private void wakeAt(long at) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, at);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    long at = timer.getTimestamp();
    boolean over = Ticks.isOver(timers.currentWatermark());
    Changes due = pending.get(at);
    if (due != null) {
      pending.remove(at);
      turn(due.turn());
    }
    boolean changed = due != null && !due.list().isEmpty();
    boolean tick = ticks.isTick(at) && !over;
    if (!changed && !tick && (over || !book.turns(timer.getKey(), at))) {
      return;
    }
    AreaState known = state.value();
    AreaState area = known == null ? new AreaState() : known;
    if (at <= area.lastAt()) {
      // It came late, and before a restarted job knew of any time: what is decided stays so.
      decide(area, area.lastAt(), due == null ? List.of() : due.list(), false);
      return;
    }
    decide(area, at, due == null ? List.of() : due.list(), tick);
    if (!over && (tick || known == null)) {
      wakeAt(ticks.after(at));
    }
  }

  /**
   * Silence begins or ends. The area is not looked at, since a look may move its level: what is
   * told of it at its next look says so.
   */
  private void turn(SilenceTurn turn) throws Exception {
    if (turn != null) {
      silence.update(turn.silence());
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("no decision hangs on a machine's clock");
  }

  private void decide(AreaState risk, long at, List<EventChange> changes, boolean tick)
      throws Exception {
    String area = (String) getCurrentKey();
    boolean turn = book.overrideTurns(area, at);
    seeInForce(book.at(at));
    fromReports = !changes.isEmpty() && !tick;
    fairness.heard(risk, changes);
    watch.decide(
        new AreaWatch.Instant(area, at, changes, tick, turn, around(area, at), silence.value()),
        risk,
        inForce,
        this);
    state.update(risk);
    if (tick && Forecasts.areKeptOf(at)) {
      fairness.day(risk, at);
      if (horizonMs == JUDGED_HORIZON_MS) {
        judge(risk, at);
      }
    }
    wakeAtTurns(area, at);
  }

  private void judge(AreaState risk, long at) throws Exception {
    Forecasts known = forecasts.value();
    Forecasts open = known == null ? new Forecasts() : known;
    boolean[] happened = new boolean[said.length];
    for (Subject each : Subject.values()) {
      happened[each.ordinal()] = risk.happened(each);
    }
    open.next(at, horizonMs, said, happened, judged);
    forecasts.update(open);
  }

  private Surroundings around(String area, long at) throws Exception {
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

  @Override
  public void assessment(Assessment assessment) {
    assessed.inc();
    said[assessment.subject().ordinal()] = assessment.score();
    watched.assessed(assessment, isNamed(assessment.area()));
    byte[] json = assessmentJson.write(assessment);
    Published record =
        new Published(assessment.area(), assessment.subject(), assessment.at(), 0, json);
    output.collect(ASSESSMENTS, new StreamRecord<>(record, assessment.at()));
  }

  @Override
  public void alert(Alert alert) {
    alerted.inc();
    output.collect(new StreamRecord<>(published(alert), alert.at()));
    watched.alerted(alert, isNamed(alert.area()));
    events.alert(alert);
    if (fromReports && time.isKnown()) {
      long now = System.currentTimeMillis();
      watched.delayed(alert, now - time.onTheWall(alert.at()), now);
    }
  }

  @Override
  public void shadow(Alert alert) {
    watched.shadowed(alert);
    output.collect(SHADOW, new StreamRecord<>(published(alert), alert.at()));
  }

  private Published published(Alert alert) {
    return new Published(
        alert.area(),
        alert.subject(),
        alert.at(),
        alert.episode().version(),
        alertJson.write(alert));
  }
}
