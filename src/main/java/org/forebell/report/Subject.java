package org.forebell.report;

/** Whom a risk concerns. */
public enum Subject {
  STAFF("staff"),
  FACILITY("facility");

  private final String code;

  Subject(String code) {
    this.code = code;
  }

  /** The constant with this code, null when there is none. */
  public static Subject of(String code) {
    return STAFF.code.equals(code) ? STAFF : FACILITY.code.equals(code) ? FACILITY : null;
  }

  /** The code in every contract. */
  public String code() {
    return code;
  }
}
