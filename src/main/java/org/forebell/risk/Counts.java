package org.forebell.risk;

import org.forebell.report.Subject;
import org.forebell.risk.SlidingCounts.Span;

/**
 * Plain counts for one subject, to be checked by hand.
 *
 * @param accessInForce constraints on access in force now
 */
public record Counts(Window last24h, Window last7d, Window last30d, int accessInForce) {

  /** Nothing was counted. */
  public static final Counts NONE = new Counts(Window.NONE, Window.NONE, Window.NONE, 0);

  /**
   * Counts in one window.
   *
   * @param incidents that affected the subject
   * @param nearMissesAndThreats of or against the subject
   * @param accessConstraints that were reported anew
   */
  public record Window(int incidents, int nearMissesAndThreats, int accessConstraints) {
    private static final Window NONE = new Window(0, 0, 0);
  }

  /** The counts of an area as of the slice it was advanced to. */
  public static Counts of(AreaRisk risk, Subject subject, int accessInForce) {
    return new Counts(
        window(risk.counts(), subject, Span.HOURS_24),
        window(risk.counts(), subject, Span.DAYS_7),
        window(risk.counts(), subject, Span.DAYS_30),
        accessInForce);
  }

  private static Window window(SlidingCounts counts, Subject subject, Span span) {
    return new Window(
        counts.count(Signal.incidents(subject), span),
        counts.count(Signal.threats(subject), span)
            + counts.count(Signal.nearMisses(subject), span),
        counts.count(Signal.ACCESS_CONSTRAINT, span));
  }
}
