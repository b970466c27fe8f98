package org.forebell.backtest.lived;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.forebell.backtest.TinyPanel;
import org.forebell.report.Subject;
import org.forebell.risk.Hysteresis;
import org.forebell.risk.Level;
import org.forebell.risk.LevelState;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/** Levels day by day are those of the stream, whatever the chances. */
class CourseTest {

  record Look(double chance, double usual) {}

  @Property(tries = 2_000)
  void the_levels_are_those_the_stream_would_take(@ForAll("looks") List<Look> looks) {
    Hysteresis stream = new Hysteresis(Lines.ROUND);
    LevelState state = LevelState.NORMAL;
    List<Integer> expected = new ArrayList<>();
    for (int day = 0; day < looks.size(); day++) {
      Look look = looks.get(day);
      long at = Duration.ofDays(day).toMillis();
      state = stream.step(state, look.chance, look.usual, at, false);
      expected.add(state.level().ordinal());
    }

    assertThat(Course.withHysteresis(days(looks), Lines.ROUND))
        .containsExactly(expected.stream().mapToInt(each -> each).toArray());
  }

  @Property(tries = 2_000)
  void raising_an_enter_line_never_adds_a_day(
      @ForAll("looks") List<Look> looks,
      @ForAll @DoubleRange(min = 1, max = 3) double factor,
      @ForAll @IntRange(max = 2) int number) {
    JudgedDays days = days(looks);
    Policy lower = Lines.entering(enter(Lines.ROUND, 1, number));
    Policy higher = Lines.entering(enter(Lines.ROUND, factor, number));

    for (Level level : Lived.RAISED) {
      assertThat(under(days, higher, level)).isLessThanOrEqualTo(under(days, lower, level));
    }
  }

  @Provide
  Arbitrary<List<Look>> looks() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1), Arbitraries.doubles().between(0.01, 1))
        .as((chance, usual) -> new Look(chance * chance, usual * usual))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  private static int under(JudgedDays days, Policy policy, Level level) {
    return Episodes.of(days, Course.byEnterLines(days, policy), level).daysUnder();
  }

  private static Map<Level, Line> enter(Policy policy, double factor, int number) {
    Map<Level, Line> enter = new EnumMap<>(Level.class);
    for (Level level : Lived.RAISED) {
      Line line = policy.enter(level);
      enter.put(
          level,
          new Line(
              line.probability() * (number == 0 ? factor : 1),
              line.lift() * (number == 1 ? factor : 1),
              line.floor() * (number == 2 ? factor : 1)));
    }
    return enter;
  }

  private static JudgedDays days(List<Look> looks) {
    return JudgedDays.of(
        new Trial(
            "random",
            new TinyPanel().area("SDN Gedaref", 0, looks.size() - 1).build(),
            Subject.STAFF,
            looks.stream().mapToDouble(Look::chance).toArray(),
            looks.stream().mapToDouble(Look::usual).toArray(),
            List.of()));
  }
}
