package org.forebell.flink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportLineTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long KNOWN = 1_451_649_600_000L;
  private static final String KNOWN_TEXT = "2016-01-01T12:00:00Z";

  private final ExportLine line = new ExportLine();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                | {"knownAt":"2016-01-01T12:00:00Z"}
          {"id":"a"}                        | {"id":"a","knownAt":"2016-01-01T12:00:00Z"}
          {"x":{"knownAt":"stays"}}         | {"x":{"knownAt":"stays"},"knownAt":"2016-01-01T12:00:00Z"}
          {"lat":1.500,"n":[1e400,-0,{}]}   | {"lat":1.500,"n":[1e400,-0,{}],"knownAt":"2016-01-01T12:00:00Z"}
          {"name":"Wädi\\u00e4\\ud83d\\ude00"} | {"name":"Wädiä\\uD83D\\uDE00","knownAt":"2016-01-01T12:00:00Z"}
          {"name":"\\ud800"}               | {"name":"\\uD800","knownAt":"2016-01-01T12:00:00Z"}
          """)
  void an_object_keeps_its_fields_and_tells_when_it_became_known(String value, String expected) {
    assertThat(export("alerts", value.getBytes(UTF_8))).isEqualTo(expected);
  }

  @Test
  void line_ends_within_a_record_become_blanks_of_json() {
    assertThat(export("alerts", "{\n  \"id\": \"a\"\r\n}".getBytes(UTF_8)))
        .isEqualTo("{\"id\":\"a\",\"knownAt\":\"" + KNOWN_TEXT + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "null",
        "{\"id\":\"a\"",
        "{} {}",
        "{\"id\":1,\"id\":2}",
        "{\"lat\":NaN}",
        "{\"a\":01}",
        "{\"id\":\"no report\"}",
        "{\"knownAt\":\"1999\",\"id\":\"a\"}",
        "{\"knownAt\":{\"a\":[1]},\"id\":\"a\"}"
      })
  void anything_else_is_wrapped_with_its_bytes(String value) throws Exception {
    assertWrapped(value.getBytes(UTF_8));
  }

  @Test
  void what_is_not_utf8_is_wrapped() throws Exception {
    assertWrapped("{\"name\":\"Wädi\"}".getBytes(ISO_8859_1));
    assertWrapped(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'});
  }

  @Test
  void what_is_near_the_longest_report_is_wrapped() throws Exception {
    assertWrapped(("{\"a\":\"" + "x".repeat(62_000) + "\"}").getBytes(UTF_8));
  }

  @Test
  void what_is_nested_too_deep_is_wrapped() throws Exception {
    assertWrapped(("{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}").getBytes(UTF_8));
  }

  @Test
  void a_record_without_a_value_is_told() throws Exception {
    JsonNode told = JSON.readTree(export(null));
    assertThat(told.get("raw").isNull()).isTrue();
  }

  @Property(tries = 2000)
  void whatever_came_one_line_of_json_tells_it(@ForAll byte[] value) throws Exception {
    String told = export(value);
    assertThat(told).doesNotContain("\n");
    assertThat(JSON.readTree(told).get("knownAt").asText()).isEqualTo(KNOWN_TEXT);
  }

  private void assertWrapped(byte[] value) throws Exception {
    JsonNode told = JSON.readTree(export(value));
    assertThat(told.get("raw").binaryValue()).isEqualTo(value);
    assertThat(told.get("topic").asText()).isEqualTo("reports.incident");
    assertThat(told.get("partition").asInt()).isEqualTo(3);
    assertThat(told.get("offset").asLong()).isEqualTo(42);
    assertThat(told.get("knownAt").asText()).isEqualTo(KNOWN_TEXT);
  }

  private String export(byte[] value) {
    return export("reports.incident", value);
  }

  private String export(String topic, byte[] value) {
    line.take(
        new ConsumerRecord<>(
            topic,
            3,
            42,
            KNOWN,
            TimestampType.LOG_APPEND_TIME,
            0,
            value == null ? 0 : value.length,
            null,
            value,
            new RecordHeaders(),
            Optional.empty()));
    String told = new String(line.bytes(), UTF_8);
    assertThat(told).endsWith("\n");
    return told.substring(0, told.length() - 1);
  }
}
