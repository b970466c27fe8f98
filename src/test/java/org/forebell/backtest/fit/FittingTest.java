package org.forebell.backtest.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.forebell.backtest.Panel;
import org.forebell.backtest.Played;
import org.forebell.backtest.Study;
import org.forebell.report.Subject;
import org.forebell.risk.Feature;
import org.forebell.risk.FeatureGroup;
import org.forebell.risk.Observed;
import org.forebell.risk.RiskModel;
import org.forebell.risk.SubjectModel;
import org.forebell.scenario.Scenario;
import org.junit.jupiter.api.Test;

class FittingTest {

  private final Study study = Played.study(Played.lines(Scenario.small(5)));
  private final Panel panel = study.panel();

  @Test
  void too_little_to_learn_from_is_refused_with_how_much_is_needed() {
    assertThatThrownBy(() -> Fitting.fit(study, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too little to learn from")
        .hasMessageContaining("100 in 5 areas over 365 days")
        .hasMessageContaining("--prior config/model.json");
  }

  @Test
  void with_a_prior_less_is_needed_and_below_that_the_prior_is_the_better_choice() {
    Study brief = Played.study(Played.lines(Scenario.small(5)).subList(0, 40));
    SubjectModel any = fit(Settings.FIRST, null);

    assertThatThrownBy(() -> Fitting.fit(brief, new RiskModel("any", any, any)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needed are 20 in 5 areas over 90 days")
        .hasMessageContaining("the shipped model is the better choice");
  }

  @Test
  void what_varies_nowhere_gets_no_coefficient_and_nothing_is_nan() {
    SubjectModel model = fit(Settings.FIRST.toggled(FeatureGroup.ACCESS), null);

    for (int f = 0; f < Feature.ALL.size(); f++) {
      assertThat(model.coefficients()[f]).as(Feature.ALL.get(f).code()).isFinite();
      if (Feature.ALL.get(f).group() == FeatureGroup.NEAR) { // made-up countries have no borders
        assertThat(model.coefficients()[f]).isZero();
      }
    }
    assertThat(model.intercept()).isFinite();
    for (int row : study.rows()) {
      assertThat(model.probability(panel.observed(Subject.STAFF, row), 7)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void the_same_rows_give_the_same_model() {
    assertThat(fit(Settings.FIRST, null).coefficients())
        .containsExactly(fit(Settings.FIRST, null).coefficients());
  }

  @Test
  void the_mean_chance_is_the_share_of_days_before_an_event() {
    int[] rows = study.rows();
    SubjectModel model =
        new LogLinear(panel, Subject.STAFF, rows, 1, null).fit(Settings.FIRST.withRidge(1e-6));
    double chance = 0;
    double events = 0;
    for (int row : rows) {
      chance += model.probability(panel.observed(Subject.STAFF, row), 7);
      events += panel.happened(Subject.STAFF, row) ? 1 : 0;
    }

    assertThat(chance / events).isBetween(0.95, 1.05);
  }

  @Test
  void a_penalty_without_end_leaves_the_prior_as_it_is() {
    SubjectModel prior = fit(Settings.FIRST, null);
    SubjectModel drawn = fit(Settings.FIRST.withRidge(1e6), prior);

    for (int f = 0; f < Feature.ALL.size(); f++) {
      assertThat(drawn.coefficients()[f])
          .isCloseTo(prior.coefficients()[f], org.assertj.core.api.Assertions.within(1e-3));
    }
  }

  @Test
  void the_file_is_the_model_to_the_last_bit() {
    Fitting.Fitted staff = Fitting.fit(panel, Subject.STAFF, study.rows(), null);
    Fitting.Fitted facility = Fitting.fit(panel, Subject.FACILITY, study.rows(), null);
    Map<Subject, Fitting.Fitted> fitted = Map.of(Subject.STAFF, staff, Subject.FACILITY, facility);
    String json = ModelJson.write(study, new java.util.EnumMap<>(fitted), "test", null);
    RiskModel read =
        RiskModel.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));

    for (int row : study.rows()) {
      for (Subject subject : Subject.values()) {
        Observed seen = panel.observed(subject, row);
        assertThat(read.of(subject).probability(seen, 7))
            .isEqualTo(fitted.get(subject).model().probability(seen, 7));
      }
    }
    assertThat(json)
        .isEqualTo(ModelJson.write(study, new java.util.EnumMap<>(fitted), "test", null));
  }

  private SubjectModel fit(Settings settings, SubjectModel prior) {
    return new LogLinear(panel, Subject.STAFF, study.rows(), 4, prior).fit(settings);
  }
}
