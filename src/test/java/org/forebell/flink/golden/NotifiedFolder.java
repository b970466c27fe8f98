package org.forebell.flink.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.forebell.delivery.Step;
import org.forebell.flink.NotificationSettings;
import org.forebell.flink.Pace;

/** A savepoint of the notification job kept for ever, with what it heard before it and after. */
record NotifiedFolder(Path folder) {

  static final Path ALL = Path.of("src/test/resources/savepoint-notification");

  /** Every one there is, the oldest layout first. */
  static List<NotifiedFolder> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.filter(Files::isDirectory).sorted().map(NotifiedFolder::new).toList();
    }
  }

  /** The savepoint as Flink wants it named; it may lie anywhere. */
  String savepoint() {
    return savepointFolder().toAbsolutePath().toUri().toString();
  }

  Path savepointFolder() {
    return folder.resolve("savepoint");
  }

  /** All records of the topics as they stood at the savepoint, those of the job among them. */
  Path before() {
    return folder.resolve("before.ndjson.gz");
  }

  /** What it is told after it. */
  Path after() {
    return folder.resolve("after.ndjson.gz");
  }

  Path routing() {
    return folder.resolve("routing.yaml");
  }

  /** Every step that there is in the end, a line each. */
  Path expectedSteps() {
    return folder.resolve("steps.csv");
  }

  /**
   * @param gateway where the two channels lead
   */
  NotificationSettings settings(String gateway) throws IOException {
    return new NotificationSettings(
        Files.readAllBytes(routing()),
        GoldenNotification.channels(gateway).getBytes(UTF_8),
        Files.readAllBytes(Path.of("config/posture.yaml")),
        "host: 127.0.0.1\nport: 0\n".getBytes(UTF_8),
        Pace.ALERTS);
  }

  /** What of a step does not depend on the clock of a machine. */
  static String line(Step step) {
    return String.join(
        ",",
        step.kind().code(),
        step.alert(),
        Integer.toString(step.version()),
        step.recipient(),
        step.channel(),
        step.letter(),
        Integer.toString(step.attempt()),
        step.reason(),
        step.reference());
  }
}
