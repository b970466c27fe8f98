package org.forebell.report;

/** How far a route or an area can be reached, the least first. */
public enum AccessEffect {
  CLOSED("closed"),
  SUSPENDED("suspended"),
  DENIED("denied"),
  RESTRICTED("restricted"),
  CONDITIONAL("conditional"),
  OPEN_WITH_DELAY("open_with_delay"),
  UNKNOWN("unknown"),
  OPEN("open");

  private static final AccessEffect[] VALUES = values();

  private final String code;

  AccessEffect(String code) {
    this.code = code;
  }

  /** The constant with this code, null when there is none. */
  public static AccessEffect of(String code) {
    for (AccessEffect each : VALUES) {
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

  /** Whether this holds people or goods back. Unknown is a gap in knowledge, neither yes nor no. */
  public boolean constrains() {
    return compareTo(UNKNOWN) < 0;
  }
}
