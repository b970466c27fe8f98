package org.forebell.report;

import java.util.Locale;

/** Text that is safe to key by and to show: what the contract lets into an id or an area. */
public final class PlainText {

  private static final int AREA_NAME_LONGEST = 120;

  private PlainText() {}

  /** Whether no character of the text is unfit. */
  public static boolean isFit(String text) {
    return isFit(text.toCharArray(), 0, text.length());
  }

  /** Whether the text is written as an area of the contract. */
  public static boolean isArea(String text) {
    return isArea(text.toCharArray(), 0, text.length());
  }

  static boolean isFit(char[] text, int offset, int length) {
    int end = offset + length;
    for (int at = offset; at < end; ) {
      int point = Character.codePointAt(text, at, end);
      if (isUnfit(point)) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }

  /**
   * Control characters and line separators break lines and terminals, direction marks make one id
   * look like another, and halves of surrogate pairs all become the same question mark in UTF-8.
   */
  static boolean isUnfit(int point) {
    if (point >= ' ' && point < 0x7F) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    };
  }

  /** Whether the text is three capital letters and, if more, a slash and a name without margins. */
  static boolean isArea(char[] text, int offset, int length) {
    if (length < 3 || !isCapital(text[offset]) || !isCapital(text[offset + 1])) {
      return false;
    }
    if (!isCapital(text[offset + 2]) || length == 3) {
      return length == 3 && isCapital(text[offset + 2]);
    }
    int start = offset + 4;
    int end = offset + length;
    return text[offset + 3] == '/'
        && end > start
        && Character.codePointCount(text, start, end - start) <= AREA_NAME_LONGEST
        && !isBlank(Character.codePointAt(text, start, end))
        && !isBlank(Character.codePointBefore(text, end, start))
        && isFit(text, start, end - start);
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isBlank(int point) {
    return Character.getType(point) == Character.SPACE_SEPARATOR;
  }

  /** A short quotation that is safe on any screen: unfit characters written out, the rest cut. */
  static String excerpt(CharSequence text, int most) {
    StringBuilder out = new StringBuilder(most + 8).append('"');
    int at = 0;
    while (at < text.length() && out.length() <= most) {
      int point = Character.codePointAt(text, at);
      if (isUnfit(point) || Character.getType(point) == Character.FORMAT) {
        out.append(String.format(Locale.ROOT, "\\u%04x", point));
      } else {
        out.appendCodePoint(point);
      }
      at += Character.charCount(point);
    }
    return out.append(at < text.length() ? "…\"" : "\"").toString();
  }
}
