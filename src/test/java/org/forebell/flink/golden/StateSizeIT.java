package org.forebell.flink.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.execution.SavepointFormatType;
import org.forebell.flink.EscalationSettings;
import org.forebell.flink.Topics;
import org.forebell.flink.inspect.Contents;
import org.forebell.flink.inspect.Contents.AreaLine;
import org.forebell.flink.inspect.SavepointContents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered is bounded by the retention, however long reports go on. */
class StateSizeIT {

  private static final long DAY = 86_400_000L;

  /** As long as the sweeps are apart, so that each finds the same. */
  private static final int RETENTION_DAYS = 30;

  private static final int RETENTIONS = 4;

  /** A day of a sweep. */
  private static final long START = 660L * RETENTION_DAYS * DAY;

  private static final SteadyReports BUSY = new SteadyReports("XAA/Busy", 334);
  private static final SteadyReports QUIET = new SteadyReports("XAA/Quiet", 1);

  @TempDir private Path folder;

  @Test
  void doesNotGrowBeyondTheRetention() throws Exception {
    List<Contents> found = new ArrayList<>();
    try (GoldenTopics topics = GoldenTopics.start(folder.resolve("broker"))) {
      Path checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
      GoldenJob job = GoldenJob.start(topics, settings(), 2, checkpoints, null);
      for (int i = 0; i < RETENTIONS; i++) {
        long from = START + (long) i * RETENTION_DAYS * DAY;
        long to = from + RETENTION_DAYS * DAY;
        topics.send(BUSY.between(from + 1000, to));
        topics.send(QUIET.between(to - 3 * DAY + 1000, to));
        topics.beat(to + 1);
        String last = "\"at\":\"" + Instant.ofEpochMilli(to);
        await()
            .atMost(Duration.ofMinutes(3))
            .until(() -> topics.read(Topics.ASSESSMENTS).stream().anyMatch(e -> e.contains(last)));
        found.add(
            SavepointContents.read(
                job.job()
                    .triggerSavepoint(
                        folder.resolve("savepoints").toUri().toString(),
                        SavepointFormatType.CANONICAL)
                    .get()));
      }
      job.cancel();
    }
    Files.write(Path.of("target/state-size.txt"), told(found));

    AreaLine first = area(found.get(1), BUSY);
    for (Contents later : found.subList(2, RETENTIONS)) {
      AreaLine same = area(later, BUSY);
      assertThat(same.reports()).isEqualTo(first.reports());
      assertThat(same.bytes()).isCloseTo(first.bytes(), withinPercentage(1));
      assertThat(later.reportIds()).isEqualTo(found.get(1).reportIds());
    }
    assertThat(first.bytes() / first.reports()).as("bytes a report").isLessThan(300);
    assertThat(area(found.get(1), QUIET).bytes()).isLessThan(4_000);
  }

  private static List<String> told(List<Contents> found) {
    List<String> lines = new ArrayList<>();
    lines.add("retentions busy-reports busy-bytes quiet-reports quiet-bytes ids id-bytes");
    for (int i = 0; i < found.size(); i++) {
      Contents each = found.get(i);
      AreaLine busy = area(each, BUSY);
      AreaLine quiet = area(each, QUIET);
      lines.add(
          "%d %d %d %d %d %d %d"
              .formatted(
                  i + 1,
                  busy.reports(),
                  busy.bytes(),
                  quiet.reports(),
                  quiet.bytes(),
                  each.reportIds(),
                  each.reportIdBytes()));
    }
    return lines;
  }

  private static AreaLine area(Contents contents, SteadyReports of) {
    return contents.ofArea(of.area()).areas().get(0);
  }

  private static EscalationSettings settings() throws Exception {
    EscalationSettings golden = GoldenFolder.all().get(0).settings();
    String policy =
        new String(golden.policy(), java.nio.charset.StandardCharsets.UTF_8)
            .replace(GoldenSavepoint.RETENTION, "P" + RETENTION_DAYS + "D");
    return new EscalationSettings(
        policy.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        golden.model(),
        golden.gazetteer());
  }
}
