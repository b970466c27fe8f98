package org.forebell.report.convert;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text whose UTF-8 was once read as Latin-1. Where that left control characters, which no report
 * may carry, the text is read again; all else stays as it was written.
 */
final class Mojibake {

  private Mojibake() {}

  static String readable(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return text;
    }
  }
}
