package org.forebell.console;

import java.util.Locale;

/** Numbers as a person at a terminal reads them. */
final class Amount {

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String NONE = "–";

  private Amount() {}

  static String whole(double number) {
    return Double.isNaN(number) ? NONE : String.format(Locale.ROOT, "%,d", Math.round(number));
  }

  static String seconds(double seconds) {
    if (Double.isNaN(seconds)) {
      return NONE;
    }
    double span = Math.max(0, seconds);
    if (span < 10) {
      return String.format(Locale.ROOT, "%.1f s", span);
    }
    if (span < 120) {
      return Math.round(span) + " s";
    }
    if (span < 7200) {
      return Math.round(span / 60) + " min";
    }
    return span < 172_800 ? Math.round(span / 3600) + " h" : Math.round(span / 86_400) + " days";
  }

  static String percent(double share) {
    return Double.isNaN(share)
        ? NONE
        : String.format(Locale.ROOT, share < 0.0995 ? "%.1f %%" : "%.0f %%", share * 100);
  }

  static String perSecond(double rate) {
    return Double.isNaN(rate)
        ? NONE
        : String.format(Locale.ROOT, rate < 10 ? "%.1f/s" : "%,.0f/s", rate);
  }

  static String bytes(double bytes) {
    if (Double.isNaN(bytes)) {
      return NONE;
    }
    if (bytes < 1 << 20) {
      return String.format(Locale.ROOT, "%.0f kB", bytes / 1000);
    }
    return bytes < 1e9
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  /** A chance as a bar of so many letters. */
  static String bar(double share, int letters) {
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * letters);
    return "█".repeat(full) + "·".repeat(letters - full);
  }

  /** Chances from 0 to 1 as a line of small bars. */
  static String course(java.util.List<Double> chances) {
    StringBuilder line = new StringBuilder();
    for (double each : chances) {
      line.append(
          BARS.charAt((int) Math.max(0, Math.min(BARS.length() - 1, each * BARS.length()))));
    }
    return line.toString();
  }
}
