package org.forebell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.forebell.policy.RoundNumbers;
import org.forebell.report.AccessEffect;
import org.forebell.report.AccessFacts;
import org.forebell.report.EventChange;
import org.forebell.report.IncidentFacts;
import org.forebell.report.Outcome;
import org.forebell.report.Subject;
import org.forebell.report.ledger.Slices;
import org.forebell.risk.Assessment;
import org.forebell.risk.Surroundings;
import org.junit.jupiter.api.Test;

/** What becomes known of an area, and what is told of it, with the policy and model as shipped. */
class AreaWatchTest {

  private static final String AREA = "XAA/Harbour District";
  private static final long DAY = 86_400_000L;
  private static final long START = 19_800 * DAY;

  private final AreaWatch watch = new AreaWatch(area -> null);
  private final Told told = new Told();
  private final List<Alert> alerts = told.alerts;
  private final List<Assessment> assessments = told.assessments;
  private AreaState state = new AreaState();

  @Test
  void incidentsRaiseAnAlertAndMoreOfThemEscalateIt() {
    known(0, incident(1, 0));
    known(1, incident(2, 1), incident(3, 1));
    for (int i = 4; i < 9; i++) {
      known(2, incident(i, 2));
    }

    assertThat(alerts).first().extracting(Alert::change).isEqualTo(Change.RAISED);
    assertThat(alerts).extracting(Alert::change).contains(Change.ESCALATED);
    assertThat(alerts).extracting(alert -> alert.episode().id()).containsOnly(id());
    assertThat(alerts)
        .extracting(alert -> alert.episode().version())
        .isEqualTo(java.util.stream.IntStream.rangeClosed(1, alerts.size()).boxed().toList());
    assertThat(alerts).allSatisfy(alert -> assertThat(alert.subject()).isEqualTo(Subject.STAFF));
  }

  @Test
  void whereItsReportsAreWithdrawnAnAlertIsCancelledAtOnce() {
    IncidentFacts[] reported = {incident(1, 0), incident(2, 0), incident(3, 0)};
    known(0, reported);
    assertThat(alerts).extracting(Alert::change).containsExactly(Change.RAISED);

    withdrawn(0.5, reported);

    assertThat(alerts).extracting(Alert::change).containsExactly(Change.RAISED, Change.CANCELLED);
    assertThat(alerts.get(1).evidence()).isEmpty();
    assertThat(alerts.get(1).exitRule()).contains("no all-clear");
    assertThat(alerts.get(1).exit()).isEqualTo(new PublishedAlert.Withdrawn());
  }

  @Test
  void whenItStaysQuietAnAlertIsClearedAfterTheDwell() {
    known(0, incident(1, 0), incident(2, 0), incident(3, 0));
    for (int day = 1; day < 200; day++) {
      tick(day);
    }

    assertThat(alerts).last().extracting(Alert::change).isEqualTo(Change.CLEARED);
    assertThat(alerts).filteredOn(alert -> alert.change() == Change.RAISED).hasSize(1);
  }

