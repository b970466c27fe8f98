package org.forebell.flink.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Silence among outputs, and outputs without it. */
public final class Silences {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Silences() {}

  /** The alerts of silence of an area, in their order. */
  static List<JsonNode> of(String alerts, String area) {
    return alerts
        .lines()
        .map(Silences::read)
        .filter(alert -> isSilence(alert) && alert.path("area").asText().equals(area))
        .toList();
  }

  /** Lines of alerts or assessments as they would be if nobody had listened. */
  static String without(String lines) {
    return without(lines.lines().toList()).stream().collect(Collectors.joining("\n"));
  }

  /** The same of single lines. */
  public static List<String> without(List<String> lines) {
    return lines.stream()
        .map(Silences::read)
        .filter(line -> !isSilence(line))
        .map(line -> ((ObjectNode) line).without(List.of("silence", "confidence")).toString())
        .toList();
  }

  private static boolean isSilence(JsonNode alert) {
    return alert.path("kind").asText().equals("silence");
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
