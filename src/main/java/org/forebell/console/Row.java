package org.forebell.console;

import java.util.ArrayList;
import java.util.List;

/** A line of the screen: pieces of text, each with how grave it is. */
final class Row {

  /** How a piece is shown where there are colours. */
  enum Tone {
    PLAIN(""),
    DIM("2"),
    STRONG("1"),
    GOOD("32"),
    WATCH("36"),
    WARNING("1;33"),
    CRITICAL("1;31");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  private record Piece(Tone tone, String text) {}

  private static final String INDENT = "    ";

  private final List<Piece> pieces = new ArrayList<>();

  static Row of(Tone tone, String text) {
    return new Row().add(tone, text);
  }

  static Row label(String label) {
    return of(Tone.DIM, String.format(java.util.Locale.ROOT, "  %-11s ", label));
  }

  Row add(Tone tone, String text) {
    pieces.add(new Piece(tone, text));
    return this;
  }

  Row add(String text) {
    return add(Tone.PLAIN, text);
  }

  /** Broken between words into as many lines as it takes, later ones indented. */
  List<Row> broken(int columns) {
    List<Row> lines = new ArrayList<>();
    Row line = new Row();
    int used = 0;
    for (Piece each : pieces) {
      for (String word : each.text.split("(?<= )(?=[^ ])")) {
        int letters = word.stripTrailing().length();
        if (used > 0 && used + letters > columns) {
          lines.add(line);
          line = of(Tone.PLAIN, INDENT);
          used = INDENT.length();
        }
        line.add(each.tone, word);
        used += word.length();
      }
    }
    lines.add(line);
    return lines;
  }

  /** The line, cut where the terminal ends. */
  String shown(int columns, boolean colours) {
    StringBuilder line = new StringBuilder();
    int left = columns;
    for (Piece each : pieces) {
      String text = fitting(each.text, left);
      left -= text.codePointCount(0, text.length());
      boolean painted = colours && !each.tone.code.isEmpty() && !text.isEmpty();
      line.append(painted ? "\u001B[" + each.tone.code + "m" + text + "\u001B[0m" : text);
    }
    return line.toString();
  }

  /** So many letters of a text, the last a sign that there are more. */
  private static String fitting(String text, int letters) {
    String safe = text.codePoints().anyMatch(Character::isISOControl) ? "?" : text;
    if (safe.codePointCount(0, safe.length()) <= letters) {
      return safe;
    }
    return letters <= 0 ? "" : safe.substring(0, safe.offsetByCodePoints(0, letters - 1)) + "…";
  }
}
