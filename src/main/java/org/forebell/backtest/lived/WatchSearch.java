package org.forebell.backtest.lived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/**
 * Looks for watch's lines: drawn at random where the budget lies, the best of them wandered from by
 * a few rungs at a time, and at last rung by rung around the best of all. Single rungs alone would
 * stop at the budget, where one number must give what another takes. All that was looked at is
 * kept, so that of lines nearly as good the roundest are taken.
 */
final class WatchSearch {

  /** Lines this close in merit are as good as each other: folds differ by more. */
  private static final double NEAR = 0.002;

  private static final int DRAWN = 400;
  private static final int WANDERED_FROM = 3;
  private static final int WANDERED = 400;

  /** Over a limit by more than this in the first trial, the others need no look. */
  private static final double HOPELESS = 0.2;

  private static final int EXIT_RUNGS = 6;

  /** The best: most within the limits, then of most merit, then whatever comes first. */
  private static final Comparator<Found> BEST =
      Comparator.comparingDouble(Found::excess)
          .thenComparing(Comparator.comparingDouble(Found::merit).reversed());

  private final List<JudgedDays> trials;
  private final Policy base;
  private final TuningLimits limits;
  private final double[] chances;
  private final Map<LevelLines, Found> found = new LinkedHashMap<>();

  /**
   * @param base what is not searched for; its levels above watch are left out of account
   */
  WatchSearch(List<JudgedDays> trials, Policy base, TuningLimits limits) {
    this.trials = trials;
    this.base = LevelLines.upTo(base, Level.WATCH);
    this.limits = limits;
    this.chances = trials.stream().flatMapToDouble(each -> Arrays.stream(each.chance)).toArray();
    Arrays.sort(chances);
  }

  /**
   * Lines and what they came to.
   *
   * @param excess by how much they break the limits, 0 when they keep them
   */
  record Found(LevelLines lines, double excess, double merit) {

    int roughness() {
      return Arrays.stream(Knob.values()).mapToInt(knob -> Ladder.roughness(knob.of(lines))).sum();
    }
  }

  LevelLines best(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    Stream.generate(() -> draw(dice)).limit(DRAWN).forEach(this::look);
    found.values().stream()
        .sorted(BEST)
        .limit(WANDERED_FROM)
        .toList()
        .forEach(start -> wander(start, dice));
    climb(found.values().stream().min(BEST).orElseThrow());
    return roundest().lines();
  }

  private Found roundest() {
    Found best = found.values().stream().min(BEST).orElseThrow();
    return found.values().stream()
        .filter(each -> each.excess() <= best.excess() && each.merit() >= best.merit() - NEAR)
        .min(Comparator.comparingInt(Found::roughness).thenComparing(BEST))
        .orElseThrow();
  }

  private void wander(Found from, SplittableRandom dice) {
    Found here = from;
    for (int i = 0; i < WANDERED; i++) {
      LevelLines turned = here.lines();
      for (int turns = 1 + dice.nextInt(3); turns > 0; turns--) {
        LevelLines next =
            Knob.values()[dice.nextInt(Knob.values().length)].step(turned, dice.nextBoolean());
        turned = next == null ? turned : next;
      }
      if (isPossible(turned)) {
        Found there = look(turned);
        here = BEST.compare(there, here) < 0 ? there : here;
      }
    }
  }

  private void climb(Found from) {
    Found here = from;
    Found next = from;
    do {
      here = next;
      next = neighbours(here.lines()).stream().map(this::look).min(BEST).orElse(here);
    } while (BEST.compare(next, here) < 0);
  }

  /** One or two rungs of each number, and of an enter number together with its exit. */
  private static List<LevelLines> neighbours(LevelLines lines) {
    List<LevelLines> all = new ArrayList<>();
    Knob[] knobs = Knob.values();
    for (boolean up : new boolean[] {true, false}) {
      for (Knob knob : knobs) {
        LevelLines once = knob.step(lines, up);
        all.add(once);
        all.add(once == null ? null : knob.step(once, up));
        if (knob.entering() && once != null) {
          all.add(knobs[knob.ordinal() + Knob.EXIT_PROBABILITY.ordinal()].step(once, up));
        }
      }
    }
    return all.stream().filter(each -> each != null && isPossible(each)).toList();
  }

  private static boolean isPossible(LevelLines lines) {
    Line enter = lines.enter();
    Line exit = lines.exit();
    return exit.probability() <= enter.probability()
        && exit.lift() <= enter.lift()
        && exit.floor() <= enter.floor()
        && enter.floor() <= enter.probability();
  }

  private Found look(LevelLines lines) {
    return found.computeIfAbsent(
        lines,
        each -> {
          Policy policy = each.in(base, Level.WATCH);
          Figures first = Figures.judge(trials.subList(0, 1), policy, Level.WATCH);
          double excess = limits.excess(first);
          if (excess > HOPELESS) {
            return new Found(each, excess, 0);
          }
          Figures figures =
              first.and(Figures.judge(trials.subList(1, trials.size()), policy, Level.WATCH));
          return new Found(each, limits.excess(figures), figures.merit());
        });
  }

  private LevelLines draw(SplittableRandom dice) {
    double probability =
        Ladder.CHANCES.atLeast(reachedBy(limits.areaDays() * between(dice, 0.1, 1)));
    double floor = Ladder.CHANCES.atMost(reachedBy(limits.areaDays() * between(dice, 1, 5)));
    double lift = Ladder.LIFTS.atMost(between(dice, 1.1, 4));
    Line enter = new Line(probability, lift, Math.min(floor, probability));
    Line exit =
        new Line(
            lower(dice, Ladder.CHANCES, enter.probability()),
            lower(dice, Ladder.LIFTS, enter.lift()),
            lower(dice, Ladder.CHANCES, enter.floor()));
    return new LevelLines(
        enter, exit, Duration.ofDays((long) Ladder.DAYS.atMost(between(dice, 2, 8))));
  }

  /** The chance that a share of the area-days reach. */
  private double reachedBy(double share) {
    int at = chances.length - 1 - (int) (Math.min(share, 0.95) * chances.length);
    return chances[Math.max(0, at)];
  }

  private static double lower(SplittableRandom dice, Ladder ladder, double value) {
    double lower = value;
    for (int rungs = dice.nextInt(EXIT_RUNGS + 1); rungs > 0; rungs--) {
      double next = ladder.below(lower);
      lower = Double.isNaN(next) ? lower : next;
    }
    return lower;
  }

  private static double between(SplittableRandom dice, double from, double to) {
    return from + (to - from) * dice.nextDouble();
  }
}
