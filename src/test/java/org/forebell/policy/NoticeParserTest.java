package org.forebell.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.forebell.report.Reason;
import org.forebell.report.ShippedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record of the topic policy may say, and what is said to one that may not. */
class NoticeParserTest {

  private static final long NOON = 1_700_000_000_000L;

  private final NoticeParser parser = new NoticeParser(RoundNumbers.model());

  @Test
  void whatKeepsTheContractIsReadAndKeepsTheSchema() {
    List<ObjectNode> records =
        List.of(
            NoticeJson.policy("b", true, 0.3),
            NoticeJson.policy("s-2026.11", false, 0.15),
            NoticeJson.promotion("b"),
            NoticeJson.retirement("s-2026.11"),
            NoticeJson.override("m", "XAA", Action.MUTE, NOON),
            NoticeJson.override("f", "XAA/North", Action.FLOOR, NOON).put("level", "watch"));
    JsonSchema schema = ShippedSchema.compiled("policy");

    assertThat(records)
        .allSatisfy(each -> assertThat(schema.validate(each)).isEmpty())
        .allSatisfy(each -> assertThat(parser.read(NoticeJson.bytes(each)).refused()).isNull());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"kind":"rumour"}                                             | kind: is none of
          {"kind":"promotion","of":"b","reason":"x"}                    | by: is missing
          {"kind":"promotion","of":"b b","by":"x","reason":"x"}         | of: must be
          {"kind":"retirement","of":"b","by":"x","reason":"x","at":1}   | a field is not known
          {"kind":"policy","mode":"dark","by":"x","reason":"x"}         | mode: is neither
          {"kind":"policy","mode":"live","by":"x","reason":"x"}         | policy: is missing
          {"kind":"override","id":"a","area":"xx","action":"mute","by":"x","reason":"x","until":"2026-01-01T00:00:00Z"} | area: write
          {"kind":"override","id":"a","area":"XAA","action":"floor","by":"x","reason":"x","until":"2026-01-01T00:00:00Z"} | level: floor and exercise need one
          {"kind":"override","id":"a","area":"XAA","action":"floor","level":"normal","by":"x","reason":"x","until":"2026-01-01T00:00:00Z"} | level: is none of
          {"kind":"override","id":"a","area":"XAA","action":"mute","by":"x","reason":"x"} | until: is missing
          {"kind":"override","id":"a","area":"XAA","action":"mute","by":"x","reason":"x","until":"soon"} | until: write
          {"kind":"override","id":"a","area":"XAA","action":"mute","by":"a\\nb","reason":"x","until":"2026-01-01T00:00:00Z"} | by: holds control
          """)
  void aSlipIsRefusedWithTheField(String record, String why) throws Exception {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    NoticeParser.Read read = parser.read(bytes);

    if (!why.startsWith("by: holds") && !why.startsWith("until: write")) {
      assertThat(ShippedSchema.compiled("policy").validate(new ObjectMapper().readTree(record)))
          .isNotEmpty();
    }
    assertThat(read.notice()).isNull();
    assertThat(read.refused().reason()).isEqualTo(Reason.BAD_POLICY);
    assertThat(read.refused().detail()).contains(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"kind"            | NOT_JSON
          []                 | NOT_AN_OBJECT
          {"kind":1,"kind":2}| NOT_JSON
          {} {}              | NOT_JSON
          """)
  void whatIsNoObjectIsRefusedAsSuch(String record, Reason reason) {
    assertThat(parser.read(record.getBytes(StandardCharsets.UTF_8)).refused().reason())
        .isEqualTo(reason);
    assertThat(parser.read(null).refused().reason()).isEqualTo(Reason.NULL_RECORD);
    assertThat(parser.read(new byte[NoticeParser.LONGEST + 1]).refused().reason())
        .isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void anAreaMayHaveLinesOfItsOwnAndNothingElse() throws Exception {
    ObjectNode record = NoticeJson.policy("b", true, 0.3);
    ObjectNode document = (ObjectNode) record.get("policy");
    ObjectMapper json = new ObjectMapper();
    document.set(
        "areas",
        json.readTree(
            "{\"XAA\":{\"dwell\":\"P9D\"},\"XAA/North\":{\"levels\":{\"watch\":{\"enter\":"
                + "{\"probability\":0.25}}}}}"));
    Notice.Publication read = (Notice.Publication) parser.read(NoticeJson.bytes(record)).notice();

    assertThat(read.policy().in("XAA/South").dwell()).hasDays(9);
    assertThat(read.policy().in("XAA/North").dwell()).hasDays(3);
    assertThat(read.policy().in("XAB/North")).isSameAs(read.policy().policy());

    document.set("areas", json.readTree("{\"XAA\":{\"horizon\":\"P9D\"}}"));
    assertThat(parser.read(NoticeJson.bytes(record)).refused().detail())
        .contains("areas.XAA: horizon cannot differ");
  }
}
