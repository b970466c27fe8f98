package org.forebell.metrics.board;

import static org.forebell.metrics.board.Panel.Look.BARS;
import static org.forebell.metrics.board.Panel.Look.LINES;
import static org.forebell.metrics.board.Panel.Look.NUMBER;
import static org.forebell.metrics.board.Panel.Look.TABLE;

import java.util.List;

/** What forecasts and alerts are worth, and whether to all alike. */
final class Worth {

  private Worth() {}

  static List<Panel> panels() {
    return List.of(
        reliability(), calibration(), skill(), precision(), outcomes(), fairCover(), fairBurden());
  }

  private static Panel reliability() {
    return Panel.of(
            "Do chances mean what they say?",
            TABLE,
            "percentunit",
            12,
            "By bins of chances, over what is shown: how likely it was said to be, and how often it"
                + " came true. Trust a bin of few forecasts little.")
        .asks(
            "sum by (subject, bin) (increase(forebell_forecasts_expected_total[28d]))"
                + " / sum by (subject, bin) (increase(forebell_forecasts_total[28d]))",
            "said")
        .asks(
            "sum by (subject, bin) (increase(forebell_forecasts_came_true_total[28d]))"
                + " / sum by (subject, bin) (increase(forebell_forecasts_total[28d]))",
            "came true");
  }

  private static Panel calibration() {
    return Panel.of(
            "How far are chances off on average?",
            LINES,
            "percentunit",
            6,
            "Over bins, of four weeks. MODEL.md has what it was on days not learnt from; past 3 %"
                + " with thousands of forecasts fit anew: ForebellCalibrationDrifts.")
        .asks("forebell:calibration_error:ratio28d", "{{subject}}")
        .yellowFrom(0.015)
        .redFrom(0.03);
  }

  private static Panel skill() {
    return Panel.of(
            "Are chances better than the usual?",
            LINES,
            "percentunit",
            6,
            "Brier skill against each area's own long-run chance, of four weeks. At nothing or below"
                + " the model adds nothing: back-test it on your own history.")
        .asks("forebell:brier_skill:ratio28d", "{{subject}}");
  }

  private static Panel precision() {
    return Panel.of(
            "How often were alerts right?",
            NUMBER,
            "percentunit",
            6,
            "Of those somebody told the outcome of in four weeks: true or averted. Below what MODEL.md"
                + " has for the level: are only false ones told? Then weigh a shadow against it.")
        .asks(
            "sum by (level) (increase(forebell_outcomes_total{finding=~\"true|averted\"}[28d]))"
                + " / sum by (level)"
                + " (increase(forebell_outcomes_total{finding=~\"true|averted|false\"}[28d]))",
            "{{level}}");
  }

  private static Panel outcomes() {
    return Panel.of(
            "What came of alerts?",
            BARS,
            "short",
            6,
            "In four weeks, as told by ./forebell outcome or a link in a mail. Few of many alerts: ask"
                + " for them at the hand-over, or nobody can say what alerts are worth.")
        .asks(
            "sum by (level, finding) (increase(forebell_outcomes_total[28d]))",
            "{{level}} {{finding}}");
  }

  private static Panel fairCover() {
    return Panel.of(
            "Are thinly reported areas warned as others are?",
            BARS,
            "percentunit",
            6,
            "Incidents and threats of four weeks that an open alert came before, by how much is reported"
                + " of the area. The bar of config/equity.yaml: sparse at least 0.3 of dense.")
        .asks(
            "sum by (density) (increase(forebell_incidents_total{warned=\"yes\"}[28d]))"
                + " / sum by (density) (increase(forebell_incidents_total[28d]))",
            "{{density}}");
  }

  private static Panel fairBurden() {
    return Panel.of(
            "For how much of the time are areas under alert?",
            BARS,
            "percentunit",
            6,
            "Days of areas of four weeks that began with an open alert, by how much is reported of the"
                + " area. Past 0.13 in all it is more than config/equity.yaml allows.")
        .asks(
            "sum by (density) (increase(forebell_areas_at_midnight_total{warned=\"yes\"}[28d]))"
                + " / sum by (density) (increase(forebell_areas_at_midnight_total[28d]))",
            "{{density}}");
  }
}
