package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes in the schemas are the shipped lists, whole and in their order. */
class SchemaCodesTest {

  @ParameterizedTest
  @CsvSource({
    "report, /$defs/told/properties/timePrecision, time-precision",
    "report, /$defs/told/properties/geoPrecision, geo-precision",
    "report, /$defs/told/properties/status, status",
    "report, /$defs/source/properties/reliability, reliability",
    "report, /$defs/incident/properties/act, act",
    "report, /$defs/incident/properties/outcome, outcome",
    "report, /$defs/incident/properties/affects/items, subject",
    "report, /$defs/incident/properties/facility/properties/type, facility",
    "report, /$defs/incident/properties/weapon, weapon",
    "report, /$defs/access/properties/constraint, constraint",
    "report, /$defs/access/properties/effect, effect",
    "assessment, /properties/subject, subject",
    "assessment, /properties/level, level",
    "alert, /properties/change, change",
    "alert, /properties/subject, subject",
    "alert, /properties/level, level",
    "alert, /properties/previousLevel, level",
    "alert, /properties/confidence, confidence",
    "alert, /properties/access/items/properties/constraint, constraint",
    "alert, /properties/access/items/properties/effect, effect"
  })
  void areTheListsOwn(String schema, String pointer, String list) {
    List<String> codes = codes(ShippedSchema.text(schema).at(pointer));

    assertThat(codes).isEqualTo(CodeList.named(list).codes());
  }

  @Test
  void kindsAndReasons() {
    List<String> kinds = new ArrayList<>();
    JsonNode report = ShippedSchema.text("report");
    for (String kind : CodeList.named("kind").codes()) {
      kinds.add(report.at("/$defs/" + kind + "/properties/kind/const").asText());
    }
    assertThat(kinds).isEqualTo(CodeList.named("kind").codes());
    assertThat(codes(ShippedSchema.text("rejected").at("/properties/reason")))
        .isEqualTo(Arrays.stream(Reason.values()).map(Reason::code).toList());
  }

  private static List<String> codes(JsonNode rule) {
    List<String> codes = new ArrayList<>();
    for (JsonNode code : rule.get("enum")) {
      if (!code.isNull()) {
        codes.add(code.textValue());
      }
    }
    return codes;
  }
}
