package org.forebell.backtest.lived;

import java.util.List;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/**
 * Draws warning or critical above the level beneath: the lowest lines at which enough episodes see
 * an incident in the seven days from their start. First the probability alone, then the floor from
 * which a lift counts as well.
 */
final class UpperSearch {

  /** The exit line as a share of the enter line, in every number. */
  static final double EXIT_SHARE = 0.6;

  /** How many times the lift of the level beneath a level asks for. */
  static final double LIFT_STEP = 1.5;

  /** From how many episodes on their precision says something. */
  private static final int ENOUGH = 20;

  private final List<JudgedDays> trials;
  private final Level level;
  private final Policy policy;
  private final LevelLines beneath;

  /**
   * @param policy with the lines of the levels beneath
   */
  UpperSearch(List<JudgedDays> trials, Policy policy, Level level) {
    this.trials = trials;
    this.level = level;
    this.policy = LevelLines.upTo(policy, Level.values()[level.ordinal() - 1]);
    this.beneath = LevelLines.of(policy, Level.values()[level.ordinal() - 1]);
  }

  /** The lowest lines of this precision; where none has it, those that come nearest. */
  LevelLines lowest(double precision) {
    double lift = Ladder.LIFTS.atLeast(beneath.enter().lift() * LIFT_STEP);
    double[] rungs = rungsAbove(beneath.enter().probability());
    LevelLines nearest = lines(rungs[rungs.length - 1], lift, rungs[rungs.length - 1]);
    double reached = -1;
    for (double probability : rungs) {
      LevelLines lines = lines(probability, lift, probability);
      double met = precision(lines);
      if (met >= precision) {
        return withLift(lines, precision);
      }
      if (met > reached) {
        reached = met;
        nearest = lines;
      }
    }
    return nearest;
  }

  private LevelLines withLift(LevelLines alone, double precision) {
    Line enter = alone.enter();
    for (double floor : rungsAbove(beneath.enter().floor())) {
      LevelLines lines = lines(enter.probability(), enter.lift(), floor);
      if (floor < enter.probability() && precision(lines) >= precision) {
        return lines;
      }
    }
    return alone;
  }

  private static double[] rungsAbove(double value) {
    double[] above = Ladder.CHANCES.allAbove(value);
    return above.length > 0 ? above : new double[] {value};
  }

  /** Too few episodes show no precision. */
  private double precision(LevelLines lines) {
    Figures figures = Figures.judge(trials, lines.in(policy, level), level);
    return figures.raised() < ENOUGH ? -1 : figures.precision();
  }

  private LevelLines lines(double probability, double lift, double floor) {
    Line low = beneath.exit();
    Line exit =
        new Line(
            exit(Ladder.CHANCES, probability, low.probability()),
            exit(Ladder.LIFTS, lift, low.lift()),
            exit(Ladder.CHANCES, floor, low.floor()));
    return new LevelLines(new Line(probability, lift, floor), exit, beneath.dwell());
  }

  private static double exit(Ladder ladder, double enter, double least) {
    return Math.max(least, ladder.atMost(enter * EXIT_SHARE));
  }
}
