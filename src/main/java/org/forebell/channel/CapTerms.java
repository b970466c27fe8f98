package org.forebell.channel;

import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.risk.Level;
import org.forebell.wording.Told;

/**
 * Our terms in those of CAP 1.2 (OASIS, 2010, 3.2.2). The protocol is made for floods that come
 * within the hour; what we tell of is a chance over days, and never says more than that.
 */
final class CapTerms {

  private CapTerms() {}

  /**
   * What the document is to those before it. What is cleared updates: the alert was right and is
   * over. Only what should not have been is cancelled, as a false missile alarm would be.
   *
   * @param chained whether there are documents before it
   */
  static String msgType(Change change, boolean chained) {
    if (!chained) {
      return "Alert";
    }
    return change == Change.CANCELLED ? "Cancel" : "Update";
  }

  /**
   * What to do: to judge and to watch. What is done is decided by people. That somebody is heard
   * again is no all-clear.
   */
  static String responseType(Told told) {
    if (told.kind() == Kind.SILENCE) {
      return told.change().ends() ? "Monitor" : "Assess";
    }
    return switch (told.change()) {
      case CLEARED -> "AllClear";
      case CANCELLED -> "None";
      case RAISED, ESCALATED, UPDATED, DEESCALATED ->
          told.level().ordinal() >= Level.WARNING.ordinal() ? "Assess" : "Monitor";
    };
  }

  /** "Immediate" is for what begins now, and is never said of a chance over days. */
  static String urgency(Told told) {
    if (told.change().ends()) {
      return "Past";
    }
    return told.level() == Level.CRITICAL ? "Expected" : "Future";
  }

  /** "Possible threat", "significant threat", "extraordinary threat". */
  static String severity(Told told) {
    if (told.kind() == Kind.SILENCE || told.change() == Change.CANCELLED) {
      return "Unknown";
    }
    return switch (told.level()) {
      case NORMAL -> "Minor";
      case WATCH -> "Moderate";
      case WARNING -> "Severe";
      case CRITICAL -> "Extreme";
    };
  }

  /**
   * The chance within the horizon: likely is above a half, unlikely what ICD 203 calls almost no
   * chance. It is never observed, since it is about days to come.
   */
  static String certainty(Told told) {
    if (told.kind() == Kind.SILENCE || told.change() == Change.CANCELLED) {
      return "Unknown";
    }
    if (told.probability() > 0.5) {
      return "Likely";
    }
    return told.probability() >= 0.05 ? "Possible" : "Unlikely";
  }

  /** Which list a code of an area stands in. */
  static String codeList(String codeType) {
    return switch (codeType) {
      case "pcode" -> "P-code";
      case "iso_3166_2" -> "ISO 3166-2";
      default -> "ISO 3166-1";
    };
  }
}
