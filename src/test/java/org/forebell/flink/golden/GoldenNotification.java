package org.forebell.flink.golden;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.forebell.channel.HostileGateway;
import org.forebell.channel.HostileGateway.Mood;
import org.forebell.channel.MessageKeys;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.AcknowledgementJson;
import org.forebell.delivery.Step;
import org.forebell.delivery.StepJson;
import org.forebell.flink.AlertRecord;
import org.forebell.flink.CrisisRouting;
import org.forebell.flink.Topics;

/**
 * Makes a savepoint of this release's notification job to be kept for ever: {@code
 * src/test/savepoint.sh notification 2} writes {@code src/test/resources/savepoint-notification/2},
 * with what a job that was never stopped comes to. To be run once, when layouts have changed and
 * before the change is released; a folder that is there already is never written again.
 *
 * <p>The job lives in the time of its alerts, so what it does depends on no clock.
 */
public final class GoldenNotification {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration CALM = Duration.ofSeconds(1);
  private static final long NOON = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;

  private GoldenNotification() {}

  /**
   * @param arguments the name of the new folder
   */
  public static void main(String[] arguments) throws Exception {
    NotifiedFolder golden = new NotifiedFolder(NotifiedFolder.ALL.resolve(arguments[0]));
    if (Files.exists(golden.folder())) {
      throw new IllegalArgumentException(
          golden.folder() + " is there already; a savepoint of an older release is never remade");
    }
    Path scratch = Files.createTempDirectory("golden");
    try {
      NotifiedFolder made = new NotifiedFolder(scratch.resolve("made"));
      Files.createDirectories(made.savepointFolder());
      Files.writeString(made.routing(), CrisisRouting.yaml(2, "first", "second"));
      SentRecord.write(after(), made.after());
      savepoint(made, scratch);
      Files.write(made.expectedSteps(), neverStopped(made, scratch));
      Files.createDirectories(golden.savepointFolder());
      GoldenSavepoint.moveFiles(made.savepointFolder(), golden.savepointFolder());
      for (Path file : List.of(made.routing(), made.before(), made.after(), made.expectedSteps())) {
        Files.move(file, golden.folder().resolve(file.getFileName()));
      }
    } finally {
      GoldenSavepoint.delete(scratch);
    }
  }

  private static void savepoint(NotifiedFolder made, Path scratch) throws Exception {
    try (GoldenTopics topics = GoldenTopics.start(scratch.resolve("broker"));
        HostileGateway gateway = HostileGateway.in(Mood.TAKES)) {
      Path checkpoints = Files.createDirectories(scratch.resolve("checkpoints"));
      GoldenJob job = GoldenJob.start(topics, made.settings(gateway.url()), 1, checkpoints, null);
      tell(topics, before());
      Path stopped = Path.of(java.net.URI.create(job.stop(scratch.resolve("savepoints"))));
      GoldenSavepoint.moveFiles(stopped, made.savepointFolder());
      SentRecord.write(topics.dump(Topics.NOTIFICATION_READS), made.before());
    }
  }

  private static List<String> neverStopped(NotifiedFolder made, Path scratch) throws Exception {
    try (GoldenTopics topics = GoldenTopics.start(scratch.resolve("broker-of-one-run"));
        HostileGateway gateway = HostileGateway.in(Mood.TAKES)) {
      Path checkpoints = Files.createDirectories(scratch.resolve("checkpoints-of-one-run"));
      GoldenJob job = GoldenJob.start(topics, made.settings(gateway.url()), 1, checkpoints, null);
      tell(topics, before());
      tell(topics, after());
      job.cancel();
      return steps(topics);
    }
  }

  /** Every step there is, without its time, sorted. */
  static List<String> steps(GoldenTopics topics) {
    return topics.dump(List.of(Topics.DELIVERIES)).stream()
        .map(each -> NotifiedFolder.line(StepJson.read(each.value()).step()))
        .sorted()
        .toList();
  }

  /** Tells one record after the other, each when all that follows from the one before is done. */
  static void tell(GoldenTopics topics, List<SentRecord> records) throws Exception {
    settle(topics);
    for (SentRecord each : records) {
      topics.send(List.of(each));
      settle(topics);
    }
  }

  private static void settle(GoldenTopics topics) {
    AtomicReference<Map<TopicPartition, Long>> before = new AtomicReference<>(Map.of());
    await()
        .atMost(PATIENCE)
        .pollInterval(CALM)
        .until(
            () -> {
              Map<TopicPartition, Long> ends = topics.ends(Topics.NOTIFICATION_READS);
              return ends.equals(before.getAndSet(ends))
                  && topics.isRead(GoldenJob.GROUP, Topics.NOTIFICATION_READS);
            });
  }

  static String channels(String gateway) {
    return "channels:\n"
        + CrisisRouting.gateway("first", gateway, "")
        + CrisisRouting.gateway("second", gateway, "");
  }

  private static AlertRecord raised(int officer, String level, int number) {
    return AlertRecord.raised(CrisisRouting.area(officer), level, number, NOON + number * MINUTE);
  }

  /** A critical that nobody answers, a warning, a watch that waits for a digest, one answered. */
  private static List<SentRecord> before() {
    List<SentRecord> records = new ArrayList<>();
    records.add(of(raised(0, "critical", 1)));
    records.add(of(raised(1, "warning", 2)));
    records.add(of(raised(0, "watch", 3)));
    records.add(of(raised(1, "critical", 4)));
    records.add(answer(raised(1, "critical", 4), "officer-1", 5));
    return records;
  }

  /** Each asks for something that was remembered. */
  private static List<SentRecord> after() {
    AlertRecord first = raised(0, "critical", 1);
    List<SentRecord> records = new ArrayList<>();
    records.add(undelivered(first, 6));
    records.add(of(first));
    records.add(answer(first, "officer-0", 7));
    records.add(of(raised(1, "warning", 2).next("escalated", "critical", NOON + 8 * MINUTE)));
    records.add(of(raised(0, "watch", 3).next("cleared", "normal", NOON + 9 * MINUTE)));
    records.add(answer(raised(1, "critical", 4), "officer-1", 5));
    records.add(of(raised(1, "critical", 4).next("cancelled", "normal", NOON + 10 * MINUTE)));
    return records;
  }

  private static SentRecord of(AlertRecord alert) {
    return new SentRecord(Topics.ALERTS, 0, alert.at(), alert.json());
  }

  private static SentRecord answer(AlertRecord alert, String by, int minute) {
    long at = NOON + minute * MINUTE;
    Acknowledgement answer = new Acknowledgement(alert.id(), 1, by, "command", at);
    return new SentRecord(Topics.ACKNOWLEDGEMENTS, 0, at, AcknowledgementJson.write(answer));
  }

  private static SentRecord undelivered(AlertRecord alert, int minute) {
    long at = NOON + minute * MINUTE;
    String key = MessageKeys.onTheWire("officer-0/first/" + alert.key());
    Step step =
        new Step(
            Step.Kind.FAILED,
            alert.id(),
            1,
            "officer-0",
            "first",
            alert.key(),
            1,
            "undelivered",
            false,
            Duration.ZERO,
            HostileGateway.reference(key),
            false,
            at);
    return new SentRecord(Topics.DELIVERIES, 0, at, StepJson.write(step));
  }
}
