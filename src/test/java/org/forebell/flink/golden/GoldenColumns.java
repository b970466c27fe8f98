package org.forebell.flink.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What outputs come to, whatever fields later releases add to them. */
final class GoldenColumns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldenColumns() {}

  /** Time, area, subject, probability and level of each. */
  static List<String> ofAssessments(List<String> lines) throws IOException {
    return columns(lines, "/at", "/area", "/subject", "/probability", "/level");
  }

  /** Id, version, time and level of each, and what it changes. */
  static List<String> ofAlerts(List<String> lines) throws IOException {
    return columns(lines, "/id", "/version", "/at", "/level", "/change");
  }

  private static List<String> columns(List<String> lines, String... fields) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : lines) {
      JsonNode output = JSON.readTree(line);
      rows.add(
          Stream.of(fields)
              .map(field -> output.at(field).asText())
              .collect(Collectors.joining(",")));
    }
    return rows;
  }
}
