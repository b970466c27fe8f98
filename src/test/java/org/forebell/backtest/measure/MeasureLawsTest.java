package org.forebell.backtest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What holds of the measures whatever was forecast and whatever came. */
class MeasureLawsTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final int AREAS = 7;

  /** Forecasts, outcomes and areas, row by row. */
  private record Rows(double[] chance, boolean[] came, int[] area) {

    /** Forecasts without two alike, an event first and a quiet day second. */
    static Rows drawn(long seed, int size) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] chance = random.doubles(size).distinct().toArray();
      boolean[] came = new boolean[size];
      int[] area = new int[size];
      for (int i = 0; i < size; i++) {
        came[i] = i == 0 || i > 1 && random.nextDouble() < chance[i];
        area[i] = random.nextInt(AREAS);
      }
      return new Rows(chance, came, area);
    }

    Rows with(DoubleUnaryOperator change) {
      return new Rows(Arrays.stream(chance).map(change).toArray(), came, area);
    }

    /** Every row as often as its area counts, the copies side by side. */
    Rows repeated(int[] weight) {
      int[] rows =
          IntStream.range(0, area.length)
              .flatMap(i -> IntStream.range(0, weight[area[i]]).map(copy -> i))
              .toArray();
      Rows repeated = new Rows(new double[rows.length], new boolean[rows.length], new int[0]);
      for (int i = 0; i < rows.length; i++) {
        repeated.chance[i] = chance[rows[i]];
        repeated.came[i] = came[rows[i]];
      }
      return new Rows(repeated.chance, repeated.came, new int[rows.length]);
    }

    Judged judged() {
      return Judged.of(chance, came, area);
    }

    double measure(Measure measure) {
      return judged().measures()[measure.ordinal()];
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void only_the_order_of_forecasts_matters_for_auc_and_average_precision(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 120) int size) {
    Rows rows = Rows.drawn(seed, size);
    Rows bent = rows.with(p -> StrictMath.pow(p, 3) / 2 + 0.25);

    for (Measure each : List.of(Measure.AUC, Measure.AVERAGE_PRECISION)) {
      assertThat(bent.measure(each)).as(each.code()).isEqualTo(rows.measure(each));
    }
    assertThat(rows.with(p -> 1 - p).measure(Measure.AUC))
        .isCloseTo(1 - rows.measure(Measure.AUC), EXACT);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void a_weight_is_so_many_copies(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 120) int size) {
    Rows rows = Rows.drawn(seed, size).with(p -> StrictMath.rint(p * 16) / 16);
    SplittableRandom random = new SplittableRandom(~seed);
    int[] weight = IntStream.range(0, AREAS).map(each -> random.nextInt(4)).toArray();
    weight[rows.area[0]] = 2;
    double[] weighted = rows.judged().measures(weight);
    double[] copied = rows.repeated(weight).judged().measures();

    for (Measure each : Measure.values()) {
      double expected = copied[each.ordinal()];
      if (Double.isNaN(expected)) {
        assertThat(weighted[each.ordinal()]).as(each.code()).isNaN();
      } else {
        assertThat(weighted[each.ordinal()]).as(each.code()).isCloseTo(expected, EXACT);
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void every_measure_keeps_to_its_range(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 120) int size) {
    Rows rows = Rows.drawn(seed, size);
    double base = rows.judged().base();

    assertThat(rows.measure(Measure.AUC)).isBetween(0.0, 1.0);
    assertThat(rows.measure(Measure.AVERAGE_PRECISION)).isBetween(0.0, 1 + 1e-12);
    assertThat(rows.measure(Measure.BRIER)).isBetween(0.0, 1.0);
    assertThat(rows.measure(Measure.BRIER_SKILL))
        .isCloseTo(1 - rows.measure(Measure.BRIER) / (base * (1 - base)), EXACT);
    assertThat(rows.measure(Measure.LOG_SCORE)).isNotNegative();
    assertThat(rows.measure(Measure.CALIBRATION_ERROR)).isBetween(0.0, 1.0);
    assertThat(rows.measure(Measure.SHARPNESS)).isBetween(0.0, 0.5 + 1e-12);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void who_knows_all_is_perfect_and_who_knows_only_the_base_has_no_skill(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 120) int size) {
    Rows rows = Rows.drawn(seed, size);
    double base = rows.judged().base();
    double[] truth = IntStream.range(0, size).mapToDouble(i -> rows.came[i] ? 1 : 0).toArray();
    double[] all = new Rows(truth, rows.came, rows.area).judged().measures();
    double[] none = rows.with(p -> base).judged().measures();

    // average precision, AUC, Brier, its skill, log score, calibration error, sharpness
    double spread = StrictMath.sqrt(base * (1 - base));
    assertThat(all).containsExactly(new double[] {1, 1, 0, 1, 0, 0, spread}, within(1e-9));
    double entropy = -base * StrictMath.log(base) - (1 - base) * StrictMath.log(1 - base);
    assertThat(none[0]).isCloseTo(base, EXACT);
    assertThat(none[1]).isCloseTo(0.5, EXACT);
    assertThat(none[2]).isCloseTo(base * (1 - base), EXACT);
    assertThat(none[3]).isCloseTo(0, EXACT);
    assertThat(none[4]).isCloseTo(entropy, EXACT);
    assertThat(none[6]).isCloseTo(0, within(1e-7));
  }

  @Test
  void bins_are_of_equal_count_and_the_first_ones_larger_by_one() {
    double[] chance = IntStream.range(0, 23).mapToDouble(i -> i / 100.0).toArray();
    boolean[] came = new boolean[23];
    came[0] = true;
    List<Reliability> bins =
        new Bootstrap(1, 5, 1).reliability(Judged.of(chance, came, new int[23]));

    assertThat(bins).extracting(Reliability::areaDays).startsWith(3L, 3L, 3L, 2L).endsWith(2L);
    assertThat(bins.get(0).forecast()).isCloseTo(0.01, EXACT);
    assertThat(bins.get(0).observed().value()).isCloseTo(1 / 3.0, EXACT);
    assertThat(bins.get(1).observed()).isEqualTo(new Interval(0, 0, 0));
  }

  @Test
  void fewer_days_than_bins_make_a_bin_each() {
    Judged two = Judged.of(new double[] {0.2, 0.6}, new boolean[] {false, true}, new int[2]);

    assertThat(new Bootstrap(1, 5, 1).reliability(two)).hasSize(2);
    assertThat(two.measures()[Measure.CALIBRATION_ERROR.ordinal()])
        .isCloseTo((0.2 + 0.4) / 2, EXACT);
  }

  @Test
  void an_event_said_to_be_impossible_costs_much_but_not_without_end() {
    Judged wrong = Judged.of(new double[] {0, 1}, new boolean[] {true, false}, new int[2]);

    assertThat(wrong.measures()[Measure.LOG_SCORE.ordinal()])
        .isCloseTo(-StrictMath.log(1e-9), within(1e-9));
  }

  @Test
  void areas_that_are_all_alike_leave_no_doubt() {
    double[] chance = new double[40];
    boolean[] came = new boolean[40];
    int[] area = new int[40];
    for (int i = 0; i < 40; i++) {
      chance[i] = i % 4 / 4.0;
      came[i] = i % 4 == 3;
      area[i] = i / 4;
    }
    new Bootstrap(10, 100, 1)
        .measures(Judged.of(chance, came, area))
        .forEach(
            (measure, interval) -> {
              assertThat(interval.low()).as(measure.code()).isCloseTo(interval.value(), EXACT);
              assertThat(interval.high()).as(measure.code()).isCloseTo(interval.value(), EXACT);
            });
  }

  @Test
  void with_nothing_to_judge_nothing_fails() {
    Judged nothing = Judged.of(new double[0], new boolean[0], new int[0]);

    assertThat(nothing.measures()).containsOnly(Double.NaN);
    assertThat(new Bootstrap(0, 5, 1).reliability(nothing)).isEmpty();
  }
}
