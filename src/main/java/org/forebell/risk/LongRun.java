package org.forebell.risk;

/**
 * Long-run rates, events a day in an area, each shrunk towards the one it lies in: the mean of a
 * Gamma–Poisson posterior whose prior is worth a span of pretended exposure.
 *
 * <pre>
 * country = (N + pull · world)   / (area-days of the country + pull)
 * own     = (n + pull · country) / (days the area is known + pull)
 * </pre>
 *
 * So an area new to the system starts at its country's rate, and a country new to it at the
 * world's.
 */
public record LongRun(double world, double country, double own) {

  /** The pretended exposure of a country's prior, area-days, and of an area's, days. */
  public static final double PULL_DAYS = 365;

  /** The rates of events that affected the subject. */
  public static LongRun ofSubject(Observed seen, double world) {
    return of(seen, world, Quantity.SUBJECT_EVER, Quantity.COUNTRY_SUBJECT_EVER);
  }

  /** The rates of all incidents. */
  public static LongRun ofAll(Observed seen, double world) {
    return of(seen, world, Quantity.ALL_EVER, Quantity.COUNTRY_ALL_EVER);
  }

  private static LongRun of(Observed seen, double world, Quantity own, Quantity country) {
    double ofCountry =
        (seen.value(country) + PULL_DAYS * world)
            / (seen.value(Quantity.COUNTRY_AREA_DAYS) + PULL_DAYS);
    double ofArea =
        (seen.value(own) + PULL_DAYS * ofCountry) / (seen.value(Quantity.DAYS_KNOWN) + PULL_DAYS);
    return new LongRun(world, ofCountry, ofArea);
  }

  /** The log of the area's own rate over the world's. */
  public double logOwn() {
    return StrictMath.log(own / world);
  }
}
