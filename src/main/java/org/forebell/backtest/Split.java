package org.forebell.backtest;

/** What the judged days have that no training day has. */
public enum Split {
  UNSEEN_TIME("unseen_time", "unseen time"),
  UNSEEN_COUNTRIES("unseen_countries", "unseen countries"),
  BOTH("both", "unseen countries in unseen time");

  private final String code;
  private final String title;

  Split(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The name in backtest.json. */
  public String code() {
    return code;
  }

  /** The name for people. */
  public String title() {
    return title;
  }
}
