package org.forebell.flink.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.forebell.channel.HostileGateway;
import org.forebell.channel.HostileGateway.Mood;
import org.forebell.flink.Topics;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A savepoint of any older release's notification job comes to the steps of one never stopped. */
class NotificationSavepointIT {

  @TempDir private Path folder;

  static Stream<NotifiedFolder> savepoints() throws IOException {
    return NotifiedFolder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("savepoints")
  void goesOnFromAnOlderReleaseToTheSameSteps(NotifiedFolder golden) throws Exception {
    try (GoldenTopics topics = GoldenTopics.start(folder.resolve("broker"));
        HostileGateway gateway = HostileGateway.in(Mood.TAKES)) {
      topics.send(SentRecord.read(golden.before()));
      int stepsBefore = topics.dump(Topics.NOTIFICATION_WRITES).size();
      Path checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
      GoldenJob job =
          GoldenJob.start(
              topics, golden.settings(gateway.url()), 2, checkpoints, golden.savepoint());
      GoldenNotification.tell(topics, SentRecord.read(golden.after()));
      job.cancel();

      assertThat(GoldenNotification.steps(topics))
          .hasSizeGreaterThan(stepsBefore)
          .isEqualTo(Files.readAllLines(golden.expectedSteps()));
    }
  }
}
