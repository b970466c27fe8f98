package org.forebell.wording;

import java.util.Locale;

/** The people with whom a decision lies. */
public enum Decider {
  SECURITY_FOCAL_POINT,
  AREA_MANAGER,
  COUNTRY_DIRECTOR,
  CRISIS_TEAM;

  /** The code in configuration. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
