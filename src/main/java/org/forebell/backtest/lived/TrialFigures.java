package org.forebell.backtest.lived;

import org.forebell.risk.Level;
import org.forebell.risk.Policy;

/**
 * What a level did in one trial, with hysteresis.
 *
 * @param trial its name
 * @param areaDays share of area-days at the level or above
 * @param cover share of incidents covered
 * @param meanCountry mean over countries with enough incidents, NaN without
 * @param worstCountry least of these, NaN without
 * @param raised episodes
 * @param episodesKept these as a share of the episodes without hysteresis, NaN without
 * @param whole episodes whose seven days are judged
 * @param followed those of them that saw an incident in their seven days
 */
public record TrialFigures(
    String trial,
    double areaDays,
    double cover,
    double meanCountry,
    double worstCountry,
    int raised,
    double episodesKept,
    int whole,
    int followed) {

  static TrialFigures of(JudgedDays days, Policy policy, Level level) {
    Episodes episodes = Episodes.of(days, Course.withHysteresis(days, policy), level);
    Episodes alone = Episodes.of(days, Course.byEnterLines(days, policy), level);
    Cover cover = Cover.of(days, episodes::under);
    return new TrialFigures(
        days.trial.name(),
        (double) episodes.daysUnder() / days.size,
        cover.share(),
        cover.meanCountry(),
        cover.worstCountry(),
        episodes.raised(),
        (double) episodes.raised() / alone.raised(),
        episodes.whole(),
        episodes.followed());
  }
}
