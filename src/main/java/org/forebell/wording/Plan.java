package org.forebell.wording;

import java.util.Locale;

/** Plans that an organisation has beforehand; after Good Practice Review 8. */
public enum Plan {
  HOLD_MOVEMENT,
  /** Stay in a safe place. */
  HIBERNATE,
  /** To a safer place within the country. */
  RELOCATE,
  /** Out of the country. */
  EVACUATE,
  RESUME,
  /** Ask those who used to report. */
  CHECK_IN;

  /** The code in configuration. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
