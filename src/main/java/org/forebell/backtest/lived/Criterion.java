package org.forebell.backtest.lived;

import static org.forebell.backtest.lived.Wording.percent;

import org.forebell.risk.DecimalText;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/**
 * When a level is taken and left, and what that came to, in words for everyone.
 *
 * @param up what takes the level
 * @param down what leaves it
 * @param evidence what the level cost and covered
 */
public record Criterion(Level level, String up, String down, String evidence) {

  /**
   * Made from the policy's own numbers.
   *
   * @param figures of this policy at this level
   */
  public static Criterion of(Policy policy, Level level, Figures figures) {
    return new Criterion(
        level,
        up(policy, level),
        down(policy, level),
        String.join(" ", figures.trials().stream().map(Criterion::evidence).toList()));
  }

  private static String up(Policy policy, Level level) {
    Line line = policy.enter(level);
    return Wording.capital(level.code())
        + " begins on the day the chance of an incident or threat within "
        + Wording.days(policy.horizon().toDays())
        + " reaches "
        + percent(line.probability())
        + ", or reaches "
        + percent(line.floor())
        + " and is at least "
        + times(line.lift())
        + " the area's usual.";
  }

  private static String down(Policy policy, Level level) {
    Line line = policy.exit(level);
    return Wording.capital(level.code())
        + " ends when, for "
        + Wording.days(Knob.DWELL.of(LevelLines.of(policy, level)))
        + ", the chance stays below "
        + percent(line.probability())
        + " and either below "
        + percent(line.floor())
        + " or below "
        + times(line.lift())
        + " the usual; or at once when the reports it rests on are withdrawn.";
  }

  private static String times(double lift) {
    return DecimalText.of(lift, 2) + " times";
  }

  private static String evidence(TrialFigures trial) {
    return Wording.capital(trial.trial())
        + ": under it "
        + percent(trial.areaDays())
        + " of area-days and "
        + percent(trial.cover())
        + " of incidents before they happened (mean over countries "
        + percent(trial.meanCountry())
        + ", worst "
        + percent(trial.worstCountry())
        + "); "
        + trial.raised()
        + " episodes, "
        + percent(trial.episodesKept())
        + " of those without hysteresis; "
        + percent((double) trial.followed() / trial.whole())
        + " saw an incident within 7 days.";
  }
}
