package org.forebell.backtest.lived;

import java.time.Duration;
import org.forebell.risk.Hysteresis;
import org.forebell.risk.Level;
import org.forebell.risk.LevelState;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/** The level of every judged day under a policy, as the number of its {@link Level}. */
final class Course {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private Course() {}

  /** As the stream decides; where judged days have a gap, the area begins anew. */
  static byte[] withHysteresis(JudgedDays days, Policy policy) {
    return follow(days, policy, true);
  }

  /** Each day alone, by the enter lines. */
  static byte[] byEnterLines(JudgedDays days, Policy policy) {
    return follow(days, policy, false);
  }

  private static byte[] follow(JudgedDays days, Policy policy, boolean remembering) {
    Hysteresis hysteresis = new Hysteresis(policy);
    double least = leastEntered(policy);
    byte[] levels = new byte[days.size];
    LevelState state = LevelState.NORMAL;
    for (int at = 0; at < levels.length; at++) {
      if (!remembering || days.begins[at]) {
        state = LevelState.NORMAL;
      }
      if (state.level() == Level.NORMAL && days.chance[at] < least) {
        continue; // most days: normal stays normal below every enter line
      }
      state = hysteresis.step(state, days.chance[at], days.usual[at], days.day[at] * DAY, false);
      levels[at] = (byte) state.level().ordinal();
    }
    return levels;
  }

  private static double leastEntered(Policy policy) {
    Line watch = policy.enter(Level.WATCH);
    return Math.min(watch.probability(), watch.floor());
  }
}
