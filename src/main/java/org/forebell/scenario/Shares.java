package org.forebell.scenario;

/**
 * How often things go as they go in the field, each a share of the reports of incidents.
 *
 * @param corrections sent again under the same id with something changed
 * @param moves corrections that name another area
 * @param retractions withdrawn, three in ten of them before the report arrives
 * @param forwards told of by another desk too
 * @param duplicates sent twice, word for word
 * @param late told days or weeks after they happened
 * @param hostile records that are no report, beside the good ones
 */
public record Shares(
    double corrections,
    double moves,
    double retractions,
    double forwards,
    double duplicates,
    double late,
    double hostile) {

  /** What a busy desk sees. */
  public static final Shares USUAL = new Shares(0.05, 0.01, 0.02, 0.12, 0.04, 0.06, 0.02);
}
