package org.forebell.flink.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.forebell.flink.Topics;
import org.forebell.flink.replay.Silences;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A savepoint of any older release goes on in this one as if it had been this one all along. */
class SavepointIT {

  @TempDir private Path folder;

  static Stream<GoldenFolder> savepoints() throws IOException {
    return GoldenFolder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("savepoints")
  void goesOnFromAnOlderReleaseToTheSameBytes(GoldenFolder golden) throws Exception {
    GoldenWorld world = golden.world();
    String end = Instant.ofEpochMilli(world.end()).toString();
    try (GoldenTopics topics = GoldenTopics.start(folder.resolve("broker"))) {
      topics.send(world.before());
      Path checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
      GoldenJob job =
          GoldenJob.start(topics, golden.settings(), 3, checkpoints, golden.savepoint());
      topics.send(world.after());
      topics.beat(world.end() + 1);
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> topics.isRead(GoldenJob.GROUP) && isDecided(topics, end));
      job.cancel();

      GoldenReplay replayed = GoldenReplay.of(world, golden.settings(), folder);
      UnaryOperator<List<String>> known =
          golden.listens() ? UnaryOperator.identity() : Silences::without;
      assertThat(known.apply(topics.read(Topics.ALERTS).stream().distinct().toList()))
          .hasSizeGreaterThan(20)
          .isEqualTo(known.apply(replayed.alerts()));
      assertThat(topics.read(Topics.SHADOW_ALERTS).stream().distinct())
          .containsExactlyElementsOf(replayed.shadow());
      assertThat(known.apply(topics.read(Topics.ASSESSMENTS)))
          .isEqualTo(known.apply(replayed.assessments()));
      assertThat(topics.read(Topics.REJECTED)).isNotEmpty().isEqualTo(replayed.rejected());
      assertThat(GoldenColumns.ofAlerts(known.apply(replayed.alerts())))
          .as("alerts that the release of the savepoint told")
          .isEqualTo(Files.readAllLines(golden.expectedAlerts()));
      assertThat(GoldenColumns.ofAssessments(replayed.assessments()))
          .as("levels that the release of the savepoint gave")
          .isEqualTo(Files.readAllLines(golden.expectedLevels()));
    }
  }

  private static boolean isDecided(GoldenTopics topics, String end) {
    List<String> assessments = topics.read(Topics.ASSESSMENTS);
    return assessments.stream().anyMatch(line -> line.contains("\"at\":\"" + end));
  }
}
