package org.forebell.flink.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.forebell.backtest.silence.HearingLog;
import org.forebell.backtest.silence.SilenceTrial;
import org.forebell.flink.ExportLine;
import org.forebell.flink.ShippedSettings;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job tells the silences that the back-test judges: the same, to the minute. */
class SilenceReplayIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** After the last report of either history, so that all that is silent then is told. */
  private static final long UNTIL = Instant.parse("2024-06-01T00:00:00Z").toEpochMilli();

  @TempDir private Path folder;

  @Test
  void ofAMadeUpWorldWithNightsAndWeekends() throws Exception {
    Path reports = folder.resolve("reports.ndjson");
    try (var out = Files.newOutputStream(reports)) {
      ExportLine line = new ExportLine();
      Iterator<Scene> scenes = Scenario.rhythm(3).scenes();
      for (long number = 0; scenes.hasNext(); number++) {
        Scene scene = scenes.next();
        out.write(line.of("reports", number, scene.knownAt(), scene.value()));
      }
    }
    assertSameSilences(reports, 10);
  }

  @Test
  void ofRealYears() throws Exception {
    assumeTrue(RealReports.areThere(), "skipped: there is no ../shared/data/sind here");
    Path reports = folder.resolve("reports.ndjson");
    Files.write(reports, RealReports.lines());

    assertSameSilences(reports, 50);
  }

  private void assertSameSilences(Path reports, int atLeast) throws Exception {
    List<String> told = told(reports);
    assertThat(told).hasSizeGreaterThan(atLeast);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(reports))) {
      assertThat(told)
          .containsExactlyInAnyOrderElementsOf(
              SilenceTrial.told(HearingLog.read(List.of(in)), UNTIL));
    }
  }

  private List<String> told(Path reports) throws Exception {
    Path alerts = folder.resolve("alerts.ndjson");
    Replay.run(
        new Replay.Request(
            List.of(reports),
            null,
            alerts,
            null,
            Long.MIN_VALUE,
            UNTIL - 1,
            2,
            ShippedSettings.read()),
        (done, all) -> {});
    TreeMap<String, String> silences = new TreeMap<>();
    for (String line : Files.readAllLines(alerts)) {
      JsonNode alert = JSON.readTree(line);
      if (alert.path("kind").asText().equals("silence")) {
        long at = Instant.parse(alert.path("at").asText()).toEpochMilli();
        String id = alert.path("id").asText();
        switch (alert.path("change").asText()) {
          case "raised" -> silences.put(id, alert.path("area").asText() + " " + at + " " + UNTIL);
          case "cleared" ->
              silences.computeIfPresent(id, (key, it) -> it.replaceFirst("\\d+$", "" + at));
          default -> {}
        }
      }
    }
    return silences.values().stream().sorted().toList();
  }
}
