package org.forebell.backtest.lived;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import org.forebell.risk.Level;
import org.forebell.risk.Policy;

/**
 * Cover against area-days for the policy and for what else one might do with the same chances.
 *
 * @param policy where the policy's watch stands, with hysteresis
 */
public record DecisionCurves(DecisionPoint policy, List<DecisionCurve> curves) {

  /** Shares of area-days at which lines are drawn. */
  private static final double[] SHARES = {
    0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.10, 0.12, 0.13, 0.15, 0.18, 0.21, 0.25, 0.3
  };

  /** Factors on the policy's lines, few area-days first. */
  private static final double[] FACTORS = {
    16, 11, 8, 5.7, 4, 2.8, 2, 1.7, 1.4, 1.2, 1, 0.85, 0.7, 0.6, 0.5, 0.35
  };

  /** Draws the three curves on the judged days of a trial. */
  public static DecisionCurves of(Trial trial, Policy policy) {
    JudgedDays days = JudgedDays.of(trial);
    return new DecisionCurves(
        scaled(days, policy, 1),
        List.of(
            new DecisionCurve("global", "one line for all areas", global(days)),
            new DecisionCurve(
                "per_area",
                "a line for each area, drawn with all its chances at hand (offline oracle)",
                perArea(days)),
            new DecisionCurve(
                "lines",
                "the policy's two lines, scaled",
                DoubleStream.of(FACTORS).mapToObj(f -> scaled(days, policy, f)).toList())));
  }

  private static DecisionPoint scaled(JudgedDays days, Policy policy, double factor) {
    LivedLevel watch =
        LivedLevel.of(
            days,
            Level.WATCH,
            true,
            Course.withHysteresis(days, LevelLines.scaled(policy, factor)));
    return DecisionPoint.of(watch.areaDays(), watch.cover());
  }

  private static List<DecisionPoint> global(JudgedDays days) {
    double[] sorted = days.chance.clone();
    Arrays.sort(sorted);
    return DoubleStream.of(SHARES)
        .mapToObj(
            share -> {
              BitSet under = new BitSet(days.size);
              mark(days, 0, days.size, line(sorted, share), under);
              return DecisionPoint.of(days, under);
            })
        .toList();
  }

  private static List<DecisionPoint> perArea(JudgedDays days) {
    BitSet[] under = new BitSet[SHARES.length];
    Arrays.setAll(under, i -> new BitSet(days.size));
    int from = 0;
    while (from < days.size) {
      int to = from;
      while (to < days.size && days.area[to] == days.area[from]) {
        to++;
      }
      double[] sorted = Arrays.copyOfRange(days.chance, from, to);
      Arrays.sort(sorted);
      for (int i = 0; i < SHARES.length; i++) {
        mark(days, from, to, line(sorted, SHARES[i]), under[i]);
      }
      from = to;
    }
    return Arrays.stream(under).map(each -> DecisionPoint.of(days, each)).toList();
  }

  /**
   * The lowest chance that at most a share of these reach; above all of them when there is none.
   */
  private static double line(double[] sorted, double share) {
    int at = sorted.length - (int) (share * sorted.length);
    double below = at == 0 ? Double.NEGATIVE_INFINITY : sorted[at - 1];
    while (at < sorted.length && sorted[at] == below) {
      at++;
    }
    return at == sorted.length ? Double.POSITIVE_INFINITY : sorted[at];
  }

  private static void mark(JudgedDays days, int from, int to, double line, BitSet under) {
    for (int at = from; at < to; at++) {
      if (days.chance[at] >= line) {
        under.set(at);
      }
    }
  }
}