  @Test
  void anAlertRaisedAgainHasAnotherName() {
    known(0, incident(1, 0), incident(2, 0), incident(3, 0));
    for (int day = 1; day < 200; day++) {
      tick(day);
    }
    known(200, incident(4, 200), incident(5, 200), incident(6, 200));

    assertThat(alerts)
        .filteredOn(alert -> alert.change() == Change.RAISED)
        .extracting(alert -> alert.episode().id())
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void anAlertIsRenewedBeforeItsValidityEnds() {
    known(0, incident(1, 0), incident(2, 0), incident(3, 0));
    for (int day = 1; day < 30; day++) {
      tick(day);
      Alert last = alerts.get(alerts.size() - 1);
      if (!last.change().ends()) {
        assertThat(last.episode().validUntil()).isGreaterThanOrEqualTo(START + (day + 1) * DAY);
      }
    }
  }

  @Test
  void everyTickAssessesBothSubjectsAndAChangeOfLevelItsOwn() {
    known(0, incident(1, 0), incident(2, 0), incident(3, 0));
    assertThat(assessments).extracting(Assessment::subject).containsExactly(Subject.STAFF);

    tick(1);
    assertThat(assessments).hasSize(3);
  }

  @Test
  void aClosedAreaAndAClosedRouteAreTwoLinesAndNoRouteIsNamed() {
    decide(
        0,
        List.of(
            new EventChange(START, null, denied("a:area", 0)),
            new EventChange(START, null, denied("a:route", 12)),
            new EventChange(START, null, denied("a:other route", 13)),
            new EventChange(START, null, incident(1, 0)),
            new EventChange(START, null, incident(2, 0)),
            new EventChange(START, null, incident(3, 0))),
        false);

    assertThat(alerts.get(0).access())
        .containsExactly(
            new AccessLine("restriction_movement", "denied", 0),
            new AccessLine("restriction_movement", "denied", 2));
  }

  @Property(tries = 500)
  void theOrderWithinAnInstantMovesNoByte(
      @ForAll @IntRange(min = 1, max = 12) int count, @ForAll Random random) throws IOException {
    List<EventChange> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      changes.add(new EventChange(START, null, incident(i, -random.nextInt(40))));
    }
    List<EventChange> shuffled = new ArrayList<>(changes);
    Collections.shuffle(shuffled, random);
    AreaWatchTest one = new AreaWatchTest();
    AreaWatchTest other = new AreaWatchTest();
    one.decide(0, changes, true);
    other.decide(0, shuffled, true);

    assertThat(bytes(other.state)).isEqualTo(bytes(one.state));
    assertThat(texts(other.alerts)).isEqualTo(texts(one.alerts));
  }

  @Test
  void aStateThatWasWrittenAndReadGoesOnAsIfNothingHadHappened() throws IOException {
    known(0, incident(1, 0));
    AreaWatchTest other = new AreaWatchTest();
    other.state =
        AreaState.read(
            AreaState.LAYOUT, new DataInputStream(new ByteArrayInputStream(bytes(state))));
    AreaWatchTest third = new AreaWatchTest();
    third.state = state.copy();
    alerts.clear();
    for (AreaWatchTest each : List.of(this, other, third)) {
      each.known(1, incident(3, 1), incident(4, 1), incident(5, 1));
      each.tick(2);
    }

    assertThat(texts(alerts))
        .isNotEmpty()
        .isEqualTo(texts(other.alerts))
        .isEqualTo(texts(third.alerts));
    assertThat(bytes(other.state)).isEqualTo(bytes(state)).isEqualTo(bytes(third.state));
  }

  private void known(double day, IncidentFacts... incidents) {
    List<EventChange> changes = new ArrayList<>();
    for (IncidentFacts each : incidents) {
      changes.add(new EventChange(at(day), null, each));
    }
    decide(day, changes, false);
  }

  private void withdrawn(double day, IncidentFacts... incidents) {
    List<EventChange> changes = new ArrayList<>();
    for (IncidentFacts each : incidents) {
      changes.add(new EventChange(at(day), each, null));
    }
    decide(day, changes, false);
  }

  private void tick(int day) {
    decide(day, List.of(), true);
  }

  private void decide(double day, List<EventChange> changes, boolean tick) {
    watch.decide(
        new AreaWatch.Instant(AREA, at(day), changes, tick, false, Surroundings.NONE),
        state,
        RoundNumbers.inForce(),
        told);
  }

  private String id() {
    return alerts.get(0).episode().id();
  }

  private static long at(double day) {
    return START + (long) (day * DAY);
  }

  private static IncidentFacts incident(int number, double day) {
    int slice = Slices.of(at(day));
    return new IncidentFacts(
        "i:r-" + number, slice, Outcome.HARM, true, false, 1, 50, List.of("r-" + number));
  }

  private static AccessFacts denied(String event, long route) {
    return new AccessFacts(
        event,
        Slices.of(START),
        START,
        START,
        "restriction_movement",
        AccessEffect.DENIED,
        route,
        Long.MAX_VALUE,
        1,
        50,
        List.of(event));
  }

  private static List<String> texts(List<Alert> alerts) {
    AlertJson json = new AlertJson();
    return alerts.stream()
        .map(alert -> new String(json.write(alert), StandardCharsets.UTF_8))
        .toList();
  }

  private static byte[] bytes(AreaState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
