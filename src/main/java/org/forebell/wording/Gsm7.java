package org.forebell.wording;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;

/**
 * The alphabet of text messages with 160 characters (3GPP TS 23.038, 6.2.1). One letter outside of
 * it turns a message into UCS-2 with 70, so that letters it lacks are written with those it has.
 */
final class Gsm7 {

  /** Characters in one part. */
  static final int LONGEST = 160;

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** Each is sent as an escape and a character. */
  private static final String EXTENDED = "^{}\\[~]|€";

  private static final Transliterator TO_LATIN =
      Transliterator.getInstance("Any-Latin; Latin-ASCII");

  private Gsm7() {}

  /** How many of the 160 a text takes; -1 when a character is not of the alphabet. */
  static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (BASIC.indexOf(each) >= 0) {
        length++;
      } else if (EXTENDED.indexOf(each) >= 0) {
        length += 2;
      } else {
        return -1;
      }
    }
    return length;
  }

  /** The same with letters of the basic alphabet alone; what none of them can stand for is '?'. */
  static String written(String text) {
    String whole = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(whole.length());
    int at = 0;
    while (at < whole.length()) {
      int end = at;
      while (end < whole.length() && BASIC.indexOf(whole.charAt(end)) < 0) {
        end++;
      }
      if (end > at) {
        out.append(latin(whole.substring(at, end)));
        at = end;
      } else {
        out.append(whole.charAt(at++));
      }
    }
    return out.toString();
  }

  private static String latin(String foreign) {
    StringBuilder out = new StringBuilder();
    String latin = TO_LATIN.transliterate(foreign);
    for (int i = 0; i < latin.length(); i++) {
      out.append(BASIC.indexOf(latin.charAt(i)) >= 0 ? latin.charAt(i) : '?');
    }
    return out.toString();
  }
}
