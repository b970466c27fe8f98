package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forebell.flink.replay.Replay;

/**
 * What a job tells from the first report to an end, each list sorted; of alerts each version once.
 */
public record Outcome(
    List<String> alerts, List<String> shadow, List<String> assessments, List<String> rejected) {

  /**
   * What a replay of the topics' export tells.
   *
   * @param client settings of a client of the brokers
   * @param folder for the export and what the replay writes
   * @param end the last tick that can be decided, epoch milliseconds
   */
  public static Outcome ofReplay(Map<String, Object> client, Path folder, long end)
      throws Exception {
    Path reports = export(client, folder.resolve("reports.ndjson"), Topics.REPORTS);
    Path policies = export(client, folder.resolve("policies.ndjson"), List.of(Topics.POLICY));
    Path alerts = folder.resolve("alerts.ndjson");
    Path shadow = folder.resolve("shadow.ndjson");
    Path assessments = folder.resolve("assessments.ndjson");
    Path rejected = folder.resolve("rejected.ndjson");
    Replay.run(
        new Replay.Request(
            List.of(reports),
            List.of(policies),
            assessments,
            alerts,
            shadow,
            rejected,
            Long.MIN_VALUE,
            end,
            2,
            ShippedSettings.read()),
        (done, all) -> {});
    return new Outcome(lines(alerts), lines(shadow), lines(assessments), lines(rejected));
  }

  private static Path export(Map<String, Object> client, Path file, List<String> topics)
      throws IOException {
    try (TopicExport export = TopicExport.of(client);
        OutputStream out = Files.newOutputStream(file)) {
      export.write(topics, out, lines -> {});
    }
    return file;
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().sorted().toList();
  }

  /** Alerts as a reader keeps them: one per id and version, which is told alike each time. */
  public static List<String> onceByIdAndVersion(List<String> alerts) {
    Map<String, String> once = new HashMap<>();
    for (String alert : alerts) {
      String key = idAndVersion(alert);
      String before = once.put(key, alert);
      assertThat(before == null || before.equals(alert)).as("told twice alike: %s", key).isTrue();
    }
    return once.values().stream().sorted().toList();
  }

  /** Under what a reader keeps an alert. */
  public static String idAndVersion(String alert) {
    return alert.substring(0, alert.indexOf(",\"change\""));
  }
}
