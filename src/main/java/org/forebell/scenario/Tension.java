package org.forebell.scenario;

import java.util.SplittableRandom;
import org.forebell.scenario.Happening.Kind;

/**
 * What happens in one area, hour by hour: a self-exciting process (Hawkes, with exponential
 * kernel). Whatever happens makes more of it likely for some days, and near misses and threats make
 * attacks likely, so they come before them.
 */
final class Tension {

  private static final double HOURS_A_WEEK = 168;
  private static final double HALF_LIFE_HOURS = 60;
  private static final double DECAY = StrictMath.pow(0.5, 1 / HALF_LIFE_HOURS);
  private static final double EXCITEMENT = StrictMath.log(2) / HALF_LIFE_HOURS;

  /**
   * How many attacks a sign brings forth on average, and so on: below one in all, so it dies out.
   */
  private static final double ATTACKS_PER_SIGN = 0.25;

  private static final double ATTACKS_PER_ATTACK = 0.3;
  private static final double SIGNS_PER_EVENT = 0.35;

  private final ScenarioArea area;
  private final SplittableRandom random;
  private double signs;
  private double attacks;

  Tension(ScenarioArea area, SplittableRandom random) {
    this.area = area;
    this.random = random;
  }

  /** What an hour brings; null for nothing. */
  Kind hour() {
    double signRate =
        area.signsPerWeek() / HOURS_A_WEEK + SIGNS_PER_EVENT * EXCITEMENT * (signs + attacks);
    double attackRate =
        area.attacksPerWeek() / HOURS_A_WEEK
            + EXCITEMENT * (ATTACKS_PER_SIGN * signs + ATTACKS_PER_ATTACK * attacks);
    signs *= DECAY;
    attacks *= DECAY;
    double chance = random.nextDouble();
    if (chance < attackRate) {
      attacks++;
      return attack();
    }
    if (chance < attackRate + signRate) {
      signs++;
      return random.nextDouble() < 0.6 ? Kind.NEAR_MISS : Kind.THREAT;
    }
    return null;
  }

  private Kind attack() {
    double kind = random.nextDouble();
    if (kind < 0.45) {
      return Kind.ATTACK_ON_STAFF;
    }
    return kind < 0.75 ? Kind.ATTACK_ON_FACILITY : Kind.FIGHTING_NEARBY;
  }
}
