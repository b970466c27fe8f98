package org.forebell.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.PublishedAlert;
import org.forebell.backtest.Chronicle;
import org.forebell.backtest.lived.ToldAlert;
import org.forebell.flink.Topics;
import org.forebell.flink.replay.PolicyFiles;
import org.forebell.report.RecordLines;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a comparison of policies reads: the topics, or files of them. */
final class ComparedRecords {

  @Mixin private Publishing topics;

  @ArgGroup(
      exclusive = false,
      heading = "%nInstead of the topics, NDJSON as export writes it, all four:%n")
  private InFiles files;

  private static final class InFiles {

    @Option(names = "--reports", required = true, arity = "1..*", paramLabel = "F")
    private List<Path> reports;

    @Option(names = "--policies", required = true, arity = "1..*", paramLabel = "F")
    private List<Path> policies;

    @Option(names = "--alerts", required = true, arity = "1..*", paramLabel = "F")
    private List<Path> alerts;

    @Option(names = "--shadow", required = true, arity = "1..*", paramLabel = "F")
    private List<Path> shadow;
  }

  Publishing.Published published() throws IOException {
    return files == null
        ? topics.read()
        : topics.read(PolicyFiles.read(files.policies.stream().map(History::readable).toList()));
  }

  /** All reports; they go no further than their ledgers. */
  Chronicle reports() throws IOException {
    List<InputStream> all = open(files == null ? null : files.reports, Topics.REPORTS);
    try {
      return Chronicle.read(all);
    } finally {
      close(all);
    }
  }

  List<ToldAlert> live() throws IOException {
    return alerts(files == null ? null : files.alerts, Topics.ALERTS);
  }

  List<ToldAlert> shadow() throws IOException {
    return alerts(files == null ? null : files.shadow, Topics.SHADOW_ALERTS);
  }

  private List<ToldAlert> alerts(List<Path> from, String topic) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<ToldAlert> told = new ArrayList<>();
    List<InputStream> all = open(from, List.of(topic));
    try {
      for (InputStream in : all) {
        RecordLines.each(
            in,
            (number, bytes, length) -> {
              ToldAlert alert = alert(json, bytes, length, topic + ", line " + number);
              if (alert != null) {
                told.add(alert);
              }
            });
      }
      return told;
    } finally {
      close(all);
    }
  }

  /** No policy decides about silence, so such an alert is none to weigh: null. */
  private static ToldAlert alert(ObjectMapper json, byte[] bytes, int length, String where)
      throws IOException {
    try {
      JsonNode alert = json.readTree(bytes, 0, length);
      boolean silence = alert.path("kind").asText().equals(PublishedAlert.Kind.SILENCE.code());
      return silence ? null : ToldAlert.read(alert);
    } catch (JsonProcessingException e) {
      throw new CannotBegin(where + ": is no JSON; give files as forebell export writes them", e);
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(where + ": " + e.getMessage(), e);
    }
  }

  private List<InputStream> open(List<Path> from, List<String> of) throws IOException {
    if (from == null) {
      return List.of(new ByteArrayInputStream(topics.export(of)));
    }
    List<InputStream> all = new ArrayList<>();
    for (Path file : from) {
      all.add(new BufferedInputStream(Files.newInputStream(History.readable(file)), 1 << 16));
    }
    return all;
  }

  private static void close(List<InputStream> all) throws IOException {
    for (InputStream each : all) {
      each.close();
    }
  }
}
