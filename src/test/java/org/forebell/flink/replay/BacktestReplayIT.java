package org.forebell.flink.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forebell.backtest.Panel;
import org.forebell.backtest.Played;
import org.forebell.backtest.Study;
import org.forebell.flink.ShippedSettings;
import org.forebell.report.Subject;
import org.forebell.risk.RiskModel;
import org.forebell.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the back-test reckons with is what the stream says, to the last bit. */
class BacktestReplayIT {

  @TempDir private Path folder;

  @Test
  void theStreamsChanceIsTheBackTests() throws Exception {
    List<String> lines = Played.lines(Scenario.small(5));
    Path reports = Files.write(folder.resolve("reports.ndjson"), lines);
    Path assessments = folder.resolve("assessments.ndjson");
    Replay.run(
        new Replay.Request(
            List.of(reports),
            assessments,
            null,
            null,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            2,
            ShippedSettings.read()),
        (done, all) -> {});

    Study study = Played.study(lines);
    Panel panel = study.panel();
    RiskModel model =
        RiskModel.read(new ByteArrayInputStream(Files.readAllBytes(Path.of("config/model.json"))));
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < panel.size(); row++) {
      rows.put(panel.areas().get(panel.area(row)) + "@" + panel.day(row), row);
    }
    int compared = 0;
    for (String line : Files.readAllLines(assessments)) {
      JsonNode said = new ObjectMapper().readTree(line);
      long at = Instant.parse(said.path("at").asText()).toEpochMilli();
      Integer row = rows.get(said.path("area").asText() + "@" + at / 86_400_000L);
      if (at % 86_400_000L == 0 && row != null) {
        Subject subject = Subject.of(said.path("subject").asText());
        assertThat(said.path("probability").asDouble())
            .as(line)
            .isEqualTo(model.of(subject).probability(panel.observed(subject, row), 7));
        assertThat(said.path("usual").asDouble())
            .isEqualTo(model.of(subject).usual(panel.observed(subject, row), 7));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(500);
  }
}
