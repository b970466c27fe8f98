package org.forebell.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.forebell.alert.Change;
import org.forebell.alert.Likelihood;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.backtest.measure.Interval;
import org.forebell.backtest.measure.Wilson;
import org.forebell.bulletin.Bulletin.Miss;
import org.forebell.bulletin.Bulletin.Observed;
import org.forebell.bulletin.Bulletin.Verdict;
import org.forebell.risk.Level;
import org.forebell.wording.Told;

/**
 * How forecasts fared, from what was published alone. A forecast of a midnight is judged by what
 * the midnight a week later counts: the same days, as known by then.
 */
final class Fared {

  private static final int MOST_MISSES = 3;

  /** The least count but 0 that is no small cell: the second band begins there. */
  private static final int SMALL_CELL = 5;

  private static final long WEEK_MS = 7 * Gathered.DAY_MS;
  private static final Comparator<Missed> MOST_FIRST =
      Comparator.comparingInt((Missed each) -> -each.day().incidents7d())
          .thenComparing(each -> -each.day().at())
          .thenComparing(Missed::whose);

  private final Gathered gathered;
  private final Sight sight;
  private final long tick;
  private final boolean exactly;
  private final Map<Likelihood, Sum> byWord = new TreeMap<>();
  private final Sum newest = new Sum();
  private final Sum all = new Sum();
  private final Sum beside;

  private record Missed(Whose whose, AreaDay day, double probability) {}

  /** Forecasts that are judged together. */
  private static final class Sum {
    private int forecasts;
    private double expected;
    private int cameTrue;
    private int perhaps;
    private double error;
    private double errorUsual;

    void add(AreaDay said, AreaDay then) {
      boolean yes = then.incidents7d() > 0;
      double outcome = yes ? 1 : 0;
      forecasts++;
      expected += said.probability();
      cameTrue += yes ? 1 : 0;
      perhaps += !yes && then.signs7d() > 0 ? 1 : 0;
      error += (said.probability() - outcome) * (said.probability() - outcome);
      errorUsual += (said.usual() - outcome) * (said.usual() - outcome);
    }

    Observed observed(boolean exactly) {
      Interval interval = Wilson.of(cameTrue, forecasts);
      return new Observed(
          forecasts,
          expected,
          cameTrue,
          exactly ? perhaps : Observed.UNTOLD,
          interval.low(),
          interval.high());
    }

    boolean isSmall() {
      return cameTrue > 0 && cameTrue < SMALL_CELL;
    }
  }

  Fared(Gathered gathered, Sight sight) {
    this.gathered = gathered;
    this.sight = sight;
    this.tick = gathered.tick();
    Told.Count any = Tallies.total(sight, gathered, 1);
    this.exactly = any != null && !any.banded();
    for (NavigableMap<Long, AreaDay> days : gathered.midnights().values()) {
      for (int week = 1; week <= Gathered.WEEKS; week++) {
        AreaDay said = days.get(tick - week * WEEK_MS);
        AreaDay then = days.get(tick - (week - 1) * WEEK_MS);
        if (said != null && then != null) {
          all.add(said, then);
          byWord
              .computeIfAbsent(Likelihood.of(said.probability()), first -> new Sum())
              .add(said, then);
          if (week == 1) {
            newest.add(said, then);
          }
        }
      }
    }
    this.beside = besideTheOnlySmallOne();
  }

  /** As much of it as the tier may see: where counts are told in bands, no small cell. */
  private Observed told(Sum sum) {
    boolean hidden = !exactly && (sum.isSmall() || sum == beside);
    return (hidden ? new Sum() : sum).observed(exactly);
  }

