package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.flink.replay.Replay;
import org.forebell.report.HostileInputs;
import org.forebell.report.Reason;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster would log while a source floods the job with nonsense and with canaries. */
class LogsIT {

  private static final int BAD = 100_000;
  private static final int LINES_A_MINUTE_AND_KIND = 30;

  @TempDir private Path folder;

  @Test
  void aFloodOfBadRecordsWritesFewLinesAndNoneTellsWhatReportsSay() throws Exception {
    Path reports = reports();
    Path written = folder.resolve("cluster.log");
    long began = System.nanoTime();
    try (LogFile log = LogFile.asOnACluster(written)) {
      Replay.run(
          new Replay.Request(
              List.of(reports),
              null,
              folder.resolve("alerts.ndjson"),
              null,
              Long.MIN_VALUE,
              Long.MAX_VALUE,
              1,
              ShippedSettings.read()),
          (done, all) -> {});
    }
    long minutes = (System.nanoTime() - began) / 60_000_000_000L + 1;

    String all = Files.readString(written);
    assertThat(all).doesNotContain(Scenario.CANARY, "12.3456789", "98.7654321");
    Map<String, Integer> events = new TreeMap<>();
    long leftOut = 0;
    ObjectMapper json = new ObjectMapper();
    for (String line : all.split("\n")) {
      JsonNode told = json.readTree(line);
      assertThat(told.path("at").asText()).endsWith("Z");
      if (told.path("logger").asText().equals("org.forebell.events")) {
        JsonNode fields = told.get("fields");
        events.merge(fields.path("event").asText(), 1, Integer::sum);
        leftOut += fields.path("left_out").asLong();
        assertThat(told.path("message").asText()).startsWith(fields.path("event").asText() + " ");
      }
    }
    System.out.printf(
        "%d bad records among canaries: %s lines, %d in the whole log%n",
        BAD, events, all.lines().count());
    assertThat(events.get("alert")).isPositive();
    assertThat(all)
        .containsPattern("\"event\":\"alert\"")
        .containsPattern("\"alert_id\":\"[0-9A-Z]{4}-[0-9A-Z]{4}\"");
    assertThat(events.get("record_rejected"))
        .isPositive()
        .isLessThanOrEqualTo((int) (Reason.values().length * LINES_A_MINUTE_AND_KIND * minutes));
    assertThat(leftOut).isLessThan(BAD);
  }

  /** A world full of canaries, and among it what no parser should ever see. */
  private Path reports() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExportLine lines = new ExportLine();
    List<Scene> scenes = new ArrayList<>();
    Iterator<Scene> all = Scenario.small(5).withCanaries().scenes();
    all.forEachRemaining(scenes::add);
    HostileInputs hostile = new HostileInputs(17);
    byte[] canary =
        ("{\"kind\":\"incident\",\"id\":\"" + Scenario.CANARY + "\",\"area\":\"" + Scenario.CANARY)
            .getBytes(StandardCharsets.UTF_8);
    long number = 0;
    for (Scene scene : scenes) {
      String topic = scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS;
      bytes.write(lines.of(topic, number++, scene.knownAt(), scene.value()));
      for (int i = 0; i < BAD / scenes.size(); i++) {
        byte[] bad = i % 2 == 0 ? canary : hostile.next();
        bytes.write(lines.of(topic, number++, scene.knownAt(), bad));
      }
    }
    return Files.write(folder.resolve("reports.ndjson"), bytes.toByteArray());
  }
}
