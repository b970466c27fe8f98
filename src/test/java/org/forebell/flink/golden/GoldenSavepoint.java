package org.forebell.flink.golden;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.forebell.flink.Topics;

/**
 * Makes a savepoint of this release to be kept for ever: {@code src/test/savepoint.sh 2} writes
 * {@code src/test/resources/savepoint/2}. To be run once, when layouts have changed and before the
 * change is released; a folder that is there already is never written again.
 */
public final class GoldenSavepoint {

  /** Short enough for reports to be forgotten on both sides of the savepoint. */
  static final String RETENTION = "P40D";

  private static final Path TEST_RESOURCES = Path.of("src/test/resources");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private GoldenSavepoint() {}

  /**
   * @param arguments the name of the new folder
   */
  public static void main(String[] arguments) throws Exception {
    GoldenFolder golden = new GoldenFolder(GoldenFolder.ALL.resolve(arguments[0]));
    if (Files.exists(golden.folder())) {
      throw new IllegalArgumentException(
          golden.folder() + " is there already; a savepoint of an older release is never remade");
    }
    Path scratch = Files.createTempDirectory("golden");
    try {
      GoldenFolder made = new GoldenFolder(scratch.resolve("made"));
      make(made, scratch);
      Files.createDirectories(golden.folder());
      moveFiles(made.folder(), golden.folder());
    } finally {
      delete(scratch);
    }
  }

  private static void make(GoldenFolder golden, Path scratch) throws Exception {
    Files.createDirectories(golden.savepointFolder());
    writeSettings(golden.folder());
    GoldenWorld world = GoldenWorld.build();
    golden.write(world);
    moveFiles(takeSavepoint(golden, world, scratch), golden.savepointFolder());
    GoldenReplay told = GoldenReplay.of(world, golden.settings(), scratch);
    Files.write(golden.expectedAlerts(), GoldenColumns.ofAlerts(told.alerts()));
    Files.write(golden.expectedLevels(), GoldenColumns.ofAssessments(told.assessments()));
  }

  private static void writeSettings(Path folder) throws IOException {
    String policy =
        Files.readString(TEST_RESOURCES.resolve("policy/round-numbers.yaml"))
            .replace("retention: P400D", "retention: " + RETENTION);
    Files.writeString(folder.resolve("policy.yaml"), policy);
    Files.copy(TEST_RESOURCES.resolve("model/simple.json"), folder.resolve("model.json"));
    Files.copy(TEST_RESOURCES.resolve("savepoint/gazetteer.csv"), folder.resolve("gazetteer.csv"));
  }

  private static Path takeSavepoint(GoldenFolder golden, GoldenWorld world, Path scratch)
      throws Exception {
    try (GoldenTopics topics = GoldenTopics.start(scratch.resolve("broker"))) {
      topics.send(world.before());
      Path checkpoints = Files.createDirectories(scratch.resolve("checkpoints"));
      GoldenJob job = GoldenJob.start(topics, golden.settings(), 2, checkpoints, null);
      String last = Instant.ofEpochMilli(world.decidedUntil()).toString();
      await()
          .atMost(PATIENCE)
          .until(() -> topics.isRead(GoldenJob.GROUP) && areDecided(topics, last));
      // A savepoint with open transactions could be restored beside this broker alone.
      int written = job.newestCheckpoint();
      await().atMost(PATIENCE).until(() -> job.newestCheckpoint() > written + 3);
      return Path.of(java.net.URI.create(job.stop(scratch.resolve("savepoints"))));
    }
  }

  private static boolean areDecided(GoldenTopics topics, String tick) {
    List<String> assessments = topics.read(Topics.ASSESSMENTS);
    return assessments.stream().anyMatch(line -> line.contains("\"at\":\"" + tick));
  }

  static void moveFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
