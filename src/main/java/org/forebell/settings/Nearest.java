package org.forebell.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  /** The name most like the one written, or all of them where none is much like it. */
  public static String advice(String written, Set<String> known) {
    String lower = written.toLowerCase(Locale.ROOT);
    int near = Math.max(2, written.length() / 3);
    Comparator<String> alike =
        Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT)));
    return new TreeSet<>(known)
        .stream()
            .min(alike)
            .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= near)
            .map(name -> "Did you mean " + name + "?")
            .orElse("Known are " + String.join(", ", new TreeSet<>(known)) + ".");
  }

  private static int distance(String one, String other) {
    return LevenshteinDistance.getDefaultInstance().apply(one, other);
  }
}
