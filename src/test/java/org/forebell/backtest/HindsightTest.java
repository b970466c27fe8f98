package org.forebell.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.forebell.backtest.measure.Interval;
import org.forebell.backtest.measure.Wilson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HindsightTest {

  private static final String WINDOW =
      "{\"incidents\":0,\"nearMissesAndThreats\":0,\"accessConstraints\":0}";

  /** Three alerts became critical, of which one was right, one wrong and one is not known of. */
  private static final List<String> RECORDS =
      List.of(
          alert("KKKK-KKKC", 1, "raised", "warning", "staff", false),
          alert("KKKK-KKKC", 2, "escalated", "critical", "staff", false),
          alert("KKKK-KKKC", 3, "cleared", "normal", "staff", false),
          alert("KKKK-KKKD", 1, "raised", "critical", "facility", false),
          alert("KKKK-KKKF", 1, "raised", "critical", "staff", false),
          alert("KKKK-KKKH", 1, "raised", "warning", "staff", false),
          alert("KKKK-KKKJ", 1, "raised", "critical", "staff", true),
          outcome("KKKK-KKKC", "false", "2026-11-01T00:00:00Z"),
          outcome("KKKK-KKKC", "true", "2026-11-02T00:00:00Z"),
          outcome("KKKK-KKKD", "false", "2026-11-02T00:00:00Z"),
          outcome("KKKK-KKKH", "averted", "2026-11-02T00:00:00Z"),
          outcome("KKKK-KKKJ", "true", "2026-11-02T00:00:00Z"),
          outcome("KKKK-KKKL", "true", "2026-11-02T00:00:00Z"),
          "{\"nothing\":1}");

  @Test
  void alertsCountOnceAtTheHighestLevelWithTheNewestOutcome() {
    JsonNode told = told(RECORDS);

    assertThat(told.path("alerts").asInt()).isEqualTo(4);
    assertThat(told.path("unreadable").asInt()).isEqualTo(1);
    assertThat(told.path("withoutAlert").asInt()).isEqualTo(1);
    assertThat(row(told, 0)).isEqualTo("critical all 3: true 1 false 1 averted 0 = 0.5");
    assertThat(row(told, 1)).isEqualTo("critical staff 2: true 1 false 0 averted 0 = 1.0");
    assertThat(row(told, 2)).isEqualTo("critical facility 1: true 0 false 1 averted 0 = 0.0");
    assertThat(row(told, 3)).isEqualTo("warning all 1: true 0 false 0 averted 1 = null");
    assertThat(told.at("/levels/3/precisionWithAverted/value").asDouble()).isEqualTo(1);
    assertThat(row(told, 6)).isEqualTo("watch all 0: true 0 false 0 averted 0 = null");
  }

  @Test
  void theOrderOfRecordsAndCopiesChangeNothing() {
    List<String> disturbed = new ArrayList<>(RECORDS.subList(0, RECORDS.size() - 1));
    disturbed.addAll(RECORDS);
    Collections.shuffle(disturbed, new Random(7));

    assertThat(told(disturbed)).isEqualTo(told(RECORDS));
  }

  @Test
  void noLessonIsKept() {
    assertThat(told(RECORDS).toString()).doesNotContain("gate", "duty-a");
  }

  /** Computed by hand from the formula, to four decimals. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 0, 0.7935",
    "1, 1, 1, 0.2065, 1",
    "3, 4, 0.75, 0.3006, 0.9544",
    "5, 10, 0.5, 0.2366, 0.7634",
    "60, 100, 0.6, 0.5020, 0.6906"
  })
  void wilson(long right, long all, double value, double low, double high) {
    Interval interval = Wilson.of(right, all);

    assertThat(interval.value()).isEqualTo(value);
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
    assertThat(Wilson.of(0, 0).value()).isNaN();
  }

  private static JsonNode told(List<String> records) {
    Hindsight hindsight = new Hindsight();
    records.forEach(each -> hindsight.add(each.getBytes(StandardCharsets.UTF_8)));
    return hindsight.json();
  }

  private static String row(JsonNode told, int at) {
    JsonNode row = told.path("levels").path(at);
    return "%s %s %d: true %d false %d averted %d = %s"
        .formatted(
            row.path("level").asText(),
            row.path("subject").asText("all"),
            row.path("alerts").asInt(),
            row.path("true").asInt(),
            row.path("false").asInt(),
            row.path("averted").asInt(),
            row.at("/precision/value"));
  }

  private static String outcome(String alert, String found, String at) {
    return "{\"alert\":\"%s\",\"outcome\":\"%s\",\"by\":\"duty-a\",\"at\":\"%s\",\"lesson\":\"The gate.\"}"
        .formatted(alert, found, at);
  }

  private static String alert(
      String id, int version, String change, String level, String subject, boolean test) {
    return """
        {"id":"%s","version":%d,"change":"%s","area":"XAA/North","placed":false,\
        "subject":"%s","level":"%s","previousLevel":"normal","at":"2026-10-01T00:00:00Z",\
        "horizon":"P7D","probability":0.5,"usual":0.1,"confidence":"low","factors":[],\
        "counts":{"last24h":%s,"last7d":%s,"last30d":%s,"accessInForce":0},"access":[],\
        "evidence":[],"evidenceTotal":0,"exitRule":"none","validUntil":"2026-10-08T00:00:00Z",\
        "test":%s,"model":"m","policy":"p"}"""
        .formatted(id, version, change, subject, level, WINDOW, WINDOW, WINDOW, test);
  }
}
