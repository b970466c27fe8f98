package org.forebell.bulletin;

import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAssessment;
import org.forebell.risk.Counts;
import org.forebell.risk.Level;

/**
 * What an assessment said of an area and subject.
 *
 * @param at epoch milliseconds
 * @param signs near misses and threats
 * @param accessInForce constraints on access in force
 */
record AreaDay(
    long at,
    double probability,
    double usual,
    Level level,
    int incidents24h,
    int signs24h,
    int access24h,
    int incidents7d,
    int signs7d,
    int access7d,
    int accessInForce) {

  static AreaDay of(PublishedAssessment assessment) {
    return of(
        assessment.at(),
        assessment.probability(),
        assessment.usual(),
        assessment.level(),
        assessment.counts());
  }

  static AreaDay of(PublishedAlert alert) {
    return of(alert.at(), alert.probability(), alert.usual(), alert.level(), alert.counts());
  }

  private static AreaDay of(long at, double probability, double usual, Level level, Counts counts) {
    return new AreaDay(
        at,
        probability,
        usual,
        level,
        counts.last24h().incidents(),
        counts.last24h().nearMissesAndThreats(),
        counts.last24h().accessConstraints(),
        counts.last7d().incidents(),
        counts.last7d().nearMissesAndThreats(),
        counts.last7d().accessConstraints(),
        counts.accessInForce());
  }

  /** The later; of two at the same instant the same one, whichever came first. */
  static AreaDay later(AreaDay one, AreaDay other) {
    if (one.at != other.at) {
      return one.at > other.at ? one : other;
    }
    return one.toString().compareTo(other.toString()) >= 0 ? one : other;
  }
}
