package org.forebell.flink;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
  private final Traces traces = new Traces("CANARY");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a CANARY sings",
        "a CAN=\r\nARY",
        "=43=41=4E=41=52=59",
        "&#67;&#65;&#78;&#65;&#82;&#89;",
        "&#x43;ANARY",
        "\\u0043ANARY",
        "%43%41NARY",
        "=26#67;ANARY"
      })
  void is_found_in_escapes(String text) {
    assertThat(traces.in(text.getBytes(UTF_8))).isNotEmpty();
  }

  @Test
  void is_found_in_base64_wherever_it_begins_and_in_utf_16() {
    for (String before : new String[] {"", "x", "xy", "xyz"}) {
      String text = before + "CANARY and more";
      assertThat(traces.in(Base64.getEncoder().encode(text.getBytes(UTF_8)))).isNotEmpty();
      assertThat(
              traces.in(
                  Base64.getMimeEncoder(8, "\r\n".getBytes(UTF_8)).encode(text.getBytes(UTF_8))))
          .isNotEmpty();
      assertThat(traces.in(Base64.getEncoder().encode(text.getBytes(UTF_16LE)))).isNotEmpty();
      assertThat(traces.in(text.getBytes(UTF_16LE))).isNotEmpty();
      assertThat(traces.in(text.getBytes(UTF_16BE))).isNotEmpty();
    }
    assertThat(traces.in("nothing sings here".getBytes(UTF_8))).isEmpty();
  }
}
