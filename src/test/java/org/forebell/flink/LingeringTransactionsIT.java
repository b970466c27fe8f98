package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.forebell.flink.replay.Replay;
import org.forebell.scenario.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs that die with open transactions: what readers see, and for how long they wait. What was
 * measured stands in {@code target/lingering-transactions.txt}.
 */
class LingeringTransactionsIT {
  private static final int DAYS = 60;
  private static final int PARTITIONS = 2;
  private static final Path MEASURED = Path.of("target", "lingering-transactions.txt");

  @TempDir private Path folder;

  private EmbeddedBroker broker;
  private Admin admin;
  private TopicEnds ends;
  private ScenarioFeed feed;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(folder.resolve("broker"));
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
    admin = Admin.create(client);
    new TopicSetup(admin, PARTITIONS, 1).ensure(Topics.all(Stamps.SENDER), false);
    ends = new TopicEnds(client, admin);
    feed = new ScenarioFeed(client, Scenario.load(3, 6_000));
    feed.sendDays(DAYS / 2);
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void two_jobs_side_by_side_and_one_is_killed_and_comes_back() throws Exception {
    try (DoomedJob first = doomed("first", Topics.TRANSACTION_TIMEOUT);
        SteeredJob other = SteeredJob.start(kafka("other"), folder.resolve("other"), null)) {
      until(() -> isOpen("first-assessments") && isOpen("other-assessments"));
      String checkpoint = first.checkpoint();
      commit(other);
      until(() -> !ends.committed(Topics.ASSESSMENTS).isEmpty());

      feed.sendDays(DAYS * 3 / 4);
      until(() -> ends.written("first-", Topics.ASSESSMENTS) == PARTITIONS);
      first.kill();
      Map<String, Long> lingering = ends.open("first-");
      assertThat(lingering).as("open transactions of a dead job").isNotEmpty();
      commit(other);
      long readable = ends.readable(Topics.ASSESSMENTS);
      long end = feed.sendDays(DAYS);
      until(() -> isOpen("other-assessments"));
      commit(other);
      assertThat(ends.heldBack(Topics.ASSESSMENTS)).as("the other job's too").isPositive();
      assertThat(ends.readable(Topics.ASSESSMENTS)).isEqualTo(readable);

      long restoredAt = System.nanoTime();
      try (SteeredJob again =
          SteeredJob.start(kafka("first"), folder.resolve("again"), checkpoint)) {
        until(() -> ended(lingering));
        measured("restored: its old transactions were ended after", restoredAt);
        bothTellAll(again, other, replay(end));
        assertThat(other.isRunning()).as("not fenced").isTrue();
      }
    }
  }

  private void bothTellAll(SteeredJob one, SteeredJob other, Replayed all) {
    until(
        () -> {
          one.checkpoint();
          other.checkpoint();
          return ends.committed(Topics.ASSESSMENTS).size() >= 2 * all.assessments.size();
        });
    assertThat(ends.committed(Topics.ASSESSMENTS).stream().sorted().toList())
        .as("all of both jobs, and nothing more")
        .isEqualTo(twice(all.assessments));
    assertThat(ends.committed(Topics.REJECTED)).hasSize(2 * all.rejected).isNotEmpty();
    assertThat(new TreeSet<>(ends.committed(Topics.ALERTS))).isEqualTo(new TreeSet<>(all.alerts));
  }

  @Test
  void a_job_that_never_comes_back_holds_readers_until_its_transactions_time_out()
      throws Exception {
    try (DoomedJob job = doomed("lost", Duration.ofSeconds(20))) {
      until(() -> isOpen("lost-assessments"));
      job.kill();
      long diedAt = System.nanoTime();
      assertThat(ends.heldBack(Topics.ASSESSMENTS)).isPositive();
      until(() -> ends.heldBack(Topics.ASSESSMENTS) == 0);
      measured("never restored, timeout 20 s: readers went on after", diedAt);
      assertThat(ends.committed(Topics.ASSESSMENTS)).as("nothing of it was committed").isEmpty();
    }
  }

  @Test
  void an_engineer_ends_them_by_their_ids() throws Exception {
    try (DoomedJob job = doomed("lost", Topics.TRANSACTION_TIMEOUT)) {
      until(() -> isOpen("lost-assessments"));
      job.kill();
      assertThat(ends.heldBack(Topics.ASSESSMENTS)).isPositive();
      long fencedAt = System.nanoTime();
      KafkaAnswer.to(admin.fenceProducers(ends.open("lost-").keySet()).all());
      until(() -> ends.heldBack(Topics.ASSESSMENTS) == 0);
      measured("fenced by hand: readers went on after", fencedAt);
    }
  }

  /** Returns when the other job's open transactions are committed. */
  private void commit(SteeredJob other) throws Exception {
    Map<String, Long> open = ends.open("other-");
    other.checkpoint();
    until(() -> ended(open));
  }

  private boolean ended(Map<String, Long> transactions) {
    return Collections.disjoint(ends.open("").entrySet(), transactions.entrySet());
  }

  private DoomedJob doomed(String group, Duration transactions) throws IOException {
    return DoomedJob.start(kafka(group), folder.resolve(group), transactions);
  }

  private KafkaEnds kafka(String group) {
    return new KafkaEnds(broker.bootstrap(), group, new Properties());
  }

  private boolean isOpen(String prefix) {
    return !ends.open(prefix).isEmpty();
  }

  private static void until(Callable<Boolean> holds) {
    await().atMost(Duration.ofMinutes(3)).until(holds);
  }

  private record Replayed(List<String> alerts, List<String> assessments, int rejected) {}

  private Replayed replay(long end) throws Exception {
    Path export = folder.resolve("export.ndjson");
    try (TopicExport from = TopicExport.of(Map.of("bootstrap.servers", broker.bootstrap()));
        OutputStream out = Files.newOutputStream(export)) {
      from.write(Topics.REPORTS, out, lines -> {});
    }
    Path alerts = folder.resolve("alerts.ndjson");
    Path assessments = folder.resolve("assessments.ndjson");
    Path rejected = folder.resolve("rejected.ndjson");
    Replay.run(
        new Replay.Request(
            List.of(export),
            assessments,
            alerts,
            rejected,
            Long.MIN_VALUE,
            end,
            2,
            ShippedSettings.read()),
        (done, all) -> {});
    return new Replayed(
        Files.readAllLines(alerts),
        Files.readAllLines(assessments),
        Files.readAllLines(rejected).size());
  }

  private static List<String> twice(List<String> lines) {
    return lines.stream().flatMap(line -> List.of(line, line).stream()).sorted().toList();
  }

  private static void measured(String what, long since) throws Exception {
    double seconds = Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
    Files.writeString(
        MEASURED,
        String.format(Locale.ROOT, "%s %.1f s%n", what, seconds),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
