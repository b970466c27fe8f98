package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forebell.channel.SmsReceipt.State.DELIVERED;
import static org.forebell.channel.SmsReceipt.State.FAILED;
import static org.forebell.channel.SmsReceipt.State.UNDER_WAY;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsReceiptTest {

  @Test
  void reads_the_shapes_of_gateways() {
    assertThat(SmsReceipt.ofRapidPro("failed", Map.of("id", "42")))
        .isEqualTo(new SmsReceipt("42", FAILED, ""));
    assertThat(json("{\"m\": {\"id\": \"a1\"}, \"s\": \"DELIVRD\"}"))
        .isEqualTo(new SmsReceipt("a1", DELIVERED, ""));
    assertThat(json("{\"m\": {\"id\": 17}, \"s\": \"Undelivered\"}"))
        .isEqualTo(new SmsReceipt("17", FAILED, "undelivered"));
    Map<String, String> form = Map.of("MessageSid", "SM1", "MessageStatus", "queued");
    assertThat(SmsReceipt.ofForm(form, "MessageSid", "MessageStatus"))
        .isEqualTo(new SmsReceipt("SM1", UNDER_WAY, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"m\": {\"id\": \"a\"}}",
        "{\"m\": {\"id\": \"\"}, \"s\": \"sent\"}",
        "{\"m\": {\"id\": \"a\"}, \"s\": \"celebrated\"}",
        "{\"m\": {\"id\": {}}, \"s\": \"sent\"}"
      })
  void what_is_no_receipt_is_none(String body) {
    assertThat(json(body)).isNull();
  }

  @Test
  void a_number_of_rapidpro_is_a_number() {
    assertThat(SmsReceipt.ofRapidPro("delivered", Map.of("id", "42; drop"))).isNull();
    assertThat(SmsReceipt.ofRapidPro("delivered", Map.of())).isNull();
    assertThat(SmsReceipt.ofRapidPro("stopped", Map.of("id", "42"))).isNull();
  }

  private static SmsReceipt json(String body) {
    return SmsReceipt.ofJson(body.getBytes(StandardCharsets.UTF_8), "/m/id", "/s");
  }
}
