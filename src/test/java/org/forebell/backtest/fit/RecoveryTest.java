package org.forebell.backtest.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.forebell.backtest.DrawnPanel;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.Feature;
import org.forebell.risk.FeatureGroup;
import org.forebell.risk.SubjectModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A world that is log-linear, with coefficients one knows: the fit has to find them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {

  private static final int AREAS = 24;
  private static final int DAYS = 3_000;
  private static final Settings BARELY_DRAWN =
      new Settings(
          EnumSet.of(
              FeatureGroup.LONG_RUN, FeatureGroup.SUBJECT, FeatureGroup.ALL, FeatureGroup.ACCESS),
          1e-7,
          Double.POSITIVE_INFINITY);

  private final SubjectModel truth = truth();
  private final Panel panel =
      DrawnPanel.of(11, AREAS, DAYS, (day, seen) -> -StrictMath.log1p(-truth.probability(seen, 1)));
  private final int[] rows = IntStream.range(0, panel.size()).toArray();

  private static SubjectModel truth() {
    double[] coefficients = new double[Feature.ALL.size()];
    coefficients[at("rate_of_subject")] = 0.7;
    coefficients[at("subject_30d")] = 0.5;
    coefficients[at("subject_30d_any")] = 0.8;
    coefficients[at("all_90d")] = -0.4;
    coefficients[at("access_30d_any")] = 1.0;
    return new SubjectModel(0.01, 0.01, -4.5, coefficients);
  }

  @Test
  void the_coefficients_come_back_from_all_days() {
    assertIsTruth(new LogLinear(panel, Subject.STAFF, rows, 1, null).fit(BARELY_DRAWN), 0.25);
  }

  @Test
  void the_coefficients_come_back_from_one_in_twelve_quiet_days() {
    assertIsTruth(new LogLinear(panel, Subject.STAFF, rows, 12, null).fit(BARELY_DRAWN), 0.4);
  }

  private void assertIsTruth(SubjectModel fitted, double near) {
    for (int f = 0; f < Feature.ALL.size(); f++) {
      String code = Feature.ALL.get(f).code();
      assertThat(fitted.coefficients()[f])
          .as(code)
          .isCloseTo(truth.coefficients()[f], within(near));
      if (List.of("near_30d", "country_7d", "subject_365d").contains(code)) {
        assertThat(fitted.coefficients()[f]).as(code + " is 0 on all days").isZero();
      }
    }
    double off = 0;
    double all = 0;
    for (int row = 0; row < panel.size(); row += 7) {
      double chance = truth.probability(panel.observed(Subject.STAFF, row), 7);
      off += Math.abs(fitted.probability(panel.observed(Subject.STAFF, row), 7) - chance);
      all += chance;
    }
    assertThat(off / all).isLessThan(0.1);
  }

  @Test
  void a_penalty_without_end_and_no_prior_leave_the_area_at_its_own_rate() {
    Settings drawn = BARELY_DRAWN.withRidge(1e9);
    SubjectModel fitted = new LogLinear(panel, Subject.STAFF, rows, 12, null).fit(drawn);

    for (int f = 0; f < Feature.ALL.size(); f++) {
      assertThat(fitted.coefficients()[f])
          .as(Feature.ALL.get(f).code())
          .isCloseTo(f == at("rate_of_subject") ? 1 : 0, within(1e-6));
    }
  }

  @Test
  void the_same_settings_give_the_same_model_whatever_was_fitted_before() {
    LogLinear used = new LogLinear(panel, Subject.STAFF, rows, 12, null);
    used.fit(BARELY_DRAWN.withRidge(1).toggled(FeatureGroup.ACCESS));
    double[] after = used.fit(BARELY_DRAWN).coefficients();
    double[] anew =
        new LogLinear(panel, Subject.STAFF, rows, 12, null).fit(BARELY_DRAWN).coefficients();

    assertThat(after).containsExactly(anew, within(1e-3));
  }

  @Test
  void older_days_weigh_less_the_shorter_the_half_life() {
    Panel worse = DrawnPanel.of(5, AREAS, DAYS, (day, seen) -> day < 2_700 ? 0.01 : 0.04);
    LogLinear fit = new LogLinear(worse, Subject.STAFF, rows, 12, null);

    assertThat(usual(fit.fit(BARELY_DRAWN))).isBetween(0.01, 0.025);
    assertThat(usual(fit.fit(BARELY_DRAWN.withHalfLife(60)))).isBetween(0.03, 0.05);
  }

  /** The mean daily intensity over the days of all areas. */
  private double usual(SubjectModel model) {
    return IntStream.of(rows)
        .mapToDouble(row -> model.probability(panel.observed(Subject.STAFF, row), 7))
        .map(chance -> -StrictMath.log1p(-chance) / 7)
        .average()
        .orElseThrow();
  }

  private static int at(String code) {
    return Feature.ALL.indexOf(Feature.of(code));
  }
}
