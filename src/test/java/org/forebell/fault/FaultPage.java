package org.forebell.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The table of faults as a page for readers; docs/faults.md is one. */
final class FaultPage {
  private static final Path FILE = FaultTable.FILE.resolveSibling("faults.md");

  private FaultPage() {}

  /**
   * Makes one table and its page of several, where kinds ran apart: TABLE… PAGE. Of a kind that is
   * in several tables the last row counts.
   */
  public static void main(String[] files) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, JsonNode> rows = new TreeMap<>();
    for (int i = 0; i < files.length - 1; i++) {
      json.readTree(Path.of(files[i]).toFile())
          .forEach(row -> rows.put(row.get("fault").asText(), row));
    }
    ArrayNode all = json.createArrayNode().addAll(rows.values());
    Path page = Path.of(files[files.length - 1]);
    json.writerWithDefaultPrettyPrinter()
        .writeValue(page.resolveSibling("faults.json").toFile(), all);
    write(all, page);
  }

  static void write(ArrayNode table) throws IOException {
    write(table, FILE);
  }

  private static void write(ArrayNode table, Path file) throws IOException {
    List<JsonNode> rows =
        StreamSupport.stream(table.spliterator(), false)
            .sorted(Comparator.comparing(each -> each.get("fault").asText()))
            .toList();
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Fault runs

        Measured, not written by hand: `mvn -Pfaults -Dquick -Dfaults=long verify` writes this page to
        `target/faults/faults.md`, and its figures to `target/faults/table.json`.

        Each run breaks something while reports flow, on brokers and a Flink cluster of which every
        process is a JVM of its own. Then a reader of committed records outside is asked: its alerts
        (one per id and version), shadow alerts, assessments and rejected records are compared byte
        for byte with a replay of the topics' export, from the first report of the kind to the last.
        *Lost* counts records the brokers had acknowledged and outputs that never came; *duplicated*
        counts outputs that came more often than in the replay, or in two ways. *Repeated* counts what
        was told again word for word where no more is promised: alerts, which readers keep once by id
        and version, and all outputs where a job was set back to an older checkpoint by hand; it is
        counted over the life of a job, which several kinds share in the short form. *Recovery* runs from
        the fault, or where the fault lasts by itself (a cut, a full disk, an outage) from its end, to
        the first alert about what was reported later. *Load* is the machine's average over the last
        minute, at the end of the kind.

        | fault | runs | reports | lost | duplicated | repeated | alerts equal replay | recovery s, median | max | load | seed | measured |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """);
    for (JsonNode row : rows) {
      page.append(line(row));
    }
    page.append(
        "| %d kinds | %d | %d | %d | %d | | | | | | | |%n"
            .formatted(
                rows.size(),
                sum(rows, "runs"),
                sum(rows, "reports"),
                sum(rows, "lost"),
                sum(rows, "duplicated")));
    page.append(
        "%nOn %s %s, Java %s, %d processors.%n"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors()));
    Files.writeString(file, page.toString());
  }

  private static String line(JsonNode row) {
    return "| %s | %d | %d | %d | %d | %d | %s | %s | %s | %s | %d | %s |\n"
        .formatted(
            row.get("fault").asText().replace('-', ' '),
            row.get("runs").asLong(),
            row.get("reports").asLong(),
            row.get("lost").asLong(),
            row.get("duplicated").asLong(),
            row.get("repeated").asLong(),
            row.get("alertsEqualReplay").asBoolean() ? "yes" : "no",
            row.at("/recoverySeconds/median").asText(),
            row.at("/recoverySeconds/max").asText(),
            row.path("load").asText(),
            row.get("seed").asLong(),
            row.get("at").asText());
  }

  private static long sum(List<JsonNode> rows, String column) {
    return rows.stream().mapToLong(row -> row.get(column).asLong()).sum();
  }
}
