package org.forebell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.forebell.policy.Action;
import org.forebell.policy.AreaOverride;
import org.forebell.policy.InForce;
import org.forebell.policy.PublishedPolicy;
import org.forebell.policy.RoundNumbers;
import org.forebell.report.EventChange;
import org.forebell.report.IncidentFacts;
import org.forebell.report.Outcome;
import org.forebell.report.Subject;
import org.forebell.report.ledger.Slices;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Surroundings;
import org.junit.jupiter.api.Test;

/** What an officer's override and a shadow policy make of what is told. */
class OverridesTest {

  private static final String AREA = "XAA/Harbour District";
  private static final long DAY = 86_400_000L;
  private static final long START = 19_800 * DAY;

  private final AreaWatch watch = new AreaWatch(area -> null);
  private final Told told = new Told();
  private final AreaState state = new AreaState();
  private InForce inForce = RoundNumbers.inForce();

  @Test
  void aFloorRaisesAnAlertAndItsEndClosesIt() {
    inForce = with(override("f", Action.FLOOR, Level.WARNING));
    turn(1);
    inForce = RoundNumbers.inForce();
    turn(2);

    assertThat(changes()).containsExactly("raised warning", "cleared normal");
    assertThat(told.alerts).noneMatch(Alert::test);
    assertThat(told.alerts.get(0).exitRule()).startsWith("Held by an override until");
    assertThat(told.alerts.get(0).overrides()).extracting(AreaOverride::id).containsExactly("f");
    assertThat(told.alerts.get(1).exitRule()).isEqualTo("Closed: the override that held it ended.");
    assertThat(told.alerts.get(0).exit()).isInstanceOf(PublishedAlert.Held.class);
    assertThat(told.alerts.get(1).exit()).isEqualTo(new PublishedAlert.Released());
  }

  @Test
  void aFloorNeverTellsLessThanTheChance() {
    incidents(1, 9);
    Level level = told.alerts.get(told.alerts.size() - 1).level();
    assertThat(level).isGreaterThan(Level.WATCH);
    inForce = with(override("f", Action.FLOOR, Level.WATCH));
    turn(1.5);

    assertThat(told.alerts.get(told.alerts.size() - 1).level()).isEqualTo(level);
  }

  @Test
  void aMuteIsToldAndSilencesNoRecord() {
    inForce = with(override("m", Action.MUTE, null));
    turn(0.5);
    incidents(1, 1);
    inForce = RoundNumbers.inForce();
    turn(1.5);

    assertThat(changes()).containsExactly("raised warning", "updated warning");
    assertThat(told.alerts.get(0).overrides())
        .extracting(AreaOverride::action)
        .containsExactly(Action.MUTE);
    assertThat(told.alerts.get(1).overrides()).isEmpty();
    assertThat(told.assessments)
        .as("where no alert is open, an assessment says that a mute began")
        .first()
        .satisfies(each -> assertThat(each.overrides()).containsExactly("m"));
  }

  @Test
  void anExerciseIsToldAsOneFromItsFirstWordToItsLast() {
    inForce = with(override("x", Action.EXERCISE, Level.CRITICAL));
    turn(1);
    inForce = RoundNumbers.inForce();
    turn(2);

    assertThat(changes()).containsExactly("raised critical", "cleared normal");
    assertThat(told.alerts).allMatch(Alert::test);
  }

  @Test
  void whatIsRealEndsAnExerciseAndGetsANameOfItsOwn() {
    inForce = with(override("x", Action.EXERCISE, Level.CRITICAL));
    turn(0.5);
    incidents(1, 1);

    assertThat(changes()).containsExactly("raised critical", "cleared normal", "raised warning");
    assertThat(told.alerts).extracting(Alert::test).containsExactly(true, true, false);
    assertThat(told.alerts.get(2).episode().id()).isNotEqualTo(told.alerts.get(0).episode().id());
  }

  @Test
  void anExerciseLeavesARealAlertAlone() {
    incidents(1, 1);
    inForce = with(override("x", Action.EXERCISE, Level.CRITICAL));
    turn(1.5);

    assertThat(told.alerts).noneMatch(Alert::test);
    assertThat(told.alerts).extracting(Alert::level).containsOnly(Level.WARNING);
  }

  @Test
  void aShadowTellsWhatItWouldHaveToldAndMovesNothingLive() {
    incidents(1, 1);
    List<String> before = changes();
    PublishedPolicy shadow = shadow("never", 0.9);
    inForce = new InForce(RoundNumbers.policy(), List.of(shadow), List.of());
    turn(1.5);
    for (int day = 2; day < 60; day++) {
      decide(day, List.of(), true, false);
    }

    assertThat(told.shadow).extracting(Alert::policy).containsOnly("never");
    assertThat(told.shadow.get(0).change()).as("begins where live stood").isEqualTo(Change.RAISED);
    assertThat(told.shadow.get(told.shadow.size() - 1).change()).isEqualTo(Change.CLEARED);
    assertThat(changes().subList(0, before.size())).isEqualTo(before);
    assertThat(told.alerts).extracting(Alert::policy).doesNotContain("never");
  }

  @Test
  void aShadowThatIsGoneLeavesNothingInState() {
    inForce = new InForce(RoundNumbers.policy(), List.of(shadow("s", 0.9)), List.of());
    turn(1);
    assertThat(state.shadows()).isEqualTo(1);
    inForce = RoundNumbers.inForce();
    turn(2);
    assertThat(state.shadows()).isZero();
  }

  private static PublishedPolicy shadow(String version, double watchFrom) {
    var document = RoundNumbers.document().put("version", version);
    var base = PublishedPolicy.read(document, RoundNumbers.model());
    Line high = new Line(watchFrom, 1000, watchFrom);
    Map<Level, Line> lines = Map.of(Level.WATCH, high, Level.WARNING, high, Level.CRITICAL, high);
    return new PublishedPolicy(
        base.policy().withLines(lines, lines, base.policy().dwell()), Map.of(), base.model());
  }

  private static AreaOverride override(String id, Action action, Level level) {
    return new AreaOverride(
        id, AREA, Subject.STAFF, action, level, "duty desk", "elections", START + 2 * DAY);
  }

  private static InForce with(AreaOverride override) {
    return new InForce(RoundNumbers.policy(), List.of(), List.of(override));
  }

  private void incidents(double day, int count) {
    decide(
        day,
        Stream.iterate(1, n -> n + 1).limit(count).map(n -> incident(n, day)).toList(),
        false,
        false);
  }

  private static EventChange incident(int number, double day) {
    long at = START + (long) (day * DAY);
    String id = "r-" + number;
    return new EventChange(
        at,
        null,
        new IncidentFacts("i:" + id, Slices.of(at), Outcome.HARM, true, false, 1, 50, List.of(id)));
  }

  private void turn(double day) {
    decide(day, List.of(), false, true);
  }

  private void decide(double day, List<EventChange> changes, boolean tick, boolean turn) {
    long at = START + (long) (day * DAY);
    watch.decide(
        new AreaWatch.Instant(AREA, at, changes, tick, turn, Surroundings.NONE),
        state,
        inForce,
        told);
  }

  private List<String> changes() {
    return told.alerts.stream()
        .map(alert -> alert.change().code() + " " + alert.level().code())
        .toList();
  }
}
