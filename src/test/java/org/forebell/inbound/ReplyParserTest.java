package org.forebell.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {
  private final ReplyParser parser = new ReplyParser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACK K7RT-4MQD",
        "ack k7rt-4mqd",
        "Ack K7rt 4mqd",
        "  ACK\tK7RT4MQD  ",
        "ACKK7RT4MQD",
        "K7RT-4MQD ack",
        "ack: K7RT–4MQD.",
        "«ACK K7RT‑4MQD»",
        "Ok ack K7RT-4MQD thank you",
        "ACK K٧RT-٤MQD",
        "ACK K۷RT-۴MQD",
        "ＡＣＫ Ｋ７ＲＴ－４ＭＱＤ",
        "аск К7RТ-4МQD",
        "Отримано K7RT-4MQD",
        "Підтверджую К7RT4MQD",
        "Получено K7RT 4MQD",
        "تم K7RT-4MQD",
        "\u200Fأكد K٧RT-٤MQD\u200F",
        "تأكيد K7RT-4MQD",
        "دریافت K۷RT-۴MQD",
        "Reçu K7RT-4MQD",
        "RECU K7RT-4MQD",
        "recibido K7RT-4MQD",
        "Ciente K7RT-4MQD"
      })
  void the_word_and_the_name_in_many_hands(String text) {
    assertThat(parser.read(text)).isEqualTo(new Reply.Acknowledges("K7RT-4MQD", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "ACK K7RT, K7RT, 0",
    "ackk7rt, K7RT, 0",
    "ack k7rt v3, K7RT, 3",
    "ACK K7RT-4MQD 2, K7RT-4MQD, 2",
    "ACK K7RT-4MQD V99999, K7RT-4MQD, 99999",
    "ACK K7RT-4MQD V123456, K7RT-4MQD, 0",
    "ACK K7RT we are all inside, K7RT, 0"
  })
  void the_first_group_alone_and_a_version(String text, String name, int version) {
    assertThat(parser.read(text)).isEqualTo(new Reply.Acknowledges(name, version));
  }

  /** As messages ask for it that have no room for a word. */
  @ParameterizedTest
  @CsvSource({
    "K7RT-4MQD, K7RT-4MQD, 0",
    "' k7rt 4mqd ', K7RT-4MQD, 0",
    "k7rt4mqd., K7RT-4MQD, 0",
    "\u200FK٧RT-٤MQD\u200F, K7RT-4MQD, 0",
    "К7RТ-4МQD, K7RT-4MQD, 0",
    "k7rt, K7RT, 0",
    "K7RT-4MQD v2, K7RT-4MQD, 2",
    "K٧RT ٣, K7RT, 3"
  })
  void the_name_and_nothing_else(String text, String name, int version) {
    assertThat(parser.read(text)).isEqualTo(new Reply.Names(name, version));
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE K7RT-4MQD, K7RT-4MQD, true",
    "k7rt false, K7RT, false",
    "Averted K7RT 4MQD, K7RT-4MQD, averted",
    "unverifiable k7rt, K7RT, unverifiable"
  })
  void what_came_of_it(String text, String name, String verdict) {
    assertThat(parser.read(text)).isEqualTo(new Reply.Tells(name, verdict));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ACK",
        "Who is this?",
        "K7RT-4MQD is what?",
        "K7RT-4MQD 2 or 3",
        "WARNING SS0401 K7RT-4MQD",
        "ok thanks",
        "NACK K7RT-4MQD",
        "please ACK K7RT-4MQD",
        "I am away. You wrote: WARNING STAFF SS0401. Reply ACK K7RT-4MQD",
        "CRITICAL STAFF K7RT-4MQD Reply ACK K7RT-4MQD",
        "ACK TRUE K7RT-4MQD",
        "ACK A0E1-I0UU",
        "STOP"
      })
  void what_is_neither(String text) {
    assertThat(parser.read(text)).isEqualTo(new Reply.Other());
  }

  @Test
  void half_a_pair_and_a_long_text_do_no_harm() {
    assertThat(parser.read("ACK K7RT \uD83D")).isEqualTo(new Reply.Acknowledges("K7RT", 0));
    assertThat(parser.read("ACK K7RT " + "x".repeat(1_000_000)))
        .isEqualTo(new Reply.Acknowledges("K7RT", 0));
  }

  @Property
  void any_text_is_read(@ForAll String text) {
    assertThat(parser.read(text)).isNotNull();
  }
}
