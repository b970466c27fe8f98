package org.forebell.risk;

/**
 * How urgent it is to look, the least first. These levels are Forebell's own and never a UN
 * Security Level, which is a decision of people.
 */
public enum Level {
  NORMAL("normal"),
  WATCH("watch"),
  WARNING("warning"),
  CRITICAL("critical");

  private static final Level[] VALUES = values();

  private final String code;

  Level(String code) {
    this.code = code;
  }

  /** The level with this code, null when there is none. */
  public static Level of(String code) {
    for (Level each : VALUES) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    return null;
  }

  /** The code in every contract. */
  public String code() {
    return code;
  }
}
