package org.forebell.backtest.lived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.forebell.backtest.Panel;
import org.forebell.backtest.TinyPanel;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;
import org.junit.jupiter.api.Test;

/** A world of forty areas in four countries, each with its own usual chance and its bad weeks. */
class TuningTest {

  private static final int DAYS = 150;
  private static final Policy BASE = budgeted(0.13);
  private static final Tuning TUNED = Tuning.of(List.of(world(7)), BASE, 1);

  @Test
  void watch_keeps_its_budget_and_halves_its_episodes() {
    Lived lived = Lived.of(world(7), TUNED.policy());

    assertThat(TUNED.withinLimits()).isTrue();
    assertThat(lived.at(Level.WATCH, true).areaDays()).isBetween(0.08, 0.13);
    assertThat(lived.episodesKept(Level.WATCH)).isLessThanOrEqualTo(Tuning.EPISODES_KEPT);
  }

  @Test
  void no_single_step_within_the_limits_would_have_been_clearly_better() {
    LevelEvidence watch = TUNED.levels().get(0);
    for (Neighbour number : watch.neighbours()) {
      for (Neighbour.Step step : List.of(number.higher(), number.lower())) {
        Figures figures = step.figures();
        if (figures != null && figures.mostAreaDays() <= 0.13 && figures.episodesKept() <= 0.45) {
          assertThat(figures.merit())
              .as(number.knob() + " " + step.value())
              .isLessThan(watch.figures().merit() + 0.01);
        }
      }
    }
  }

  @Test
  void the_same_seed_gives_the_same_lines() {
    assertThat(Tuning.of(List.of(world(7)), BASE, 1)).isEqualTo(TUNED);
  }

  @Test
  void the_text_is_read_back_as_the_policy_and_says_why() {
    String text = PolicyText.of(TUNED, "2", "Figures of a made-up world.");

    Policy read = Policy.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

    assertThat(read.enter()).isEqualTo(TUNED.policy().enter());
    assertThat(read.exit()).isEqualTo(TUNED.policy().exit());
    assertThat(read.dwell()).isEqualTo(TUNED.policy().dwell());
    assertThat(read.budget()).isEqualTo(0.13);
    assertThat(read.version()).isEqualTo("2");
    assertThat(text)
        .contains("# Figures of a made-up world.", "# Watch begins on the day", "# Critical ends")
        .contains("      # exit lift ");
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void a_warning_stands_at_the_lowest_line_that_a_third_of_its_episodes_justify() {
    // Twenty areas reach 0.3 and see nothing, twenty reach 0.5 and half of them see an incident.
    double[] chances = new double[400];
    List<Hit> hits = new ArrayList<>();
    for (int area = 0; area < 40; area++) {
      chances[area * 10 + 2] = area < 20 ? 0.3 : 0.5;
      if (area % 2 == 0 && area >= 20) {
        hits.add(new Hit(area, 4, "e" + area));
      }
    }
    JudgedDays days = JudgedDays.of(Lines.trial(areas(10), hits, chances));

    LevelLines warning =
        new UpperSearch(List.of(days), Lines.ROUND, Level.WARNING).lowest(Tuning.WARNING_PRECISION);

    assertThat(warning.enter().probability()).as("at 0.3 it is 10 of 40").isEqualTo(0.35);
    assertThat(warning.exit().probability()).as("0.6 of it").isEqualTo(0.2);
  }

  @Test
  void a_step_that_would_cross_another_line_is_not_tried() {
    Line line = new Line(0.2, 2, 0.2);
    Policy tight =
        new LevelLines(line, line, BASE.dwell())
            .in(LevelLines.upTo(BASE, Level.WATCH), Level.WATCH);

    Neighbour probability = LevelEvidence.of(judged(), tight, Level.WATCH).neighbours().get(0);

    assertThat(probability.higher().value()).isEqualTo(0.22);
    assertThat(probability.higher().figures()).isNotNull();
    assertThat(probability.lower().figures()).as("0.18 lies below the exit line").isNull();
  }

  @Test
  void there_is_nothing_to_choose_by_without_incidents() {
    Trial quiet = Lines.trial(areas(1), List.of(), new double[40]);

    assertThatThrownBy(() -> Tuning.of(List.of(quiet), BASE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tuning: tiny has no incident on a judged day");
    assertThatThrownBy(() -> Tuning.of(List.of(), BASE, 1))
        .hasMessage("tuning: there is no trial to choose lines on");
  }

  private static List<JudgedDays> judged() {
    return List.of(JudgedDays.of(world(7)));
  }

  private static Trial world(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    Panel panel = areas(DAYS);
    double[] chances = new double[panel.size()];
    double[] usual = new double[panel.size()];
    List<Hit> hits = new ArrayList<>();
    double heat = 0;
    for (int row = 0; row < chances.length; row++) {
      usual[row] = 0.01 * (1 + panel.area(row) % 5);
      heat = dice.nextDouble() < 0.03 ? 10 : heat * (0.8 + 0.3 * dice.nextDouble());
      chances[row] = Math.min(0.9, usual[row] * (1 + heat));
      if (dice.nextDouble() < chances[row] / 4) {
        hits.add(new Hit(panel.area(row), panel.day(row), "e" + row));
      }
    }
    return new Trial("world", panel, Subject.STAFF, chances, usual, hits);
  }

  private static Panel areas(int days) {
    TinyPanel panel = new TinyPanel();
    for (String country : List.of("AFG", "MLI", "NER", "SDN")) {
      for (char area = 'A'; area < 'K'; area++) {
        panel.area(country + "/" + area, 0, days - 1);
      }
    }
    return panel.build();
  }

  private static Policy budgeted(double budget) {
    Policy round = Lines.ROUND;
    return new Policy(
        round.version(),
        round.cadence(),
        round.horizon(),
        round.retention(),
        round.dwell(),
        round.accessAge(),
        round.alertValidity(),
        round.updateEvery(),
        round.enter(),
        round.exit(),
        budget);
  }
}
