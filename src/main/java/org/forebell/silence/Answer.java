package org.forebell.silence;

/** What there is to say of who is heard from in an area. */
public enum Answer {
  /** As long as usual nobody told anything, or those who can speak said there is nothing. */
  QUIET("quiet"),
  /** Those who used to report do not: what happens there is unknown, which is not safe. */
  CUT_OFF("cut_off"),
  /** Reports come, but later and later after what they tell of. */
  LATE("late");

  private final String code;

  Answer(String code) {
    this.code = code;
  }

  /** The code in every contract. */
  public String code() {
    return code;
  }
}
