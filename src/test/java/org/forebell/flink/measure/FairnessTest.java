package org.forebell.flink.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.Alert;
import org.forebell.alert.AreaState;
import org.forebell.alert.AreaWatch;
import org.forebell.alert.Telling;
import org.forebell.policy.RoundNumbers;
import org.forebell.report.EventChange;
import org.forebell.report.IncidentFacts;
import org.forebell.report.Outcome;
import org.forebell.report.Subject;
import org.forebell.report.ledger.Slices;
import org.forebell.risk.Assessment;
import org.forebell.risk.Surroundings;
import org.junit.jupiter.api.Test;

/** Which incidents count as warned of, and how areas are told apart by how much they report. */
class FairnessTest {

  private static final long HOUR = Slices.MS;
  private static final long DAY = 24 * HOUR;
  private static final long START = 19_800 * DAY;
  private static final Telling NOBODY =
      new Telling() {
        @Override
        public void assessment(Assessment assessment) {}

        @Override
        public void alert(Alert alert) {}

        @Override
        public void shadow(Alert alert) {}
      };

  private final ToldMetrics told = new ToldMetrics();
  private final Fairness fairness = new Fairness(told);
  private final AreaWatch watch = new AreaWatch(area -> null);
  private final AreaState area = new AreaState();

  @Test
  void what_raises_an_alert_was_not_warned_of_and_what_follows_was() {
    happen(0, 0, Outcome.HARM, 3);
    assertThat(area.episode(Subject.STAFF)).isNotNull();
    happen(2 * DAY, 2 * DAY, Outcome.HARM, 1);

    assertThat(told.counted())
        .containsEntry("incidents_total{density=sparse, subject=staff, warned=no}", 3L)
        .containsEntry("incidents_total{density=middle, subject=staff, warned=yes}", 1L)
        .hasSize(2);
  }

  @Test
  void what_had_happened_before_the_alert_was_not_warned_of_though_it_is_told_later() {
    happen(DAY, DAY, Outcome.HARM, 3);
    happen(2 * DAY, 0, Outcome.THREAT, 1);
    happen(2 * DAY, DAY + HOUR / 2, Outcome.THREAT, 1);

    assertThat(told.counted().keySet()).noneMatch(name -> name.contains("warned=yes"));
  }

  @Test
  void near_misses_and_what_affects_nobody_are_not_counted() {
    happen(0, 0, Outcome.NEAR_MISS, 1);
    assertThat(told.counted()).isEmpty();
  }

  @Test
  void days_count_as_warned_while_an_alert_is_open() {
    fairness.day(area, START);
    happen(0, 0, Outcome.HARM, 9);
    fairness.day(area, START + DAY);

    assertThat(told.counted())
        .containsEntry("areas_at_midnight_total{density=sparse, subject=staff, warned=no}", 1L)
        .containsEntry("areas_at_midnight_total{density=dense, subject=staff, warned=yes}", 1L)
        .containsEntry("areas_at_midnight_total{density=dense, subject=facility, warned=no}", 1L);
  }

  private int number;

  /** So many incidents of one hour become known at once. */
  private void happen(long knownAfter, long after, Outcome outcome, int count) {
    long at = START + knownAfter;
    List<EventChange> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = "r-" + number++;
      changes.add(
          new EventChange(
              at,
              null,
              new IncidentFacts(
                  "i:" + name,
                  Slices.of(START + after),
                  outcome,
                  true,
                  false,
                  1,
                  50,
                  List.of(name))));
    }
    fairness.heard(area, changes);
    watch.decide(
        new AreaWatch.Instant("XAA", at, changes, false, false, Surroundings.NONE),
        area,
        RoundNumbers.inForce(),
        NOBODY);
  }
}
