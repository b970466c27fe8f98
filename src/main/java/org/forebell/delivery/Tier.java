package org.forebell.delivery;

/** How far a recipient is trusted, in words of the Traffic Light Protocol 2.0 (FIRST, 2022). */
public enum Tier {
  /** Our own security people: TLP:AMBER+STRICT. */
  INSIDE("inside", "TLP:AMBER+STRICT"),
  /** Partner organisations: TLP:AMBER. */
  PARTNER("partner", "TLP:AMBER"),
  /** Anybody: TLP:CLEAR. */
  OUTWARD("outward", "TLP:CLEAR");

  private final String code;
  private final String label;

  Tier(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The tier with this code, null when there is none. */
  public static Tier of(String code) {
    for (Tier each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    return null;
  }

  /** The code in configuration and contracts. */
  public String code() {
    return code;
  }

  /** What stands on a message. */
  public String label() {
    return label;
  }
}
