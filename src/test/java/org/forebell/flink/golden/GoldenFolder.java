package org.forebell.flink.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.forebell.flink.EscalationSettings;

/** A savepoint kept for ever, with all that was told to the job before it and after. */
record GoldenFolder(Path folder) {

  static final Path ALL = Path.of("src/test/resources/savepoint");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Every one there is, the oldest layout first. */
  static List<GoldenFolder> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenFolder::new).toList();
    }
  }

  /** The savepoint as Flink wants it named; it may lie anywhere. */
  String savepoint() {
    return savepointFolder().toAbsolutePath().toUri().toString();
  }

  Path savepointFolder() {
    return folder.resolve("savepoint");
  }

  Path expectedAlerts() {
    return folder.resolve("alerts.csv");
  }

  Path expectedLevels() {
    return folder.resolve("levels.csv");
  }

  /** Whether the release of the savepoint knew who is heard from; if not, this one begins to. */
  boolean listens() throws IOException {
    return SavepointLoader.loadSavepointMetadata(savepoint()).getOperatorStates().stream()
        .anyMatch(
            each ->
                each.getOperatorID().equals(OperatorIdentifier.forUid("silence").getOperatorId()));
  }

  EscalationSettings settings() throws IOException {
    return new EscalationSettings(
        Files.readAllBytes(folder.resolve("policy.yaml")),
        Files.readAllBytes(folder.resolve("model.json")),
        Files.readAllBytes(folder.resolve("gazetteer.csv")));
  }

  GoldenWorld world() throws IOException {
    List<SentRecord> before = new ArrayList<>(SentRecord.read(before()));
    JsonNode about = JSON.readTree(about().toFile());
    return new GoldenWorld(
        before, SentRecord.read(after()), time(about, "decidedUntil"), time(about, "end"));
  }

  void write(GoldenWorld world) throws IOException {
    SentRecord.write(world.before(), before());
    SentRecord.write(world.after(), after());
    var about =
        JSON.createObjectNode()
            .put("decidedUntil", Instant.ofEpochMilli(world.decidedUntil()).toString())
            .put("end", Instant.ofEpochMilli(world.end()).toString());
    Files.writeString(about(), JSON.writeValueAsString(about) + "\n");
  }

  private static long time(JsonNode about, String field) {
    return Instant.parse(about.get(field).asText()).toEpochMilli();
  }

  private Path before() {
    return folder.resolve("before.ndjson.gz");
  }

  private Path after() {
    return folder.resolve("after.ndjson.gz");
  }

  private Path about() {
    return folder.resolve("about.json");
  }
}
