package org.forebell.report;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells well-formed UTF-8 (Unicode 15, table 3-7) from everything else: no overlong forms, no
 * surrogates, nothing above U+10FFFF. A JSON parser alone lets some of that through.
 */
final class Utf8 {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** The index of the first byte that breaks the form, -1 when there is none. */
  static int firstBreak(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (end - at >= 8 && ((long) EIGHT.get(bytes, at) & HIGH_BITS) == 0) {
        at += 8;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int size = sequence(bytes, at, end);
        if (size == 0) {
          return at;
        }
        at += size;
      }
    }
    return -1;
  }

  /**
   * Whether well-formed bytes begin with a byte order mark, or with zeros where UTF-16 and UTF-32
   * have them: JSON begins with two characters of ASCII or is one byte long.
   */
  static boolean looksForeign(byte[] bytes, int offset, int length) {
    boolean mark =
        length >= 3
            && bytes[offset] == (byte) 0xEF
            && bytes[offset + 1] == (byte) 0xBB
            && bytes[offset + 2] == (byte) 0xBF;
    return mark || (length >= 2 && (bytes[offset] == 0 || bytes[offset + 1] == 0));
  }

  /** Length of the well-formed sequence of several bytes at this place, 0 when there is none. */
  private static int sequence(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return follows(bytes, at + 1, end, 0x80, 0xBF) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      int least = lead == 0xE0 ? 0xA0 : 0x80;
      int most = lead == 0xED ? 0x9F : 0xBF;
      boolean good =
          follows(bytes, at + 1, end, least, most) && follows(bytes, at + 2, end, 0x80, 0xBF);
      return good ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      int least = lead == 0xF0 ? 0x90 : 0x80;
      int most = lead == 0xF4 ? 0x8F : 0xBF;
      boolean good =
          follows(bytes, at + 1, end, least, most)
              && follows(bytes, at + 2, end, 0x80, 0xBF)
              && follows(bytes, at + 3, end, 0x80, 0xBF);
      return good ? 4 : 0;
    }
    return 0;
  }

  private static boolean follows(byte[] bytes, int at, int end, int least, int most) {
    if (at >= end) {
      return false;
    }
    int value = bytes[at] & 0xFF;
    return value >= least && value <= most;
  }
}
