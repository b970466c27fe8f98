package org.forebell.backtest.lived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.forebell.backtest.TinyPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquityBarsTest {

  @Test
  void a_bar_is_met_or_broken_with_its_value() throws IOException {
    List<EquityGroup> groups =
        List.of(
            group("country", "AFG", 20, 0.75),
            group("country", "MLI", 40, 0.0625),
            group("country", "NER", 19, 0),
            group("density", "sparse", 5, 0.3),
            group("density", "dense", 90, 0.6),
            group("actor", "state", 50, 0.3),
            group("actor", "armed group", 60, 0.9),
            group("actor", "crowd", 49, 0));

    assertThat(shipped().check("staff", half(), groups))
        .containsExactly(
            new EquityBar("area_days", "staff", 0.13, 0.5, false),
            new EquityBar("cover", "staff", 0.67, 1, true),
            new EquityBar("mean_country_cover", "staff", 0.5, 0.40625, false),
            new EquityBar("worst_country_cover", "staff", 0.1, 0.0625, false),
            new EquityBar("episodes_kept", "staff", 0.5, 0.5, true),
            new EquityBar("density_ratio", "staff", 0.3, 0.5, true),
            new EquityBar("actor_ratio", "staff", 0.5, 0.3 / 0.9, false));
  }

  @Test
  void a_bar_with_too_little_to_say_is_not_broken() throws IOException {
    List<EquityBar> bars = shipped().check("staff", half(), List.of());

    assertThat(bars).filteredOn(bar -> Double.isNaN(bar.value())).hasSize(4);
    assertThat(bars).filteredOn(bar -> Double.isNaN(bar.value())).allMatch(EquityBar::met);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "areaDays: 0.13 | areaDays: 13 | equity: areaDays: must be a number from 0 to 1",
        "cover: 0.67 | covers: 0.67 | equity: cover: must be a number from 0 to 1",
        "actorIncidents: 50 | actorIncidents: 0.5 | equity: actorIncidents: must be a whole number"
      })
  void a_wrong_file_says_which_key_and_what_to_do(String right, String wrong, String message)
      throws IOException {
    String yaml = Files.readString(Path.of("config/equity.yaml"));
    assertThat(yaml).contains(right);

    assertThatThrownBy(() -> read(yaml.replaceFirst("(?m)^" + right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  /** Ten of twenty days under watch, one episode of two, its one incident covered. */
  private static Lived half() {
    double[] chances = new double[20];
    chances[0] = 0.3;
    for (int day = 3; day < 7; day++) {
      chances[day] = 0.3;
    }
    return Lived.of(
        Lines.trial(
            new TinyPanel().area("AFG Kabul", 0, 19).build(), List.of(new Hit(0, 2, "e")), chances),
        Lines.ROUND);
  }

  private static EquityGroup group(String by, String name, int incidents, double cover) {
    return new EquityGroup(by, name, incidents, cover, 0, 0, 0);
  }

  private static EquityBars shipped() throws IOException {
    return read(Files.readString(Path.of("config/equity.yaml")));
  }

  private static EquityBars read(String yaml) {
    return EquityBars.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
