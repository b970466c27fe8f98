package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.forebell.flink.replay.Replay;
import org.forebell.policy.NoticeJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes from publishing a policy to the first alert under it: the brokers' own time, a
 * clock at its usual pace, reports flowing, and the job neither stopped nor restarted.
 */
class PolicyInForceIT {

  private static final int TIMES = 9;
  private static final Duration PROMISED = Duration.ofSeconds(2);

  @TempDir private Path folder;
  private final List<KafkaException> trouble = new CopyOnWriteArrayList<>();
  private EmbeddedBroker broker;
  private Map<String, Object> client;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(folder.resolve("broker"));
    client = Map.of("bootstrap.servers", broker.bootstrap());
    try (Admin admin = Admin.create(client)) {
      new TopicSetup(admin, 4, 1).ensure(Topics.all(Stamps.BROKER), false);
    }
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void aPolicyIsInForceWithinTwoSecondsAndTheReplayTellsTheSame() throws Exception {
    KafkaEnds kafka = new KafkaEnds(broker.bootstrap(), "in-force", new Properties());
    List<Long> took = new ArrayList<>();
    try (HeartbeatClock clock = HeartbeatClock.of(client, Topics.READ, "clock");
        ReportStream load = ReportStream.start(client);
        SteeredJob job = SteeredJob.start(kafka, folder.resolve("state"), null);
        AlertWatch alerts = AlertWatch.of(client)) {
      var unused =
          clock.beatEvery(
              Duration.parse(HeartbeatClock.PACE),
              InstantSource.system(),
              partitions -> {},
              trouble::add,
              trouble::add);
      for (int i = 0; i < TIMES; i++) {
        load.tellOnceOf(quiet(i));
      }
      await().atMost(Duration.ofMinutes(2)).until(() -> alerts.told() > 0);
      for (int i = 0; i < TIMES; i++) {
        took.add(publishAndWait(i, alerts));
      }
      assertThat(job.isRunning()).as("it restarts after no failure").isTrue();
      assertThat(load.sent()).as("reports flowed").isGreaterThan(1000);
      assertThat(trouble).isEmpty();
      tell(took, load.sent());
      sameInReplay(alerts);
    }
    assertThat(median(took)).isLessThanOrEqualTo(PROMISED.toMillis());
  }

  /**
   * Publishes a policy under which a quiet area is watched, and waits until somebody hears of it.
   */
  private long publishAndWait(int number, AlertWatch alerts) {
    byte[] record = NoticeJson.bytes(watching("v" + number, quiet(number)));
    long published = System.nanoTime();
    new PolicyTopic(client).publish("policy:v" + number, record);
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(60))
        .until(() -> alerts.hasOf(quiet(number)));
    return Duration.ofNanos(alerts.heardAt(quiet(number)) - published).toMillis();
  }

  private static String quiet(int number) {
    return "ZZ" + (char) ('A' + number) + "/Quiet";
  }

  private static ObjectNode watching(String version, String area) {
    ObjectNode record = NoticeJson.shipped(version, true);
    ((ObjectNode) record.get("policy"))
        .withObjectProperty("areas")
        .withObjectProperty(area)
        .withObjectProperty("levels")
        .withObjectProperty("watch")
        .set("enter", enter(record));
    return record;
  }

  private static ObjectNode enter(ObjectNode record) {
    ObjectNode enter = record.at("/policy/levels/watch/enter").deepCopy();
    ObjectNode exit = (ObjectNode) record.at("/policy/levels/watch/exit");
    exit.put("probability", 0.0001).put("floor", 0.0001);
    return enter.put("probability", 0.0001).put("floor", 0.0001);
  }

  private void sameInReplay(AlertWatch alerts) throws Exception {
    long end = alerts.at(quiet(TIMES - 1));
    Path told = folder.resolve("alerts.ndjson");
    Replay.run(
        new Replay.Request(
            List.of(export("reports.ndjson", Topics.REPORTS)),
            List.of(export("policies.ndjson", List.of(Topics.POLICY))),
            null,
            told,
            null,
            null,
            Long.MIN_VALUE,
            end,
            1,
            ShippedSettings.read()),
        (done, all) -> {});
    List<String> replayed = Files.readAllLines(told).stream().sorted().toList();
    assertThat(replayed).anyMatch(line -> line.contains(quiet(TIMES - 1)));
    await().atMost(Duration.ofSeconds(30)).until(() -> alerts.onceUntil(end).equals(replayed));
  }

  private Path export(String name, List<String> topics) throws IOException {
    Path file = folder.resolve(name);
    try (TopicExport export = TopicExport.of(client);
        OutputStream out = Files.newOutputStream(file)) {
      export.write(topics, out, lines -> {});
    }
    return file;
  }

  private static void tell(List<Long> took, int reports) throws IOException {
    String text =
        "%s published to alert, ms: %s; median %d; %d reports meanwhile%n"
            .formatted(Instant.now(), took, median(took), reports);
    Files.write(Path.of("target/policy-in-force.txt"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static long median(List<Long> took) {
    return took.stream().sorted().toList().get(took.size() / 2);
  }
}
