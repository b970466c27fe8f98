package org.forebell.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.forebell.backtest.baseline.Baseline;
import org.forebell.report.Subject;
import org.forebell.risk.Quantity;
import org.forebell.scenario.Scenario;
import org.junit.jupiter.api.Test;

class PanelWriterTest {

  private static final long DAY_MS = 86_400_000L;

  private final List<String> lines = Played.lines(Scenario.small(5));
  private final Study study = Played.study(lines);

  @Test
  void what_comes_later_changes_nothing_that_was_observed_before() {
    Panel whole = study.panel();
    int day = (study.firstDay() + study.lastDay()) / 2;
    Panel earlier =
        Study.of(study.chronicle().until(day * DAY_MS), Played.policy(), Played.places()).panel();

    int compared = 0;
    for (int row = 0; row < earlier.size(); row++) {
      int same = find(whole, earlier.areas().get(earlier.area(row)), earlier.day(row));
      for (Subject subject : Subject.values()) {
        assertThat(earlier.fresh(subject, row)).isEqualTo(whole.fresh(subject, same));
        for (Quantity quantity : Quantity.values()) {
          assertThat(earlier.observed(subject, quantity, row))
              .isEqualTo(whole.observed(subject, quantity, same));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(1_000);
    int end = IntStream.range(0, earlier.size()).map(earlier::day).max().orElseThrow();
    assertThat(rows(earlier, 0, end)).hasSameSizeAs(rows(whole, 0, end));
  }

  @Test
  void what_comes_later_changes_no_earlier_forecast_of_any_baseline() {
    Panel whole = study.panel();
    int day = (study.firstDay() + study.lastDay()) / 2;
    Panel earlier =
        Study.of(study.chronicle().until(day * DAY_MS), Played.policy(), Played.places()).panel();
    int[] judged = rows(earlier, day - 20, day - 1);
    int[] sameJudged = same(earlier, whole, judged);
    int[] learnt = rows(earlier, 0, day - 28);
    int[] sameLearnt = same(earlier, whole, learnt);

    for (Baseline baseline : Baseline.all()) {
      for (Subject subject : Subject.values()) {
        double[] chances = baseline.forecast(earlier, subject, learnt, judged);
        assertThat(chances)
            .as(baseline.name())
            .containsExactly(baseline.forecast(whole, subject, sameLearnt, sameJudged));
        for (double chance : chances) {
          assertThat(chance).as(baseline.name()).isBetween(0.0, 1.0);
        }
      }
    }
  }

  @Test
  void neither_order_nor_copies_matter() {
    List<String> shuffled = new ArrayList<>(lines);
    shuffled.addAll(lines);
    Collections.shuffle(shuffled, new Random(1));
    Study other = Played.study(shuffled);

    assertThat(other.chronicle().sha256()).isEqualTo(study.chronicle().sha256());
    assertThat(other.panel().size()).isEqualTo(study.panel().size());
    for (int row = 0; row < study.panel().size(); row++) {
      for (Subject subject : Subject.values()) {
        assertThat(other.panel().happened(subject, row))
            .isEqualTo(study.panel().happened(subject, row));
        for (Quantity quantity : Quantity.values()) {
          assertThat(other.panel().observed(subject, quantity, row))
              .isEqualTo(study.panel().observed(subject, quantity, row));
        }
      }
    }
  }

  private static int[] rows(Panel panel, int first, int last) {
    return IntStream.range(0, panel.size())
        .filter(row -> panel.day(row) >= first && panel.day(row) <= last)
        .toArray();
  }

  private static int[] same(Panel one, Panel other, int[] rows) {
    return java.util.Arrays.stream(rows)
        .map(row -> find(other, one.areas().get(one.area(row)), one.day(row)))
        .toArray();
  }

  private static int find(Panel panel, String area, int day) {
    for (int row = 0; row < panel.size(); row++) {
      if (panel.day(row) == day && panel.areas().get(panel.area(row)).equals(area)) {
        return row;
      }
    }
    throw new AssertionError(area + " has no row on day " + day);
  }
}
