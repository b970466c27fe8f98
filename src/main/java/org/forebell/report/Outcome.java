package org.forebell.report;

/** What came of an incident, the gravest first. A near miss is an outcome, not a kind of act. */
public enum Outcome {
  HARM("harm"),
  DAMAGE("damage"),
  THREAT("threat"),
  NEAR_MISS("near_miss"),
  NONE("none");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  /** The code in every contract. */
  public String code() {
    return code;
  }
}
