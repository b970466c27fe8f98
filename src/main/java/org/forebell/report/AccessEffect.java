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

  private final String code;

  AccessEffect(String code) {
    this.code = code;
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