  /**
   * What must stay untold beside the only small cell, which else were the whole less the others:
   * the next smallest, or the whole where there is no other; null where no cell needs it.
   */
  private Sum besideTheOnlySmallOne() {
    List<Sum> some =
        byWord.values().stream()
            .filter(each -> each.cameTrue > 0)
            .sorted(Comparator.comparingInt(each -> each.cameTrue))
            .toList();
    boolean isOnly = !some.isEmpty() && some.get(0).isSmall();
    if (!isOnly || some.size() > 1 && some.get(1).isSmall()) {
      return null;
    }
    return some.size() > 1 ? some.get(1) : all;
  }

  /** Of the forecasts with that word. */
  Observed of(Likelihood word) {
    return told(byWord.getOrDefault(word, new Sum()));
  }

  Verdict verdict(List<Course> alerts) {
    int incidents = 0;
    int foreseen = 0;
    List<Missed> missed = new ArrayList<>();
    for (Map.Entry<Whose, NavigableMap<Long, AreaDay>> each : gathered.midnights().entrySet()) {
      for (int week = 1; week <= Gathered.WEEKS; week++) {
        AreaDay said = each.getValue().get(tick - week * WEEK_MS);
        AreaDay then = each.getValue().get(tick - (week - 1) * WEEK_MS);
        if (said == null || then == null || then.incidents7d() == 0) {
          continue;
        }
        incidents += then.incidents7d();
        if (said.level() == Level.NORMAL) {
          missed.add(new Missed(each.getKey(), then, said.probability()));
        } else {
          foreseen += then.incidents7d();
        }
      }
    }
    missed.sort(MOST_FIRST);
    int[] followed = followed(alerts);
    boolean small = !exactly && followed[1] > 0 && followed[1] < SMALL_CELL;
    Observed observed = told(all);
    return new Verdict(
        told(newest),
        observed,
        observed.forecasts() == 0 ? Double.NaN : all.error / all.forecasts,
        observed.forecasts() == 0 ? Double.NaN : all.errorUsual / all.forecasts,
        Tallies.total(sight, gathered, incidents),
        incidents == 0 ? Double.NaN : (double) foreseen / incidents,
        small ? 0 : followed[0],
        small ? 0 : followed[1],
        outcomes(),
        missed.stream().limit(MOST_MISSES).map(this::miss).toList());
  }

  private Miss miss(Missed missed) {
    String area = missed.whose().area();
    return new Miss(
        sight.area(area),
        missed.whose().subject(),
        missed.day().at(),
        sight.count(area, missed.day().incidents7d()),
        missed.probability());
  }

  /** How many alerts were raised whose week is over, and how many had an incident in it. */
  private int[] followed(List<Course> alerts) {
    int raised = 0;
    int followed = 0;
    for (Course each : alerts) {
      PublishedAlert first = each.first();
      long day = Math.floorDiv(first.at() - 1, Gathered.DAY_MS) * Gathered.DAY_MS + Gathered.DAY_MS;
      boolean judged =
          first.change() == Change.RAISED
              && first.kind() == Kind.RISK
              && !first.test()
              && each.newest().change() != Change.CANCELLED
              && day > tick - Gathered.WEEKS * WEEK_MS
              && day + WEEK_MS <= tick;
      AreaDay then =
          judged
              ? gathered.midnight(new Whose(first.area(), first.subject()), day + WEEK_MS)
              : null;
      raised += then == null ? 0 : 1;
      followed += then != null && then.incidents7d() > 0 ? 1 : 0;
    }
    return new int[] {raised, followed};
  }

  /** By finding, of the weeks that are looked back on. */
  private List<Integer> outcomes() {
    int[] told = new int[4];
    long after = gathered.at() - Gathered.WEEKS * WEEK_MS;
    gathered.outcomes().stream()
        .filter(each -> each.at() > after)
        .forEach(
            each -> {
              int which =
                  switch (each.finding()) {
                    case TRUE -> 0;
                    case AVERTED -> 1;
                    case FALSE -> 2;
                    case UNVERIFIABLE -> 3;
                  };
              told[which]++;
            });
    return List.of(told[0], told[1], told[2], told[3]);
  }
}
