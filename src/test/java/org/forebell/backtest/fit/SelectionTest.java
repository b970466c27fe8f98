package org.forebell.backtest.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.forebell.backtest.DrawnPanel;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.FeatureGroup;
import org.forebell.risk.Quantity;
import org.junit.jupiter.api.Test;

/** A world in which access constraints tell what is to come, and threats tell nothing. */
class SelectionTest {

  private final Panel panel =
      DrawnPanel.of(
          23,
          24,
          400,
          (day, seen) -> {
            double n = seen.value(Quantity.ACCESS_30D);
            return 0.01 * StrictMath.exp(2 * n / (1 + n));
          });
  private final int[] rows = IntStream.range(0, panel.size()).toArray();

  @Test
  void a_group_stays_where_it_pays_and_goes_where_it_is_noise() {
    Selection.Chosen chosen = new Selection(panel, Subject.STAFF, rows, 4, null).choose();

    assertThat(chosen.settings().groups())
        .contains(FeatureGroup.ACCESS, FeatureGroup.LONG_RUN, FeatureGroup.SUBJECT)
        .doesNotContain(FeatureGroup.THREATS, FeatureGroup.NEAR_MISSES);
    assertThat(chosen.gains())
        .extracting(Selection.Gain::group)
        .doesNotContain(FeatureGroup.LONG_RUN, FeatureGroup.SUBJECT)
        .contains(FeatureGroup.ACCESS, FeatureGroup.THREATS);
    for (Selection.Gain gain : chosen.gains()) {
      assertThat(gain.kept())
          .as(gain.group().factor())
          .isEqualTo(chosen.settings().groups().contains(gain.group()));
      if (gain.group() == FeatureGroup.ACCESS) {
        assertThat(gain.gain()).isGreaterThan(0.005);
      }
      if (gain.group() == FeatureGroup.NEAR) {
        assertThat(gain.gain()).as("near is 0 on all days").isZero();
      }
    }
  }

  @Test
  void with_too_little_to_choose_by_the_first_settings_stay() {
    Selection.Chosen chosen =
        new Selection(panel, Subject.STAFF, new int[] {0, 1}, 4, null).choose();

    assertThat(chosen.settings()).isEqualTo(Settings.FIRST);
    assertThat(chosen.logScore()).isNaN();
  }
}
