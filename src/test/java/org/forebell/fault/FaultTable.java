package org.forebell.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The table of faults: a row for each kind, written after each run. */
final class FaultTable {
  static final Path FILE = Path.of("target/faults/table.json");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String fault;
  private final long seed;
  private final List<Double> recoveries = new ArrayList<>();
  private long reports;
  private long lost;
  private long duplicated;
  private long repeated;
  private boolean equal = true;

  /**
   * A row that takes the place of an earlier one of its kind.
   *
   * @param fault its kind
   * @param seed of its load
   */
  FaultTable(String fault, long seed) {
    this.fault = fault;
    this.seed = seed;
  }

  /**
   * Adds runs that were judged together.
   *
   * @param sent reports of these runs
   * @param recoverySeconds of each
   */
  void add(long sent, List<Double> recoverySeconds, Verdict verdict) throws IOException {
    recoveries.addAll(recoverySeconds);
    reports += sent;
    // Each verdict is on all runs so far, of this kind and of those before it.
    lost = verdict.lost();
    duplicated = verdict.duplicated();
    repeated = verdict.repeated();
    equal = verdict.alertsEqualReplay();
    write();
  }

  private void write() throws IOException {
    ArrayNode all = JSON.createArrayNode();
    for (JsonNode each : rows()) {
      if (!each.get("fault").asText().equals(fault)) {
        all.add(each);
      }
    }
    all.add(row());
    Files.createDirectories(FILE.getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), all);
    FaultPage.write(all);
  }

  private static JsonNode rows() throws IOException {
    return Files.exists(FILE) ? JSON.readTree(FILE.toFile()) : JSON.createArrayNode();
  }

  private ObjectNode row() {
    List<Double> sorted = recoveries.stream().sorted().toList();
    ObjectNode row =
        JSON.createObjectNode()
            .put("fault", fault)
            .put("runs", recoveries.size())
            .put("reports", reports)
            .put("lost", lost)
            .put("duplicated", duplicated)
            .put("repeated", repeated)
            .put("alertsEqualReplay", equal);
    row.putObject("recoverySeconds")
        .put("median", tenths(sorted.get(sorted.size() / 2)))
        .put("max", tenths(sorted.get(sorted.size() - 1)));
    row.put("seed", seed);
    row.put("load", tenths(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    row.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return row;
  }

  private static double tenths(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }
}
