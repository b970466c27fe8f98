package org.forebell.bulletin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.ToIntFunction;
import org.forebell.bulletin.Bulletin.Tally;
import org.forebell.report.Subject;
import org.forebell.wording.Told;

/** What was counted up to a midnight, and what is usual on that day of the week. */
final class Tallies {

  private static final int WEEK_DAYS = 7;

  private final Gathered gathered;
  private final Sight sight;
  private final long tick;

  private Tallies(Gathered gathered, Sight sight) {
    this.gathered = gathered;
    this.sight = sight;
    this.tick = gathered.tick();
  }

  static List<Tally> of(Gathered gathered, Sight sight) {
    Tallies tallies = new Tallies(gathered, sight);
    return List.of(
        tallies.of("incidents", Subject.STAFF, AreaDay::incidents24h, AreaDay::incidents7d),
        tallies.of("incidents", Subject.FACILITY, AreaDay::incidents24h, AreaDay::incidents7d),
        tallies.of("near_misses_and_threats", Subject.STAFF, AreaDay::signs24h, AreaDay::signs7d),
        tallies.of(
            "near_misses_and_threats", Subject.FACILITY, AreaDay::signs24h, AreaDay::signs7d),
        // Constraints concern the area, whoever is in it: both subjects count the same ones.
        tallies.of("access_constraints", null, AreaDay::access24h, AreaDay::access7d));
  }

  private Tally of(
      String kind, Subject subject, ToIntFunction<AreaDay> day, ToIntFunction<AreaDay> week) {
    Subject counted = subject == null ? Subject.STAFF : subject;
    Told.Count today = total(sight, gathered, sum(counted, tick, day));
    boolean exact = today != null && !today.banded();
    List<Integer> days = before(counted, day);
    return new Tally(
        kind,
        subject,
        today,
        exact ? median(days) : Double.NaN,
        total(sight, gathered, sum(counted, tick, week)),
        exact ? median(before(counted, week)) : Double.NaN,
        days.size());
  }

  /** Of the same weekday in the weeks before. */
  private List<Integer> before(Subject subject, ToIntFunction<AreaDay> what) {
    List<Integer> before = new ArrayList<>();
    for (int i = 1; i <= Gathered.WEEKS; i++) {
      long day = tick - (long) i * WEEK_DAYS * Gathered.DAY_MS;
      if (isAssessed(day)) {
        before.add(sum(subject, day, what));
      }
    }
    return before;
  }

  /** A total is told as the area of which least may be told. */
  static Told.Count total(Sight sight, Gathered gathered, int total) {
    Told.Count told = new Told.Count(total, false);
    for (Whose each : gathered.latest().keySet()) {
      Told.Count there = sight.count(each.area(), total);
      if (there == null) {
        return null;
      }
      told = there.banded() ? there : told;
    }
    return told;
  }

  private boolean isAssessed(long day) {
    return gathered.midnights().values().stream().anyMatch(days -> days.containsKey(day));
  }

  private int sum(Subject subject, long day, ToIntFunction<AreaDay> what) {
    int sum = 0;
    for (Map.Entry<Whose, NavigableMap<Long, AreaDay>> each : gathered.midnights().entrySet()) {
      AreaDay counted = each.getValue().get(day);
      if (counted != null && each.getKey().subject() == subject) {
        sum += what.applyAsInt(counted);
      }
    }
    return sum;
  }

  static double median(List<Integer> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : Arrays.stream(sorted, half - 1, half + 1).average().orElse(Double.NaN);
  }
}
