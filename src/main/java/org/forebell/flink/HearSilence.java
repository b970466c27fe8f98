package org.forebell.flink;

import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.forebell.alert.SilenceAlert;
import org.forebell.alert.SilenceJson;
import org.forebell.alert.SilenceState;
import org.forebell.alert.SilenceWatch;
import org.forebell.flink.measure.Hearings;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;
import org.forebell.flink.state.Signs;
import org.forebell.silence.Sign;
import org.forebell.silence.Silence;

/**
 * Keyed by area: hears signs in the order of their time of knowledge as the watermark passes, and
 * tells when there are none ({@link SilenceWatch}). The main output is its alerts.
 *
 * <p>An area has one timer beside those of signs that wait: for when so long a gap becomes
 * improbable. It stays where it is while reports come and is set anew when it goes off, so that a
 * report costs no timer, and an area where nothing changes costs nothing.
 */
final class HearSilence extends AbstractStreamOperator<Published>
    implements OneInputStreamOperator<Sign, Published>, Triggerable<String, VoidNamespace> {

  private static final long serialVersionUID = 1L;

  /** Where silence begins and ends. */
  static final OutputTag<AreaChanges> TURNS =
      new OutputTag<>("turns", new FormatType<>(Formats.AREA_CHANGES));

  private final EscalationSettings settings;

  private transient MapState<Long, Signs> pending;
  private transient ValueState<SilenceState> state;
  private transient ValueState<Long> wake;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient SilenceWatch watch;
  private transient SilenceJson json;
  private transient Hearings hearings;
  private transient EventLog events;

  HearSilence(EscalationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    watch = new SilenceWatch(settings.places()::find);
    json = new SilenceJson();
    var runtime = getRuntimeContext();
    pending =
        runtime.getMapState(
            new MapStateDescriptor<>("signs", Types.LONG, new FormatType<>(Formats.SIGNS)));
    state = runtime.getState(hearing());
    wake = runtime.getState(new ValueStateDescriptor<>("wake", Types.LONG));
    timers = getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this);
    events = new EventLog();
    hearings = new Hearings(Measures.in(runtime.getMetricGroup()));
    KeyedStateBackend<String> backend = getKeyedStateBackend();
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        hearing(),
        (area, heard) -> show(area, heard.value(), true));
  }

  private void show(String area, SilenceState heard, boolean first) {
    hearings.heard(area, heard.answer(), heard.silence(), first);
  }

  private static ValueStateDescriptor<SilenceState> hearing() {
    return new ValueStateDescriptor<>("hearing", new FormatType<>(Formats.SILENCE_STATE));
  }

  @Override
  public void processElement(StreamRecord<Sign> element) throws Exception {
    Sign sign = element.getValue();
    if (sign.at() > timers.currentWatermark()) {
      Signs waiting = pending.get(sign.at());
      if (waiting == null) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, sign.at());
      }
      pending.put(sign.at(), waiting == null ? Signs.of(sign) : waiting.with(sign));
      return;
    }
    decide(sign.area(), sign.at(), List.of(sign));
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    long at = timer.getTimestamp();
    Signs due = pending.get(at);
    if (due != null) {
      pending.remove(at);
    }
    Long set = wake.value();
    if (set != null && set == at) {
      wake.clear();
    }
    decide(timer.getKey(), at, due == null ? List.of() : due.list());
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("no decision hangs on a machine's clock");
  }

  /** At the end of a bounded run time does not go on: what is due is heard, and no more told. */
  private void decide(String area, long at, List<Sign> signs) throws Exception {
    boolean over = Ticks.isOver(timers.currentWatermark());
    SilenceState known = state.value();
    if (known == null && signs.isEmpty()) {
      return;
    }
    SilenceState heard = known == null ? new SilenceState() : known;
    Silence before = heard.silence();
    if (!signs.isEmpty()) {
      watch.hear(area, at, signs, heard, this::tell);
    }
    if (!over) {
      watch.look(area, at, heard, this::tell);
    }
    if (watch.isForgotten(heard, at)) {
      state.clear();
      if (known != null) {
        hearings.forgotten(area);
      }
      return;
    }
    state.update(heard);
    show(area, heard, known == null);
    if ((before == null) != (heard.silence() == null)) {
      turn(area, heard);
    }
    if (!over) {
      wakeBy(watch.nextLook(heard));
    }
  }

  private void turn(String area, SilenceState heard) {
    long at = heard.decidedAt();
    AreaChanges turn = new AreaChanges(area, at, List.of(), new SilenceTurn(heard.silence()));
    output.collect(TURNS, new StreamRecord<>(turn, at));
  }

  private void wakeBy(long at) throws Exception {
    Long set = wake.value();
    if (set != null && set <= at) {
      return;
    }
    if (set != null) {
      timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, set);
    }
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, at);
    wake.update(at);
  }

  private void tell(SilenceAlert alert) {
    Published record =
        new Published(
            alert.area(), SilenceAlert.SUBJECT, alert.at(), alert.version(), json.write(alert));
    output.collect(new StreamRecord<>(record, alert.at()));
    hearings.told(alert);
    events.silence(alert);
  }
}
