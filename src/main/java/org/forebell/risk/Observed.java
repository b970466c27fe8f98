package org.forebell.risk;

import org.forebell.report.Subject;
import org.forebell.report.ledger.Slices;

/**
 * What is observed of one subject in one area at one instant: a value for each {@link Quantity}, in
 * single precision, so that what a back-test keeps of millions of them is to the last bit what the
 * stream scored.
 */
public final class Observed {

  private static final double DAY_MS = 86_400_000.0;
  private static final HalfLife[] HALF_LIVES = HalfLife.values();
  private static final HalfLife[] COUNTRY = {HalfLife.DAYS_7, HalfLife.DAYS_30};
  private static final HalfLife[] NEAR = {HalfLife.DAYS_7, HalfLife.DAYS_30, HalfLife.DAYS_90};
  private static final HalfLife[] FEW = {HalfLife.DAYS_30, HalfLife.DAYS_90};

  private final float[] values;

  private Observed(float[] values) {
    this.values = values;
  }

  /** Values in the order of {@link Quantity}. */
  public static Observed of(float[] values) {
    return new Observed(values);
  }

  /**
   * Looks at an area that was advanced to the instant.
   *
   * @param at epoch milliseconds
   * @param inForce how many constraints on access are in force
   */
  public static Observed of(
      AreaRisk area, Subject subject, long at, Surroundings around, int inForce) {
    Observed seen = new Observed(new float[Quantity.COUNT]);
    DecayBank bank = area.bank();
    int now = Slices.of(at);
    for (HalfLife each : HALF_LIVES) {
      seen.put(Quantity.SUBJECT_2D, each.ordinal(), targets(bank, subject, each, now));
      seen.put(Quantity.ALL_2D, each.ordinal(), bank.decayed(Signal.ANY_INCIDENT, each, now));
    }
    seen.put(Quantity.SUBJECT_EVER, targetsEver(bank, subject));
    seen.put(Quantity.ALL_EVER, bank.ever(Signal.ANY_INCIDENT));
    seen.put(Quantity.DAYS_KNOWN, Math.max(0, (at - area.since()) / DAY_MS));
    if (around.country() != null) {
      seen.country(around.country(), bank, subject, at);
    }
    for (int i = 0; i < NEAR.length && !around.near().isEmpty(); i++) {
      double near = 0;
      for (RegionTotals each : around.near()) {
        near += each.bank().decayed(Signal.ANY_INCIDENT, NEAR[i], now);
      }
      seen.put(Quantity.NEAR_7D, i, near);
    }
    seen.put(Quantity.ACCESS_IN_FORCE, inForce);
    seen.put(Quantity.ACCESS_30D, bank.decayed(Signal.ACCESS_CONSTRAINT, HalfLife.DAYS_30, now));
    for (int i = 0; i < FEW.length; i++) {
      seen.put(Quantity.THREATS_30D, i, bank.decayed(Signal.threats(subject), FEW[i], now));
      seen.put(Quantity.NEAR_MISSES_30D, i, bank.decayed(Signal.nearMisses(subject), FEW[i], now));
    }
    return seen;
  }

  private void country(RegionTotals country, DecayBank own, Subject subject, long at) {
    int now = Slices.of(at);
    put(Quantity.COUNTRY_SUBJECT_EVER, targetsEver(country.bank(), subject));
    put(Quantity.COUNTRY_ALL_EVER, country.bank().ever(Signal.ANY_INCIDENT));
    put(Quantity.COUNTRY_AREA_DAYS, Math.max(0, country.areaDays()));
    for (int i = 0; i < COUNTRY.length; i++) {
      double others =
          targets(country.bank(), subject, COUNTRY[i], now)
              - targets(own, subject, COUNTRY[i], now);
      put(Quantity.COUNTRY_7D, i, Math.max(0, others));
    }
  }

  /** The value, at least 0. */
  public float value(Quantity quantity) {
    return values[quantity.ordinal()];
  }

  private void put(Quantity quantity, double value) {
    put(quantity, 0, value);
  }

  private void put(Quantity first, int next, double value) {
    values[first.ordinal() + next] = (float) value;
  }

  private static double targets(DecayBank bank, Subject subject, HalfLife halfLife, int now) {
    return bank.decayed(Signal.incidents(subject), halfLife, now)
        + bank.decayed(Signal.threats(subject), halfLife, now);
  }

  private static long targetsEver(DecayBank bank, Subject subject) {
    return bank.ever(Signal.incidents(subject)) + bank.ever(Signal.threats(subject));
  }
}
