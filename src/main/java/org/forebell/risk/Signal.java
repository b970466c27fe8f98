package org.forebell.risk;

import org.forebell.report.AccessFacts;
import org.forebell.report.EventFacts;
import org.forebell.report.IncidentFacts;
import org.forebell.report.Outcome;
import org.forebell.report.Subject;

/**
 * What is counted. An event that affects both subjects counts once for each, and every incident
 * counts once as any incident; an incident or threat that affects a subject is what the probability
 * is about, a near miss and all else are signs.
 */
public enum Signal {
  STAFF_INCIDENT,
  STAFF_THREAT,
  STAFF_NEAR_MISS,
  FACILITY_INCIDENT,
  FACILITY_THREAT,
  FACILITY_NEAR_MISS,
  ANY_INCIDENT,
  ACCESS_CONSTRAINT;

  static final int COUNT = values().length;

  private static final Signal[] VALUES = values();

  /** This signal in a set of signals. */
  public int bit() {
    return 1 << ordinal();
  }

  /** The signals an event gives, as a set of bits; 0 for none. */
  public static int signals(EventFacts facts) {
    if (facts instanceof AccessFacts access) {
      return access.effect().constrains() ? ACCESS_CONSTRAINT.bit() : 0;
    }
    return signals((IncidentFacts) facts);
  }

  /** Incidents that affected the subject. */
  public static Signal incidents(Subject subject) {
    return subject == Subject.STAFF ? STAFF_INCIDENT : FACILITY_INCIDENT;
  }

  /** Threats against the subject. */
  public static Signal threats(Subject subject) {
    return subject == Subject.STAFF ? STAFF_THREAT : FACILITY_THREAT;
  }

  /** Near misses of the subject. */
  public static Signal nearMisses(Subject subject) {
    return subject == Subject.STAFF ? STAFF_NEAR_MISS : FACILITY_NEAR_MISS;
  }

  /** All that an alert about a subject can rest on, as a set of bits. */
  public static int about(Subject subject) {
    return incidents(subject).bit()
        | threats(subject).bit()
        | nearMisses(subject).bit()
        | ACCESS_CONSTRAINT.bit();
  }

  static Signal at(int ordinal) {
    return VALUES[ordinal];
  }

  private static int signals(IncidentFacts facts) {
    int signals = ANY_INCIDENT.bit();
    if (facts.affectsStaff()) {
      signals |= of(Subject.STAFF, facts.outcome()).bit();
    }
    if (facts.affectsFacility()) {
      signals |= of(Subject.FACILITY, facts.outcome()).bit();
    }
    return signals;
  }

  private static Signal of(Subject subject, Outcome outcome) {
    return switch (outcome) {
      case HARM, DAMAGE, NONE -> incidents(subject);
      case THREAT -> threats(subject);
      case NEAR_MISS -> nearMisses(subject);
    };
  }
}
