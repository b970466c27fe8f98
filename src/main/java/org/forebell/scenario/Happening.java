package org.forebell.scenario;

/**
 * What happens, before anybody reports it.
 *
 * @param number unique in its world
 * @param at epoch milliseconds
 * @param kind what it is
 */
record Happening(long number, ScenarioArea area, long at, Kind kind) {

  enum Kind {
    NEAR_MISS("shooting", "near_miss", true),
    THREAT("threat", "threat", true),
    ATTACK_ON_STAFF("shooting", "harm", false),
    ATTACK_ON_FACILITY("shelling", "damage", false),
    FIGHTING_NEARBY("crossfire", "none", false);

    final String act;
    final String outcome;
    final boolean sign;

    Kind(String act, String outcome, boolean sign) {
      this.act = act;
      this.outcome = outcome;
      this.sign = sign;
    }
  }
}
