package org.forebell.report;

/** Whom a risk concerns. */
public enum Subject {
  STAFF("staff"),
  FACILITY("facility");

  private final String code;

  Subject(String code) {
    this.code = code;
  }

  /** The code in every contract. */
  public String code() {
    return code;
  }
}
