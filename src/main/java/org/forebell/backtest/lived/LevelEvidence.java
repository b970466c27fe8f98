package org.forebell.backtest.lived;

import java.util.ArrayList;
import java.util.List;
import org.forebell.risk.Level;
import org.forebell.risk.Policy;

/**
 * What stands behind the lines of one level.
 *
 * @param figures of the whole policy, at this level
 * @param neighbours each number's; the dwell's with watch alone
 */
public record LevelEvidence(Level level, Figures figures, List<Neighbour> neighbours) {

  static LevelEvidence of(List<JudgedDays> trials, Policy policy, Level level) {
    List<Neighbour> neighbours = new ArrayList<>();
    for (Knob knob : Knob.values()) {
      if (knob != Knob.DWELL || level == Level.WATCH) {
        neighbours.add(neighbour(trials, policy, level, knob));
      }
    }
    Figures figures = Figures.judge(trials, policy, level);
    return new LevelEvidence(level, figures, List.copyOf(neighbours));
  }

  private static Neighbour neighbour(
      List<JudgedDays> trials, Policy policy, Level level, Knob knob) {
    return new Neighbour(
        knob,
        knob.of(LevelLines.of(policy, level)),
        step(trials, policy, level, knob, true),
        step(trials, policy, level, knob, false));
  }

  private static Neighbour.Step step(
      List<JudgedDays> trials, Policy policy, Level level, Knob knob, boolean up) {
    LevelLines turned = knob.step(LevelLines.of(policy, level), up);
    if (turned == null) {
      return new Neighbour.Step(Double.NaN, null);
    }
    Policy other = turned.orNull(policy, level);
    return new Neighbour.Step(
        knob.of(turned), other == null ? null : Figures.judge(trials, other, level));
  }
}
