package org.forebell.report;

/** What came of an incident, the gravest first. A near miss is an outcome, not a kind of act. */
public enum Outcome {
  HARM("harm"),
  DAMAGE("damage"),
  THREAT("threat"),
  NEAR_MISS("near_miss"),
  NONE("none");

  private static final Outcome[] VALUES = values();

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  /** The constant with this code, null when there is none. */
  public static Outcome of(String code) {
    for (Outcome each : VALUES) {
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
