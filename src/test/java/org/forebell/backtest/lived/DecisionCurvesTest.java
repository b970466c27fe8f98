package org.forebell.backtest.lived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.forebell.backtest.Panel;
import org.forebell.backtest.TinyPanel;
import org.junit.jupiter.api.Test;

/** A well reported area with high chances, and one with chances a tenth of them. */
class DecisionCurvesTest {

  private static final Panel TWO =
      new TinyPanel().area("AFG Kabul", 0, 19).area("MLI Mopti", 0, 19).build();
  private static final List<Hit> HITS = List.of(new Hit(0, 19, "a"), new Hit(1, 19, "b"));

  @Test
  void one_line_sees_only_what_is_reported_best_and_a_line_for_each_area_sees_both() {
    DecisionCurves curves = DecisionCurves.of(trial(), Lines.ROUND);

    assertThat(at(curves, "global", 0.1).cover()).isEqualTo(0.5);
    assertThat(at(curves, "per_area", 0.1).cover()).isEqualTo(1);
  }

  @Test
  void a_line_that_many_days_share_is_drawn_above_them() {
    double[] same = new double[40];
    Arrays.fill(same, 0.3);

    DecisionCurves curves = DecisionCurves.of(Lines.trial(TWO, HITS, same), Lines.ROUND);

    assertThat(curves.curves().get(0).points()).allMatch(point -> point.areaDays() == 0);
  }

  @Test
  void the_policy_lies_on_the_curve_of_its_own_lines() {
    DecisionCurves curves = DecisionCurves.of(trial(), Lines.ROUND);

    assertThat(curves.curves().get(2).points()).contains(curves.policy());
  }

  private static DecisionPoint at(DecisionCurves curves, String name, double areaDays) {
    return curves.curves().stream()
        .filter(curve -> curve.name().equals(name))
        .flatMap(curve -> curve.points().stream())
        .filter(point -> point.areaDays() == areaDays)
        .findFirst()
        .orElseThrow();
  }

  private static Trial trial() {
    double[] chances = new double[40];
    for (int day = 0; day < 20; day++) {
      chances[day] = 0.2 + day * 0.02;
      chances[20 + day] = chances[day] / 10;
    }
    return Lines.trial(TWO, HITS, chances);
  }
}
