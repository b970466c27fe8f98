package org.forebell.flink.submit;

import java.util.List;

/** What was asked for cannot work; nothing was sent or changed. Each reason says what to do. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Refused(String reason) {
    super(reason);
  }

  public Refused(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** Refuses for several reasons at once, so that one run tells all. */
  static Refused all(List<String> reasons) {
    return new Refused(
        reasons.size() == 1 ? reasons.get(0) : "\n  - " + String.join("\n  - ", reasons));
  }
}
