package org.forebell.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokenTest {
  private static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00:00Z
  private static final byte[] SECRET =
      "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final LinkToken TOKEN = new LinkToken("K7RT-4MQD", 2, "duty-harbour", NOON);

  @Test
  void what_was_written_is_read_until_it_expires() {
    String text = TOKEN.write(SECRET);
    assertThat(text).matches("[A-Za-z0-9_-]{60,100}");
    assertThat(LinkToken.read(text, SECRET, NOON - 1)).isEqualTo(TOKEN);
    assertThat(LinkToken.read(text, SECRET, NOON)).isNull();
  }

  @Test
  void another_secret_makes_another_text() {
    byte[] other = SECRET.clone();
    other[31] ^= 1;
    assertThat(LinkToken.read(TOKEN.write(other), SECRET, 0)).isNull();
  }

  @Property(tries = 500)
  void one_bit_changed_is_refused(@ForAll @IntRange(max = 419) int bit) {
    byte[] whole = Base64.getUrlDecoder().decode(TOKEN.write(SECRET));
    whole[bit / 8 % whole.length] ^= (byte) (1 << bit % 8);
    String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    assertThat(LinkToken.read(changed, SECRET, 0)).isNull();
  }

  @Property
  void any_text_is_refused(@ForAll String text) {
    assertThat(LinkToken.read(text, SECRET, 0)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "AAAA", "-_-_", "AAAAAAAAAAAAAAAAAAAAAA", "a b", "é"})
  void what_is_no_token_is_refused(String text) {
    assertThat(LinkToken.read(text, SECRET, 0)).isNull();
    assertThat(LinkToken.read(TOKEN.write(SECRET) + text.strip(), SECRET, 0))
        .satisfiesAnyOf(read -> assertThat(read).isNull(), read -> assertThat(text).isEmpty());
  }

  @Test
  void there_is_one_text_for_one_token() {
    String text = TOKEN.write(SECRET);
    char last = text.charAt(text.length() - 1);
    for (char other = '0'; other < 'z'; other++) {
      if (other != last) {
        String alike = text.substring(0, text.length() - 1) + other;
        assertThat(LinkToken.read(alike, SECRET, 0)).as(alike).isNull();
      }
    }
  }

  @Test
  void a_short_secret_is_refused() {
    assertThatThrownBy(() -> TOKEN.write(new byte[8])).hasMessageContainingAll("8 bytes", "32");
  }
}
