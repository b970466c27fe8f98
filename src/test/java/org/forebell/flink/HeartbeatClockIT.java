package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.KafkaException;
import org.forebell.policy.NoticeJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatClockIT {
  private static final long NEW_YEAR = 1_451_606_400_000L;

  private EmbeddedBroker broker;
  private Admin admin;
  private HeartbeatClock clock;

  @BeforeEach
  void start(@TempDir Path folder) {
    broker = EmbeddedBroker.start(folder);
    admin = Admin.create(kafka());
    clock = HeartbeatClock.of(impatient(), Topics.REPORTS, "clock");
  }

  @AfterEach
  void stop() {
    clock.close();
    admin.close();
    broker.close();
  }

  @Test
  void every_partition_learns_that_time_passed() throws Exception {
    createTopics(3);
    assertThat(clock.beat(NEW_YEAR)).isEqualTo(6);
    assertThat(clock.beat(NEW_YEAR + 10_000)).isEqualTo(6);

    // Of each partition's heartbeats an export has the last.
    assertThat(export())
        .hasSize(6)
        .containsOnly(
            """
            {"kind":"heartbeat","source":{"id":"clock"},"reportedAt":"2016-01-01T00:00:10Z",\
            "knownAt":"2016-01-01T00:00:10Z"}""");
  }

  @Test
  void partitions_that_come_later_are_noticed() throws Exception {
    createTopics(1);
    AtomicInteger reached = new AtomicInteger();
    List<KafkaException> trouble = new CopyOnWriteArrayList<>();
    Future<?> beating =
        clock.beatEvery(
            Duration.ofMillis(100),
            InstantSource.system(),
            reached::set,
            trouble::add,
            trouble::add);
    await().untilAtomic(reached, is(2));

    var five = NewPartitions.increaseTo(5);
    admin.createPartitions(Map.of(Topics.INCIDENT_REPORTS, five)).all().get();

    await().atMost(Duration.ofSeconds(30)).untilAtomic(reached, is(6));
    assertThat(trouble).isEmpty();
    assertThat(beating).isNotDone();
  }

  @Test
  void what_is_published_is_followed_by_heartbeats_everywhere_at_once() {
    createTopics(1);
    AtomicInteger beats = new AtomicInteger();
    List<KafkaException> trouble = new CopyOnWriteArrayList<>();
    try (HeartbeatClock listening = HeartbeatClock.of(kafka(), Topics.READ, "clock")) {
      var unused =
          listening.beatEvery(
              Duration.ofHours(1),
              InstantSource.system(),
              partitions -> beats.incrementAndGet(),
              trouble::add,
              trouble::add);
      PolicyTopic policy = new PolicyTopic(kafka());
      byte[] notice = NoticeJson.bytes(NoticeJson.promotion("b"));

      await()
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                policy.publish("promotion:b", notice);
                return beats.get() > 1;
              });
    }
    assertThat(trouble).isEmpty();
  }

  @Test
  void a_missing_topic_is_trouble_and_no_end() {
    assertThatThrownBy(() -> clock.beat(NEW_YEAR)).isInstanceOf(KafkaException.class);
    createTopics(2);
    await().ignoreExceptions().until(() -> clock.beat(NEW_YEAR), n -> n == 4);
  }

  private void createTopics(int partitions) {
    new TopicSetup(admin, partitions, 0).ensure(Topics.all(Stamps.SENDER), false);
  }

  private List<String> export() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TopicExport export = TopicExport.of(kafka())) {
      export.write(Topics.REPORTS, out, lines -> {});
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private Map<String, Object> impatient() {
    return Map.of("bootstrap.servers", broker.bootstrap(), "max.block.ms", 1000);
  }

  private Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", broker.bootstrap());
  }
}
