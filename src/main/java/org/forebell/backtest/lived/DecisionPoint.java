package org.forebell.backtest.lived;

import java.util.BitSet;

/**
 * What one way to alert costs and covers.
 *
 * @param areaDays share of area-days under alert
 * @param cover share of incidents covered, NaN without incidents
 * @param meanCountry mean cover over countries with enough incidents, NaN when there is none
 * @param worstCountry least cover of these, NaN when there is none
 */
public record DecisionPoint(
    double areaDays, double cover, double meanCountry, double worstCountry) {

  static DecisionPoint of(JudgedDays days, BitSet under) {
    return of((double) under.cardinality() / days.size, Cover.of(days, under::get));
  }

  static DecisionPoint of(double areaDays, Cover cover) {
    return new DecisionPoint(areaDays, cover.share(), cover.meanCountry(), cover.worstCountry());
  }
}
