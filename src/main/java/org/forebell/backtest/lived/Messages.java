package org.forebell.backtest.lived;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.forebell.risk.Level;

/**
 * What was told in a span of time, exercises apart.
 *
 * @param all versions of alerts of whatever change
 * @param raised by the level they were raised at
 * @param escalated by the level they went up to
 * @param muted of all, those of which nobody was called
 * @param overridden of all, those told while an override was in force
 */
public record Messages(
    int all, Map<Level, Integer> raised, Map<Level, Integer> escalated, int muted, int overridden) {

  /** Counts alerts, each told once. */
  static Messages of(Collection<ToldAlert> told) {
    return new Messages(
        told.size(),
        byLevel(told, "raised"),
        byLevel(told, "escalated"),
        count(told, ToldAlert::muted),
        count(told, ToldAlert::overridden));
  }

  private static Map<Level, Integer> byLevel(Collection<ToldAlert> told, String change) {
    Map<Level, Integer> counts = new EnumMap<>(Level.class);
    for (Level level : Lived.RAISED) {
      counts.put(level, count(told, each -> each.change().equals(change) && each.level() == level));
    }
    return counts;
  }

  private static int count(Collection<ToldAlert> told, Predicate<ToldAlert> which) {
    return (int) told.stream().filter(which).count();
  }
}
