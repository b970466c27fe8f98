package org.forebell.delivery;

/** The languages that recipients may ask for, by ISO 639-1. */
public enum Language {
  ENGLISH("en", false),
  FRENCH("fr", false),
  SPANISH("es", false),
  ARABIC("ar", true),
  UKRAINIAN("uk", false),
  PORTUGUESE("pt", false);

  private final String code;
  private final boolean rightToLeft;

  Language(String code, boolean rightToLeft) {
    this.code = code;
    this.rightToLeft = rightToLeft;
  }

  /** The language with this code, null when there is none. */
  public static Language of(String code) {
    for (Language each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    return null;
  }

  public String code() {
    return code;
  }

  public boolean rightToLeft() {
    return rightToLeft;
  }
}
