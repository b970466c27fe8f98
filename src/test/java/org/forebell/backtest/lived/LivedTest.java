package org.forebell.backtest.lived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.forebell.backtest.Panel;
import org.forebell.backtest.TinyPanel;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;

/** Ten days of one area, its chance above watch's lines on days 2, 6 and 7. */
class LivedTest {

  private static final Panel ONE = new TinyPanel().area("SDN Gedaref", 100, 109).build();
  private static final double[] CHANCES = {.0, .0, .3, .0, .0, .0, .3, .3, .0, .0};

  @Test
  void with_hysteresis_a_short_calm_does_not_end_an_episode() {
    LivedLevel watch = lived().at(Level.WATCH, true);

    // Below the exit line from 103 on, the episode would end on 106, where it is entered again.
    assertThat(watch.raised()).isEqualTo(1);
    assertThat(watch.areaDays()).isEqualTo(0.8);
    assertThat(watch.flaps()).isZero();
  }

  @Test
  void without_hysteresis_each_day_stands_alone() {
    LivedLevel watch = lived().at(Level.WATCH, false);

    assertThat(watch.raised()).isEqualTo(2);
    assertThat(watch.areaDays()).isEqualTo(0.3);
    assertThat(watch.flaps()).as("one of two within 7 days, on three days").isEqualTo(100.0 / 3);
    assertThat(lived().episodesKept(Level.WATCH)).isEqualTo(0.5);
  }

  @Test
  void alerts_a_month_count_ten_areas_for_an_officer() {
    LivedLevel watch = lived().at(Level.WATCH, false);

    assertThat(watch.perAreaMonth()).isCloseTo(2 * 30.4375 / 10, within(1e-12));
    assertThat(watch.perOfficerMonth()).isCloseTo(2 * 30.4375, within(1e-12));
  }

  @Test
  void a_hit_is_covered_by_what_stood_at_the_midnight_before_it() {
    LivedLevel watch = lived(101, 102, 105, 109).at(Level.WATCH, true);

    assertThat(watch.cover().share()).as("all but 101").isEqualTo(0.75);
    assertThat(watch.leadDays()).as("0, 3 and 7 days").isEqualTo(new Quartiles(1.5, 3, 5));
  }

  @Test
  void precision_counts_the_seven_days_from_the_start_where_all_are_judged() {
    assertThat(lived(108).at(Level.WATCH, false).precision())
        .as("102 to 108; the episode from 106 has too few days left")
        .isEqualTo(1);
    assertThat(lived(109).at(Level.WATCH, false).precision()).isZero();
  }

  @Test
  void a_level_counts_whatever_is_above_it() {
    Trial trial = Lines.trial(ONE, List.of(), .3, .5, .8, .8, .5, .5, .5, .2, .2, .2);
    Lived lived = Lived.of(trial, Lines.ROUND);

    assertThat(lived.at(Level.WATCH, false).areaDays()).isEqualTo(1);
    assertThat(lived.at(Level.WARNING, false).areaDays()).isEqualTo(0.6);
    assertThat(lived.at(Level.CRITICAL, false).areaDays()).isEqualTo(0.2);
    assertThat(lived.at(Level.CRITICAL, true).areaDays())
        .as("below its exit line from 104, left on 107")
        .isEqualTo(0.5);
  }

  @Test
  void what_happens_where_nothing_was_known_yet_is_uncovered_and_counted_apart() {
    Panel panel =
        new TinyPanel().area("SDN Gedaref", 100, 101).area("SDN Sennar", 101, 101).build();
    Trial trial = Lines.trial(panel, List.of(hit(0, 100), hit(1, 100)), .3, .3, .3);

    Cover cover = Lived.of(trial, Lines.ROUND).at(Level.WATCH, true).cover();

    assertThat(cover.incidents()).isEqualTo(2);
    assertThat(cover.covered()).isEqualTo(1);
    assertThat(cover.unknownArea()).isEqualTo(1);
  }

  @Test
  void days_that_are_not_judged_count_nowhere() {
    double none = Double.NaN;
    Trial trial =
        Lines.trial(ONE, hits(99, 101, 103, 110), none, none, none, .3, .3, .3, .3, .3, .3, .3);

    LivedLevel watch = Lived.of(trial, Lines.ROUND).at(Level.WATCH, true);

    assertThat(watch.areaDays()).isEqualTo(1);
    assertThat(watch.cover().incidents()).as("only 103 lies on a judged day").isEqualTo(1);
  }

  @Test
  void countries_with_too_few_incidents_move_neither_mean_nor_worst() {
    Panel panel =
        new TinyPanel()
            .area("AFG Kabul", 100, 119)
            .area("MLI Mopti", 100, 119)
            .area("NER Diffa", 100, 119)
            .build();
    double[] chances = IntStream.range(0, 60).mapToDouble(row -> row < 40 ? .3 : 0).toArray();
    chances[20] = 0; // Mopti's first day
    List<Hit> hits = IntStream.range(0, 59).mapToObj(row -> hit(row / 20, 100 + row % 20)).toList();

    Cover cover =
        Lived.of(Lines.trial(panel, hits, chances), Lines.ROUND).at(Level.WATCH, true).cover();

    assertThat(cover.share()).isEqualTo(39.0 / 59);
    assertThat(cover.worstCountry()).isEqualTo(0.95);
    assertThat(cover.meanCountry()).isCloseTo(0.975, within(1e-12));
    assertThat(cover.countries().get(0)).isEqualTo(new Cover.Country("NER", 19, 0));
  }

  @Test
  void what_has_nothing_to_stand_on_is_no_number() {
    LivedLevel critical = lived().at(Level.CRITICAL, true);

    assertThat(critical.precision()).isNaN();
    assertThat(critical.flaps()).isNaN();
    assertThat(critical.leadDays().median()).isNaN();
    assertThat(critical.cover().share()).isNaN();
    assertThat(critical.cover().worstCountry()).isNaN();
  }

  @Test
  void chances_of_another_panel_are_refused() {
    assertThatThrownBy(() -> Lines.trial(ONE, List.of(), .1, .2))
        .hasMessageContaining("the panel has 10 rows, the chances 2");
  }

  private static Lived lived(int... days) {
    return Lived.of(Lines.trial(ONE, hits(days), CHANCES), Lines.ROUND);
  }

  private static List<Hit> hits(int... days) {
    return IntStream.of(days).mapToObj(day -> hit(0, day)).toList();
  }

  private static Hit hit(int area, int day) {
    return new Hit(area, day, "e" + area + "-" + day);
  }
}
