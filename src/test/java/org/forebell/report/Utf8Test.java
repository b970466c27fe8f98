package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Utf8Test {

  /** Every sequence of up to three bytes, behind text long enough for the fast path. */
  @Test
  void agreesWithTheStandardDecoderOnEveryShortSequence() {
    byte[] bytes = "sixteen letters!???".getBytes(StandardCharsets.UTF_8);
    for (int three = 0; three < 1 << 24; three += three < 1 << 16 ? 1 : 97) {
      bytes[16] = (byte) (three >> 16);
      bytes[17] = (byte) (three >> 8);
      bytes[18] = (byte) three;
      if ((Utf8.firstBreak(bytes, 0, bytes.length) < 0) != decodes(bytes)) {
        assertThat(bytes).as("bytes on which the two differ").isEmpty();
      }
    }
  }

  @Property(tries = 10_000)
  void agreesWithTheStandardDecoder(@ForAll @Size(max = 40) byte[] bytes) {
    assertThat(Utf8.firstBreak(bytes, 0, bytes.length) < 0).isEqualTo(decodes(bytes));
  }

  @Property(tries = 10_000)
  void acceptsWhateverJavaEncodes(@ForAll String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.firstBreak(bytes, 0, bytes.length)).isEqualTo(-1);
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }
}
