package org.forebell.backtest.lived;

import java.util.List;
import org.forebell.risk.Level;
import org.forebell.risk.Policy;

/**
 * Lines chosen by what they would have done.
 *
 * <p>Watch is drawn for the greatest merit (cover, mean country, worst country up to 0.2) within
 * the policy's budget of area-days, with hysteresis leaving at most 0.45 of the episodes. Warning
 * is the lowest line above it at which a third of the episodes see an incident within seven days,
 * critical the lowest at which 0.6 do.
 *
 * @param policy with the chosen lines and dwell; all else as it was
 * @param withinLimits whether watch keeps the budget and the share of episodes in every trial;
 *     where no lines do, the policy holds those that break them least
 * @param levels the evidence for watch, warning and critical, on the trials the lines were chosen
 *     on
 */
public record Tuning(Policy policy, boolean withinLimits, List<LevelEvidence> levels) {

  /** Most episodes of watch with hysteresis as a share of those without. */
  public static final double EPISODES_KEPT = 0.45;

  /** Share of warnings that see an incident within seven days. */
  public static final double WARNING_PRECISION = 0.33;

  /** The same for critical. */
  public static final double CRITICAL_PRECISION = 0.60;

  /**
   * Chooses lines on trials, which must be made inside the training data alone. The same trials,
   * policy and seed give the same lines.
   *
   * @param policy for what is not tuned, and for the budget
   * @throws IllegalArgumentException for a trial without incidents, and without trials
   */
  public static Tuning of(List<Trial> trials, Policy policy, long seed) {
    List<JudgedDays> judged = trials.stream().map(JudgedDays::of).toList();
    check(judged);
    TuningLimits limits = new TuningLimits(policy.budget(), EPISODES_KEPT);
    LevelLines watch = new WatchSearch(judged, policy, limits).best(seed);
    Policy drawn = watch.in(LevelLines.upTo(policy, Level.WATCH), Level.WATCH);
    drawn = drawn(judged, drawn, Level.WARNING, WARNING_PRECISION);
    Policy whole = drawn(judged, drawn, Level.CRITICAL, CRITICAL_PRECISION);
    List<LevelEvidence> levels =
        Lived.RAISED.stream().map(level -> LevelEvidence.of(judged, whole, level)).toList();
    return new Tuning(whole, limits.excess(levels.get(0).figures()) == 0, levels);
  }

  private static Policy drawn(
      List<JudgedDays> trials, Policy policy, Level level, double precision) {
    return new UpperSearch(trials, policy, level).lowest(precision).in(policy, level);
  }

  private static void check(List<JudgedDays> trials) {
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("tuning: there is no trial to choose lines on");
    }
    for (JudgedDays days : trials) {
      if (days.hits.isEmpty()) {
        throw new IllegalArgumentException(
            "tuning: " + days.trial.name() + " has no incident on a judged day");
      }
    }
  }
}
