package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gsm7Test {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          abc, 3
          é à è ù ì ò ñ ü, 15
          {a}, 5
          €, 2
          Ç, 1
          ç, -1
          ê, -1
          غ, -1
          """)
  void lengthInSeptets(String text, int length) {
    assertThat(Gsm7.length(text)).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          évacuation         | évacuation
          deslocações        | deslocacoes
          crítico, días      | critico, dias
          Ḩajjah             | Hajjah
          Đắk Lắk            | Dak Lak
          l’accès – août     | l'accès - aout
          Київ               | Kiiv
          غور                | ghwr
          a\u2069b           | a?b
          """)
  void lettersThatItLacksAreWrittenWithThoseItHas(String text, String written) {
    assertThat(Gsm7.written(text)).isEqualTo(written);
  }

  @Property
  void anyTextCanBeSent(@ForAll String text) {
    String written = Gsm7.written(text);

    assertThat(Gsm7.length(written)).isGreaterThanOrEqualTo(0);
    assertThat(Gsm7.written(written)).isEqualTo(written);
  }
}
