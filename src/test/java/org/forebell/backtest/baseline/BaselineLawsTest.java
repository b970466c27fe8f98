package org.forebell.backtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.forebell.backtest.CountedPanel;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.junit.jupiter.api.Test;

/** What holds of every baseline, whatever comes. */
class BaselineLawsTest {

  private static final int DAYS = 60;
  private static final int ORIGIN = 40;

  @Property(tries = 60, edgeCases = EdgeCasesMode.MIXIN)
  void a_chance_is_between_none_and_all(
      @ForAll long seed,
      @ForAll @DoubleRange(max = 1) double daily,
      @ForAll @IntRange(max = ORIGIN) int learntDays) {
    Panel panel = world(seed, daily).build();
    int[] learnt = rows(panel, 0, learntDays);

    for (Baseline baseline : Baseline.all()) {
      double[] chances =
          baseline.forecast(panel, Subject.FACILITY, learnt, rows(panel, ORIGIN, DAYS));
      assertThat(chances).as(baseline.name()).hasSize(rows(panel, ORIGIN, DAYS).length);
      for (double chance : chances) {
        assertThat(chance).as(baseline.name()).isBetween(0.0, 1.0);
      }
    }
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void nothing_that_comes_after_a_day_changes_a_forecast_of_it(
      @ForAll long seed, @ForAll @IntRange(min = ORIGIN, max = DAYS - 2) int day) {
    Panel whole = world(seed, 0.1).build();
    Panel other = world(seed, 0.1).spoiltAfter(day).build();
    int[] learnt = rows(whole, 0, ORIGIN - 7);
    int[] judged = rows(whole, ORIGIN, day + 1);

    for (Baseline baseline : Baseline.all()) {
      assertThat(baseline.forecast(other, Subject.STAFF, learnt, judged))
          .as(baseline.name())
          .containsExactly(baseline.forecast(whole, Subject.STAFF, learnt, judged));
    }
  }

  @Test
  void every_baseline_goes_by_a_name_of_its_own() {
    assertThat(Baseline.all()).extracting(Baseline::name).doesNotHaveDuplicates();
    assertThat(Baseline.all()).extracting(Baseline::title).doesNotHaveDuplicates();
    assertThat(Baseline.all()).last().isInstanceOf(Logistic.class);
  }

  private static CountedPanel world(long seed, double daily) {
    SplittableRandom random = new SplittableRandom(seed);
    CountedPanel world = new CountedPanel();
    for (String area : Arrays.asList("MLI/A", "SDN/A", "SDN/B", "SDN/C")) {
      world.area(
          area,
          IntStream.range(0, DAYS)
              .map(day -> random.nextDouble() < daily ? 1 + random.nextInt(3) : 0)
              .toArray());
    }
    return world;
  }

  private static int[] rows(Panel panel, int first, int end) {
    return IntStream.range(0, panel.size())
        .filter(row -> panel.day(row) >= first && panel.day(row) < end)
        .toArray();
  }
}
