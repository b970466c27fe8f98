package org.forebell.backtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.forebell.backtest.CountedPanel;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.HalfLife;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Worlds that are what a baseline takes the world for: it has to find out how they work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {

  private static final int AREAS = 30;
  private static final int DAYS = 600;
  private static final int ORIGIN = 400;

  /** Events a day that come of themselves, and how many each sets off over all time after. */
  private static final double BASE = 0.01;

  private static final double OFFSPRING = 0.6;
  private static final double BETA = StrictMath.log(2) / 7;

  private final Panel exciting = exciting(7);
  private final int[] learnt = rows(0, ORIGIN - 7);
  private final int[] judged = rows(ORIGIN, DAYS - 7);

  @Test
  void hawkes_finds_what_events_set_off() {
    double[] chances = new Hawkes().forecast(exciting, Subject.STAFF, learnt, judged);
    double mean = BASE / (1 - OFFSPRING);
    double back = BETA * (1 - OFFSPRING);
    double off = 0;
    double all = 0;
    for (int i = 0; i < judged.length; i++) {
      double seen = exciting.decayed(Subject.STAFF, HalfLife.DAYS_7, judged[i]);
      double now = BASE + OFFSPRING * BETA * seen;
      double expected = 7 * mean + (now - mean) * -StrictMath.expm1(-7 * back) / back;
      double truth = -StrictMath.expm1(-expected);
      off += Math.abs(chances[i] - truth);
      all += truth;
    }

    assertThat(off / all).isLessThan(0.1);
  }

  @Test
  void logistic_says_as_many_events_as_come_in_calm_and_in_trouble() {
    double[] chances = new Logistic().forecast(exciting, Subject.STAFF, learnt, judged);
    double line = Arrays.stream(chances).sorted().toArray()[chances.length * 3 / 4];

    assertThat(saidOverCame(chances, 0, line)).isCloseTo(1, within(0.2));
    assertThat(saidOverCame(chances, line, 1)).isCloseTo(1, within(0.2));
    assertThat(line).isGreaterThan(1.5 * Arrays.stream(chances).min().orElseThrow());
  }

  @Test
  void where_nothing_sets_off_anything_hawkes_gives_all_days_about_the_same() {
    Panel even = world(3, 0.03, 0);
    double[] chances = new Hawkes().forecast(even, Subject.STAFF, learnt, judged);
    double truth = -StrictMath.expm1(-7 * 0.03);

    assertThat(Arrays.stream(chances).average().orElseThrow()).isCloseTo(truth, within(0.02));
    assertThat(Arrays.stream(chances).max().orElseThrow()).isLessThan(truth + 0.1);
  }

  private double saidOverCame(double[] chances, double above, double upTo) {
    double said = 0;
    double came = 0;
    for (int i = 0; i < chances.length; i++) {
      if (chances[i] > above && chances[i] <= upTo) {
        said += chances[i];
        came += exciting.happened(Subject.STAFF, judged[i]) ? 1 : 0;
      }
    }
    return said / came;
  }

  private static Panel exciting(long seed) {
    return world(seed, BASE, OFFSPRING);
  }

  private static Panel world(long seed, double base, double offspring) {
    SplittableRandom random = new SplittableRandom(seed);
    CountedPanel world = new CountedPanel();
    for (int a = 0; a < AREAS; a++) {
      int[] events = new int[DAYS];
      double excited = 0;
      for (int day = 0; day < DAYS; day++) {
        events[day] = poisson(random, base + offspring * BETA * excited);
        excited = excited * StrictMath.pow(2, -1 / 7.0) + events[day];
      }
      world.area("C" + (char) ('A' + a % 5) + "A/" + a, events);
    }
    return world.build();
  }

  /** As many as exponential waits fit into a day (Knuth, "Seminumerical Algorithms", §3.4.1). */
  private static int poisson(SplittableRandom random, double mean) {
    double left = mean;
    int count = -1;
    while (left >= 0) {
      left += StrictMath.log(1 - random.nextDouble());
      count++;
    }
    return count;
  }

  /** Every area has all days, one area after the other. */
  private static int[] rows(int first, int end) {
    return IntStream.range(0, AREAS * DAYS)
        .filter(row -> row % DAYS >= first && row % DAYS < end)
        .toArray();
  }
}
