package org.forebell.backtest.lived;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.risk.Level;

/**
 * The level of every judged day as alerts told it, as the number of its {@link Level}: what stood
 * at the midnight, alerts of that very instant included. Exercises tell no level.
 */
final class ToldCourse {

  private static final long DAY_MS = 86_400_000L;
  private static final Comparator<ToldAlert> ORDER =
      Comparator.comparingLong(ToldAlert::at).thenComparingInt(ToldAlert::version);

  private ToldCourse() {}

  /**
   * Follows the alerts of one subject.
   *
   * @param told in any order, repeated ones too
   */
  static byte[] of(JudgedDays days, List<ToldAlert> told) {
    Map<String, List<ToldAlert>> byArea = new HashMap<>();
    told.stream()
        .filter(each -> !each.test())
        .sorted(ORDER)
        .forEach(
            each ->
                byArea.computeIfAbsent(each.area(), a -> new java.util.ArrayList<>()).add(each));
    byte[] levels = new byte[days.size];
    List<String> areas = days.trial.panel().areas();
    int at = 0;
    while (at < levels.length) {
      int area = days.area[at];
      List<ToldAlert> here = byArea.getOrDefault(areas.get(area), List.of());
      at = follow(days, at, here, levels);
    }
    return levels;
  }

  private static int follow(JudgedDays days, int from, List<ToldAlert> told, byte[] levels) {
    Map<String, Level> open = new TreeMap<>();
    int next = 0;
    int at = from;
    for (; at < levels.length && days.area[at] == days.area[from]; at++) {
      for (; next < told.size() && told.get(next).at() <= days.day[at] * DAY_MS; next++) {
        open.put(told.get(next).id(), told.get(next).level());
      }
      levels[at] = (byte) open.values().stream().mapToInt(Level::ordinal).max().orElse(0);
    }
    return at;
  }
}
