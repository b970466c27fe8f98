package org.forebell.backtest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

/** Axes, curves and figures as the plots and tables have them. */
class PlotTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void logarithms_begin_at_a_power_of_ten_and_keep_what_is_lower_on_the_edge() {
    Scale scale = Scale.logarithmic(0.0007, 0.1);

    assertThat(scale.start()).isCloseTo(0.0001, within(1e-12));
    assertThat(scale.part(0)).isZero();
    assertThat(scale.part(0.001)).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(scale.part(0.2)).isEqualTo(1);
    assertThat(scale.ticks()).startsWith(0.0001).contains(0.001, 0.01, 0.1).isSorted();
    assertThat(Scale.logarithmic(0.00000001, 1).start()).isCloseTo(0.0001, within(1e-12));
  }

  @Test
  void even_steps_are_round_and_at_most_six() {
    assertThat(Scale.even(0.3).ticks()).hasSize(7).startsWith(0.0, 0.05);
    assertThat(Scale.even(1).ticks()).hasSize(6).endsWith(1.0);
  }

  @Test
  void a_curve_is_straight_between_its_points_and_silent_beyond_them() {
    var points = JSON.arrayNode();
    points.addObject().put("areaDays", 0.1).put("cover", 0.5);
    points.addObject().put("areaDays", 0.4).put("cover", 0.8);
    Curve curve = new Curve(points);

    assertThat(curve.at(0.2, "cover")).isCloseTo(0.6, within(1e-12));
    assertThat(curve.at(0.05, "cover")).isNaN();
    assertThat(curve.at(0.2, "worstCountry")).isNaN();
    assertThat(curve.until(0.3)).extracting(Plot.Point::x).containsExactly(0.1, 0.3);
  }

  @Test
  void figures_line_up_in_a_column() {
    assertThat(Words.fixed(JSON.numberNode(0.5), 3)).isEqualTo("0.500");
    assertThat(Words.fixed(JSON.numberNode(-0.0301), 2)).isEqualTo("−0.03");
    assertThat(Words.fixed(JSON.numberNode(2), 0)).isEqualTo("2");
    assertThat(Words.fixed(JSON.nullNode(), 3)).isEqualTo("–");
    assertThat(Words.count(JSON.numberNode(1234567))).isEqualTo("1,234,567");
    assertThat(Words.count(JSON.numberNode(-123))).isEqualTo("-123");
    assertThat(Words.share(JSON.numberNode(Double.NaN))).isEqualTo("–");
  }
}
