package org.forebell.backtest.silence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SilenceTrialTest {

  private static final long DAY = 86_400_000L;
  private static final long START = Instant.parse("2020-01-01T06:00:00Z").toEpochMilli();

  @Test
  void cuts_into_a_steady_stream_are_all_told_soon_and_nothing_is_told_else() throws IOException {
    JsonNode year = year(everyDay("a", 0, 731));

    assertThat(year.path("year").asInt()).isEqualTo(2021);
    assertThat(year.at("/areas/number").asInt()).isOne();
    assertThat(year.at("/areas/falseSilences").asInt()).isZero();
    assertThat(year.at("/areas/falseLates").asInt()).isZero();
    assertThat(year.at("/cut/number").asInt()).isEqualTo(20);
    assertThat(year.at("/cut/told").asInt()).isEqualTo(20);
    assertThat(year.at("/cut/medianDelayInUsualGaps").asDouble()).isBetween(1.0, 5.0);
    assertThat(year.at("/instead/nothing_quiet").asInt()).isEqualTo(20);
    assertThat(year.at("/byArea/0/completeness").asDouble()).isEqualTo(1);
    assertThat(year.at("/byArea/0/timeliness").asDouble()).isEqualTo(1);
    assertThat(year.at("/byArea/0/usualGapHours").asDouble()).isEqualTo(24);
  }

  @Test
  void a_hole_in_the_stream_is_one_silence_and_costs_completeness() throws IOException {
    List<String> reports = everyDay("a", 0, 500);
    reports.addAll(everyDay("b", 560, 731));
    JsonNode year = year(reports);

    assertThat(year.at("/areas/falseSilences").asInt()).isOne();
    assertThat(year.at("/areas/shareOfTimeSilent").asDouble()).isBetween(0.1, 0.17);
    assertThat(year.at("/byArea/0/completeness").asDouble()).isBetween(0.8, 0.95);
  }

  @Test
  void the_order_of_lines_and_copies_of_them_change_nothing() throws IOException {
    List<String> reports = everyDay("a", 0, 731);
    JsonNode plain = trial(reports);
    List<String> twice = new ArrayList<>(reports);
    twice.addAll(reports);
    Collections.shuffle(twice, new Random(3));

    assertThat(trial(twice)).isEqualTo(plain);
  }

  private static List<String> everyDay(String name, int from, int to) {
    List<String> lines = new ArrayList<>();
    for (int day = from; day < to; day++) {
      Instant at = Instant.ofEpochMilli(START + day * DAY);
      lines.add(
          ("{'id':'%s-%d','kind':'incident','source':{'id':'desk'},'occurredAt':'%s',"
                  + "'reportedAt':'%s','area':'XAA/A','act':'threat'}")
              .formatted(name, day, at.minusSeconds(7200), at)
              .replace('\'', '"'));
    }
    return lines;
  }

  private static JsonNode year(List<String> lines) throws IOException {
    return trial(lines).path("years").path(0);
  }

  private static JsonNode trial(List<String> lines) throws IOException {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return new SilenceTrial(HearingLog.read(List.of(new ByteArrayInputStream(bytes))), 1).json();
  }
}
