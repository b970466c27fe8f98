package org.forebell.policy;

import java.util.Locale;

/** What an override does to an area while it lasts. */
public enum Action {
  /** What is told is at least this level, whatever the chance. */
  FLOOR,
  /** Alerts are written as ever and say that nobody is to be called. */
  MUTE,
  /** What is told is at least this level, as an exercise; what is really so is never hidden. */
  EXERCISE;

  /** The code in the contract. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action of a code, null for none. */
  static Action of(String code) {
    for (Action each : values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    return null;
  }
}
