package org.forebell.bulletin.page;

/**
 * Lines of plain text, none longer than so many columns. Signs beyond ASCII are spelled out, which
 * keeps a mail by satellite short; letters of names stay.
 */
final class Lines {

  private final int columns;
  private final StringBuilder out = new StringBuilder(8192);

  Lines(int columns) {
    this.columns = columns;
  }

  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '–', '−' -> plain.append('-');
        case '·' -> plain.append('/');
        case '×' -> plain.append('x');
        case '±' -> {}
        case '↑' -> plain.append("(raises)");
        case '↓' -> plain.append("(lowers)");
        case '\u00a0' -> plain.append(' ');
        default -> plain.append(each);
      }
    }
    return plain.toString();
  }

  Lines blank() {
    out.append('\n');
    return this;
  }

  Lines heading(String words) {
    blank();
    return add("", words).add("", "-".repeat(Math.min(columns, words.length())));
  }

  /** A paragraph; later lines are indented as far as the label is long, and at most ten. */
  Lines add(String label, String text) {
    int line = text.indexOf('\n');
    return line < 0
        ? addOne(label, text)
        : addOne(label, text.substring(0, line)).add(label, text.substring(line + 1));
  }

  private Lines addOne(String label, String text) {
    String indent = " ".repeat(Math.min(10, label.length()));
    StringBuilder line = new StringBuilder(plain(label));
    int start = line.length();
    for (String kept : text.split(" ")) {
      String word = plain(kept);
      if (line.length() > start && line.length() + 1 + word.length() > columns) {
        end(line);
        line = new StringBuilder(indent);
        start = line.length();
      }
      line.append(line.length() > start ? " " : "");
      String rest = word;
      while (line.length() + rest.length() > columns) {
        int fits = cut(rest, columns - line.length());
        end(line.append(rest, 0, fits));
        rest = rest.substring(fits);
        line = new StringBuilder(indent);
        start = line.length();
      }
      line.append(rest);
    }
    end(line);
    return this;
  }

  /** Never within a pair of units that are one letter. */
  private static int cut(String word, int at) {
    return at > 1 && Character.isHighSurrogate(word.charAt(at - 1)) ? at - 1 : at;
  }

  private void end(StringBuilder line) {
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** Two texts, the second at the right edge where there is room for both. */
  Lines ends(String left, String right) {
    int gap = columns - left.length() - right.length();
    return gap < 1 ? add("", left).add("", right) : add("", left + "\u0000".repeat(gap) + right);
  }

  @Override
  public String toString() {
    return out.toString().replace('\u0000', ' ');
  }
}
