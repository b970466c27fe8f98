package org.forebell.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Lines as in the shipped policy's spirit: watch 0.20 / 0.10, warning 0.40 / 0.25, critical 0.75 /
 * 0.55.
 */
class HysteresisTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final double USUAL = 1;

  private final Hysteresis hysteresis = new Hysteresis(policy());

  @Test
  void upAtOnceToTheHighestLevelEntered() {
    assertThat(levels(0.05, 0.21)).containsExactly(Level.NORMAL, Level.WATCH);
    assertThat(levels(0.05, 0.80)).containsExactly(Level.NORMAL, Level.CRITICAL);
  }

  @Test
  void downOnlyWhenTheChanceStayedBelowForTheDwell() {
    assertThat(levels(0.21, 0.09, 0.09, 0.09, 0.09))
        .containsExactly(Level.WATCH, Level.WATCH, Level.WATCH, Level.WATCH, Level.NORMAL);
  }

  @Test
  void oneDayAboveTheExitLineStartsTheDwellAnew() {
    assertThat(levels(0.21, 0.09, 0.09, 0.11, 0.09, 0.09, 0.09, 0.09))
        .endsWith(Level.WATCH, Level.NORMAL);
  }

  @Test
  void downToTheLevelThatStillHolds() {
    assertThat(levels(0.80, 0.30, 0.30, 0.30, 0.30)).endsWith(Level.CRITICAL, Level.WARNING);
  }

  @Test
  void atOnceWhereTheGroundWasTaken() {
    LevelState critical = new LevelState(Level.CRITICAL, 0, LevelState.NOT_BELOW);

    assertThat(hysteresis.step(critical, 0.15, USUAL, DAY, true).level()).isEqualTo(Level.WATCH);
    assertThat(hysteresis.step(critical, 0.05, USUAL, DAY, true).level()).isEqualTo(Level.NORMAL);
  }

  @Test
  void aLiftOverTheUsualCountsFromTheFloorOn() {
    assertThat(hysteresis.step(LevelState.NORMAL, 0.08, 0.03, 0, false).level())
        .isEqualTo(Level.WATCH);
    assertThat(hysteresis.step(LevelState.NORMAL, 0.07, 0.01, 0, false).level())
        .isEqualTo(Level.NORMAL);
    assertThat(hysteresis.step(LevelState.NORMAL, 0.08, 0.05, 0, false).level())
        .isEqualTo(Level.NORMAL);
  }

  @Property(tries = 10_000)
  void nothingFlapsInsideTheDeadBand(@ForAll("insideTheBand") List<Double> chances) {
    LevelState watch = new LevelState(Level.WATCH, 0, LevelState.NOT_BELOW);
    for (int day = 0; day < chances.size(); day++) {
      LevelState next = hysteresis.step(watch, chances.get(day), USUAL, day * DAY, false);

      assertThat(next.level()).isEqualTo(Level.WATCH);
      watch = next;
    }
    LevelState normal = LevelState.NORMAL;
    for (int day = 0; day < chances.size(); day++) {
      normal = hysteresis.step(normal, Math.min(chances.get(day), 0.199), USUAL, day * DAY, false);

      assertThat(normal.level()).isEqualTo(Level.NORMAL);
    }
  }

  @Property(tries = 10_000)
  void aLevelIsNeverLeftSoonerThanTheDwellAfterItWasTaken(@ForAll("any") List<Double> chances) {
    LevelState state = LevelState.NORMAL;
    for (int day = 0; day < chances.size(); day++) {
      LevelState next = hysteresis.step(state, chances.get(day), USUAL, day * DAY, false);
      if (next.level().compareTo(state.level()) < 0) {
        assertThat(day * DAY - state.since()).isGreaterThanOrEqualTo(3 * DAY);
      }
      state = next;
    }
  }

  @Provide
  Arbitrary<List<Double>> insideTheBand() {
    return Arbitraries.doubles().between(0.10, 0.39).list().ofMinSize(1).ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Double>> any() {
    return Arbitraries.doubles().between(0, 1).list().ofMinSize(1).ofMaxSize(40);
  }

  private List<Level> levels(double... chances) {
    LevelState[] state = {LevelState.NORMAL};
    long[] day = {0};
    return java.util.Arrays.stream(chances)
        .mapToObj(
            chance -> {
              state[0] = hysteresis.step(state[0], chance, USUAL, day[0]++ * DAY, false);
              return state[0].level();
            })
        .toList();
  }

  static Policy policy() {
    Map<Level, Line> enter = new EnumMap<>(Level.class);
    enter.put(Level.WATCH, new Line(0.20, 2.5, 0.08));
    enter.put(Level.WARNING, new Line(0.40, 4, 0.20));
    enter.put(Level.CRITICAL, new Line(0.75, 8, 0.40));
    Map<Level, Line> exit = new EnumMap<>(Level.class);
    exit.put(Level.WATCH, new Line(0.10, 1.6, 0.05));
    exit.put(Level.WARNING, new Line(0.25, 2.5, 0.12));
    exit.put(Level.CRITICAL, new Line(0.55, 5, 0.25));
    return new Policy(
        "test",
        Duration.ofDays(1),
        Duration.ofDays(7),
        Duration.ofDays(400),
        Duration.ofDays(3),
        Duration.ofDays(30),
        Duration.ofDays(3),
        Duration.ofDays(1),
        enter,
        exit,
        1);
  }
}
