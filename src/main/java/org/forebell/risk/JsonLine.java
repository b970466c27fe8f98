package org.forebell.risk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes one JSON object into a buffer. A replay writes millions of assessments, and a general
 * generator spent most of its time on them; this one knows no more than our contracts need, and a
 * test reads what it writes with Jackson.
 *
 * <p>Names of fields are ASCII and need no escapes.
 */
public final class JsonLine {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[1024];
  private int size;

  /** Begins an object, as a value or an element. */
  public JsonLine open() {
    return put('{');
  }

  /** Ends an object or, with {@link #closeList}, a list. */
  public JsonLine close() {
    dropComma();
    return put('}').put(',');
  }

  /** Begins the object of a field. */
  public JsonLine open(String field) {
    return name(field).put('{');
  }

  /** Begins the list of a field. */
  public JsonLine openList(String field) {
    return name(field).put('[');
  }

  public JsonLine closeList() {
    dropComma();
    return put(']').put(',');
  }

  public JsonLine field(String field, String text) {
    return name(field).text(text);
  }

  public JsonLine field(String field, long number) {
    return name(field).ascii(Long.toString(number)).put(',');
  }

  public JsonLine field(String field, boolean value) {
    return name(field).ascii(value ? "true" : "false").put(',');
  }

  /** A field of {@code scaled / 10^decimals}. */
  public JsonLine decimal(String field, long scaled, int decimals) {
    return name(field).ascii(DecimalText.ofScaled(scaled, decimals)).put(',');
  }

  /** A field rounded to a number of decimals. */
  public JsonLine decimal(String field, double value, int decimals) {
    return name(field).ascii(DecimalText.of(value, decimals)).put(',');
  }

  /** A field of an instant in ISO 8601, epoch milliseconds. */
  public JsonLine time(String field, long at) {
    return name(field).put('"').ascii(Instant.ofEpochMilli(at).toString()).put('"').put(',');
  }

  /** A text as an element of a list. */
  public JsonLine text(String text) {
    put('"');
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each >= 0x20 && each < 0x7F && each != '"' && each != '\\') {
        put(each);
      } else {
        i += escape(text, i);
      }
    }
    return put('"').put(',');
  }

  /** The object as written, and an empty buffer for the next. */
  public byte[] take() {
    dropComma();
    byte[] line = Arrays.copyOf(bytes, size);
    size = 0;
    return line;
  }

  private JsonLine name(String field) {
    return put('"').ascii(field).put('"').put(':');
  }

  private int escape(String text, int i) {
    char each = text.charAt(i);
    if (each == '"' || each == '\\') {
      put('\\').put(each);
    } else if (each < 0x20 || Character.isSurrogate(each) && !isPair(text, i)) {
      ascii("\\u").put(hex(each, 12)).put(hex(each, 8)).put(hex(each, 4)).put(hex(each, 0));
    } else {
      int units = Character.isHighSurrogate(each) ? 2 : 1;
      for (byte part : text.substring(i, i + units).getBytes(StandardCharsets.UTF_8)) {
        put(part);
      }
      return units - 1;
    }
    return 0;
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private static int hex(char each, int shift) {
    return HEX[each >> shift & 0xF];
  }

  private void dropComma() {
    if (size > 0 && bytes[size - 1] == ',') {
      size--;
    }
  }

  private JsonLine ascii(String text) {
    int length = text.length();
    grow(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  private JsonLine put(int each) {
    grow(1);
    bytes[size++] = (byte) each;
    return this;
  }

  private void grow(int by) {
    if (size + by > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + by, bytes.length * 2));
    }
  }
}
