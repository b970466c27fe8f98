package org.forebell.backtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgedTest {

  @Test
  void every_measure_is_what_scikit_learn_says() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/backtest/judged.csv"));
    String[] expected = lines.get(1).substring(2).split(" ");
    double[] values = read(lines.subList(2, lines.size())).measures();

    for (int i = 0; i < Measure.values().length; i++) {
      assertThat(expected[2 * i]).isEqualTo(Measure.values()[i].code());
      assertThat(values[i])
          .as(expected[2 * i])
          .isCloseTo(Double.parseDouble(expected[2 * i + 1]), within(1e-9));
    }
  }

  @Test
  void worked_by_hand() {
    Judged judged =
        Judged.of(
            new double[] {0.9, 0.4, 0.4, 0.1},
            new boolean[] {true, true, false, false},
            new int[] {0, 0, 1, 1});
    double[] values = judged.measures();

    // Caught 1 of 1, then 2 of 3: ½ · 1 + ½ · ⅔. Won 3 of 4 pairs and half of one: 3.5 / 4.
    assertThat(values[Measure.AVERAGE_PRECISION.ordinal()]).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(values[Measure.AUC.ordinal()]).isCloseTo(3.5 / 4, within(1e-12));
    assertThat(values[Measure.BRIER.ordinal()])
        .isCloseTo((0.01 + 0.36 + 0.16 + 0.01) / 4, within(1e-12));
  }

  @Test
  void an_area_that_counts_twice_is_as_its_days_given_twice() {
    Random random = new Random(3);
    int n = 200;
    double[] p = random.doubles(2 * n).map(each -> Math.round(each * 20) / 20.0).toArray();
    boolean[] y = new boolean[2 * n];
    int[] area = new int[2 * n];
    for (int i = 0; i < n; i++) {
      y[i] = random.nextDouble() < p[i];
      area[i] = i % 2;
      p[n + i] = p[i];
      y[n + i] = y[i];
      area[n + i] = area[i];
    }
    Judged once =
        Judged.of(
            java.util.Arrays.copyOf(p, n),
            java.util.Arrays.copyOf(y, n),
            java.util.Arrays.copyOf(area, n));
    double[] doubled = once.measures(new int[] {2, 2});
    double[] given = Judged.of(p, y, area).measures();

    for (Measure measure : Measure.values()) {
      if (measure != Measure.CALIBRATION_ERROR) { // equal forecasts fall into bins in their order
        assertThat(doubled[measure.ordinal()])
            .as(measure.code())
            .isCloseTo(given[measure.ordinal()], within(1e-12));
      }
    }
  }

  @Test
  void without_events_there_is_no_skill_to_speak_of_and_nothing_fails() {
    double[] values =
        Judged.of(new double[] {0.1, 0.2}, new boolean[2], new int[] {0, 1}).measures();

    assertThat(values[Measure.AVERAGE_PRECISION.ordinal()]).isNaN();
    assertThat(values[Measure.AUC.ordinal()]).isNaN();
    assertThat(values[Measure.BRIER_SKILL.ordinal()]).isNaN();
    assertThat(values[Measure.BRIER.ordinal()]).isCloseTo(0.025, within(1e-12));
  }

  @Test
  void intervals_hold_the_value_and_are_the_same_for_the_same_seed() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/backtest/judged.csv"));
    Judged judged = read(lines.subList(2, lines.size()));
    Map<Measure, Interval> one = new Bootstrap(15, 200, 1).measures(judged);

    assertThat(one).isEqualTo(new Bootstrap(15, 200, 1).measures(judged));
    assertThat(one).isNotEqualTo(new Bootstrap(15, 200, 2).measures(judged));
    Interval auc = one.get(Measure.AUC);
    assertThat(auc.value()).isBetween(auc.low(), auc.high());
    assertThat(new Bootstrap(15, 50, 1).reliability(judged)).hasSize(10);
  }

  private static Judged read(List<String> rows) {
    double[] p = new double[rows.size()];
    boolean[] y = new boolean[p.length];
    int[] area = new int[p.length];
    for (int i = 0; i < p.length; i++) {
      String[] cells = rows.get(i).split(",");
      p[i] = Double.parseDouble(cells[0]);
      y[i] = cells[1].equals("1");
      area[i] = Integer.parseInt(cells[2]);
    }
    return Judged.of(p, y, area);
  }
}
