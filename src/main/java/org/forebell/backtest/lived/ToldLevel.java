package org.forebell.backtest.lived;

import org.forebell.risk.Level;

/**
 * What one level, or a higher one, was like as it was told, by the definitions of {@link
 * LivedLevel}.
 *
 * @param areaDays area-days under an episode
 * @param episodes how many began, those that stood on the first day included
 * @param cover incidents and threats under an episode that stood at the midnight before their day
 * @param followed episodes with an incident or threat in the seven days from their start, of those
 *     whose seven days have passed
 */
record ToldLevel(Level level, ByArea areaDays, int episodes, ByArea cover, ByArea followed) {

  static ToldLevel of(JudgedDays days, byte[] course, Level level) {
    Episodes episodes = Episodes.of(days, course, level);
    int areas = days.trial.panel().areas().size();
    ByArea areaDays = ByArea.ofAreas(areas);
    ByArea followed = ByArea.ofAreas(areas);
    for (int at = 0; at < days.size; at++) {
      areaDays.add(days.area[at], episodes.under(at));
      if (episodes.startsWhole(days, at)) {
        followed.add(days.area[at], days.followed[at]);
      }
    }
    ByArea cover = ByArea.ofAreas(areas);
    for (int hit = 0; hit < days.hitAt.length; hit++) {
      cover.add(days.hits.get(hit).area(), episodes.covers(days, hit));
    }
    return new ToldLevel(level, areaDays, episodes.raised(), cover, followed);
  }
}
