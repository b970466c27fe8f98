package org.forebell.alert;

/** What is new about an alert. Cleared means safer; cancelled means it should not have been. */
public enum Change {
  RAISED("raised"),
  ESCALATED("escalated"),
  UPDATED("updated"),
  DEESCALATED("deescalated"),
  CLEARED("cleared"),
  CANCELLED("cancelled");

  private final String code;

  Change(String code) {
    this.code = code;
  }

  /** The change with this code, null when there is none. */
  public static Change of(String code) {
    for (Change each : values()) {
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

  /** Whether nothing of the alert is left. */
  public boolean ends() {
    return this == CLEARED || this == CANCELLED;
  }
}
