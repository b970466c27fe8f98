package org.forebell.backtest.lived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.forebell.backtest.Panel;
import org.forebell.backtest.TinyPanel;
import org.junit.jupiter.api.Test;

/** Kabul under watch from its third day on, Mopti never; each has ten days. */
class EquityAuditTest {

  private static final Panel TWO =
      new TinyPanel().area("AFG Kabul", 0, 9).area("MLI Mopti", 0, 9).build();
  private static final List<Hit> HITS =
      List.of(
          new Hit(0, 1, "clinic"),
          new Hit(0, 2, "clinic"),
          new Hit(0, 6, "truck"),
          new Hit(1, 6, "truck"));

  private final EquityAudit audit = EquityAudit.of(trial(), Lines.ROUND);

  @Test
  void the_country_served_worst_stands_first() {
    double none = Double.NaN;

    assertThat(audit.byCountry())
        .containsExactly(
            new EquityGroup("country", "MLI", 1, 0, none, none, 0),
            new EquityGroup("country", "AFG", 3, 2.0 / 3, 1, 2, 0.8));
  }

  @Test
  void what_is_grouped_by_the_incident_has_no_days_of_its_own() {
    double none = Double.NaN;

    assertThat(audit.byEvent("facility", Hit::event))
        .as("as many covered: in the order of their names")
        .containsExactly(
            new EquityGroup("facility", "clinic", 2, 0.5, none, 0, none),
            new EquityGroup("facility", "truck", 2, 0.5, none, 4, none));
  }

  @Test
  void what_has_no_group_is_left_out() {
    assertThat(audit.byEvent("actor", hit -> hit.event().equals("truck") ? "state" : null))
        .extracting(EquityGroup::incidents)
        .containsExactly(2);
    assertThat(audit.byArea("density", area -> area == 0 ? "dense" : null))
        .extracting(EquityGroup::group)
        .containsExactly("dense");
  }

  @Test
  void a_group_without_incidents_stands_last() {
    EquityAudit quiet =
        EquityAudit.of(Lines.trial(TWO, List.of(HITS.get(0)), trial().probability()), Lines.ROUND);

    assertThat(quiet.byCountry()).extracting(EquityGroup::group).containsExactly("AFG", "MLI");
  }

  @Test
  void each_tercile_of_density_holds_a_third_of_the_reports() {
    assertThat(DensityTerciles.of(new int[] {30, 5, 10, 5, 10, 30}))
        .containsExactly("middle", "sparse", "sparse", "sparse", "sparse", "dense");
    assertThat(DensityTerciles.of(new int[] {0, 0})).containsExactly("sparse", "sparse");
  }

  private static Trial trial() {
    double[] chances = new double[20];
    for (int day = 2; day < 10; day++) {
      chances[day] = 0.3;
    }
    return Lines.trial(TWO, HITS, chances);
  }
}
