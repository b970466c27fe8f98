package org.forebell.backtest.lived;

import java.util.stream.IntStream;
import org.forebell.risk.Level;

/**
 * What one level, or a higher one, would have been like. Shares are 0 to 1; what has nothing to
 * stand on is NaN.
 *
 * @param hysteresis whether the exit lines and the dwell counted, or each day alone
 * @param raised how many episodes began, one that stands on the first judged day included
 * @param perAreaMonth episodes an area and month of 30.4375 days
 * @param perOfficerMonth the same for an officer with ten areas
 * @param areaDays share of the area-days under an episode
 * @param cover incidents under an episode before their day began
 * @param leadDays from the start of the episode to each covered incident, in days
 * @param precision share of episodes with an incident in the seven days from their start, of those
 *     whose seven days are judged
 * @param flaps episodes that began within seven days after the area's last one ended, per 100
 *     area-days under an episode
 */
public record LivedLevel(
    Level level,
    boolean hysteresis,
    int raised,
    double perAreaMonth,
    double perOfficerMonth,
    double areaDays,
    Cover cover,
    Quartiles leadDays,
    double precision,
    double flaps) {

  private static final double DAYS_PER_MONTH = 30.4375;
  private static final int AREAS_PER_OFFICER = 10;

  static LivedLevel of(JudgedDays days, Level level, boolean hysteresis, byte[] course) {
    Episodes episodes = Episodes.of(days, course, level);
    double perMonth = episodes.raised() * DAYS_PER_MONTH / days.size;
    return new LivedLevel(
        level,
        hysteresis,
        episodes.raised(),
        perMonth,
        perMonth * AREAS_PER_OFFICER,
        (double) episodes.daysUnder() / days.size,
        Cover.of(days, episodes::under),
        Quartiles.of(leads(days, episodes)),
        (double) episodes.followed() / episodes.whole(),
        100.0 * episodes.flaps() / episodes.daysUnder());
  }

  private static int[] leads(JudgedDays days, Episodes episodes) {
    return IntStream.range(0, days.hitAt.length)
        .filter(hit -> episodes.covers(days, hit))
        .map(hit -> episodes.lead(days, hit))
        .toArray();
  }
}
