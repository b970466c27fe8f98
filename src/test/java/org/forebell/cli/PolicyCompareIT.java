package org.forebell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.flink.EmbeddedBroker;
import org.forebell.flink.HeartbeatClock;
import org.forebell.flink.Topics;
import org.forebell.policy.NoticeJson;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten weeks of a made-up world whose alerts the very job told: a shadow that watches from a lower
 * chance runs from the twentieth day on, another one for a week.
 */
class PolicyCompareIT {
  private static final long DAY = 86_400_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static EmbeddedBroker broker;
  private static long start;

  @TempDir private static Path folder;

  @BeforeAll
  static void live() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("broker"));
    command("topics", "--partitions", "2", "--stamps", "SENDER");
    Scenario scenario = Scenario.demo(5);
    start = scenario.start().toEpochMilli();
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Iterator<Scene> scenes = scenario.scenes(); scenes.hasNext(); ) {
        Scene scene = scenes.next();
        String topic = scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS;
        send(producer, topic, scene.knownAt(), scene.area(), scene.value());
      }
      notice(producer, 20, "next", NoticeJson.bytes(wakeful()));
      notice(producer, 30, "brief", NoticeJson.bytes(NoticeJson.policy("brief", false, 0.3)));
      notice(producer, 37, "gone", NoticeJson.bytes(NoticeJson.retirement("brief")));
      producer.flush();
      replay();
      tell(producer, Topics.ALERTS, "alerts");
      tell(producer, Topics.ALERTS, "alerts"); // at least once
      tell(producer, Topics.SHADOW_ALERTS, "shadow");
    }
    try (HeartbeatClock clock = HeartbeatClock.of(client, Topics.READ, "test")) {
      clock.beat(day(70));
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void a_shadow_that_watches_from_less_costs_more_and_covers_no_less() throws Exception {
    JsonNode all = JSON.readTree(compared("--json").out());

    assertThat(all).hasSize(1);
    JsonNode next = all.get(0);
    assertThat(next.path("shadow").asText()).isEqualTo("next");
    assertThat(next.path("live")).hasSize(1);
    assertThat(next.path("from").asText()).isEqualTo(Instant.ofEpochMilli(day(20)).toString());
    assertThat(next.path("days").asInt()).as("21 to 69").isEqualTo(49);
    assertThat(next.path("areas").asInt()).isEqualTo(9);
    for (JsonNode subject : next.path("subjects")) {
      JsonNode watch = subject.path("levels").get(0);
      assertThat(part(watch, "areaDays", "shadow")).isGreaterThan(part(watch, "areaDays", "live"));
      assertThat(part(watch, "cover", "shadow"))
          .isGreaterThanOrEqualTo(part(watch, "cover", "live"));
      assertThat(watch.at("/cover/live/whole").asInt()).isGreaterThan(20);
      assertThat(watch.at("/cover/finding").asText()).as("nine areas").isEqualTo("too_few");
      assertThat(subject.at("/messages/shadow/all").asInt()).isPositive();
    }
  }

  @Test
  void files_of_the_topics_say_the_same() throws Exception {
    List<String> files = new ArrayList<>(List.of("policy", "compare", "--json"));
    files.addAll(List.of("--reports", exported("reports.incident", "reports.access")));
    files.addAll(List.of("--policies", exported("policy"), "--alerts", exported("alerts")));
    files.addAll(List.of("--shadow", exported("alerts.shadow")));

    Ran ran = Ran.command(files);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).isEqualTo(compared("--json").out());
  }

  @Test
  void the_table_says_what_it_rests_on() {
    Ran ran = compared("next");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains(
            "from 2024-03-24T00:00:12.345Z to 2024-05-13T00:00:12.345Z",
            "49 days (2024-03-25 to 2024-05-12), 9 areas",
            "watch: incidents covered",
            "too few to tell",
            "Covered: the level stood at the midnight before");
  }

  @Test
  void a_shadow_that_is_gone_is_judged_by_its_time() throws Exception {
    JsonNode brief = JSON.readTree(compared("brief", "--json").out()).get(0);

    assertThat(brief.path("until").asText()).isEqualTo(Instant.ofEpochMilli(day(37)).toString());
    assertThat(brief.path("days").asInt()).isEqualTo(6);
  }

  @Test
  void what_cannot_be_compared_is_said() {
    assertThat(compared("nobody").err()).contains("no shadow policy nobody was published");
    assertThat(compared("--until", "tomorrow").err()).contains("is no time");
    Ran early = compared("next", "--until", Instant.ofEpochMilli(day(20.5)).toString());
    assertThat(early.exit()).isEqualTo(1);
    assertThat(early.out()).contains("has not lived through a whole day yet");
    Ran before = compared("--until", Instant.ofEpochMilli(day(19)).toString());
    assertThat(before.exit()).isEqualTo(2);
    assertThat(before.err()).contains("no shadow policy runs");
    assertThat(compared("--alerts", "/no/such/file").err()).contains("--policies");
  }

  private static int part(JsonNode level, String what, String whose) {
    return level.path(what).path(whose).path("part").asInt();
  }

  private static Ran compared(String... arguments) {
    List<String> all = new ArrayList<>(List.of("policy", "compare"));
    all.addAll(List.of(arguments));
    return Ran.command(all, "--bootstrap", broker.bootstrap());
  }

  private static Ran command(String... words) {
    Ran ran = Ran.command(List.of(words), "--bootstrap", broker.bootstrap());
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private static String exported(String... topics) {
    Path file = folder.resolve(topics[0] + ".ndjson");
    List<String> words = new ArrayList<>(List.of("export", "--out", file.toString()));
    for (String topic : topics) {
      words.addAll(List.of("--topic", topic));
    }
    command(words.toArray(String[]::new));
    return file.toString();
  }

  private static void replay() {
    Ran ran =
        Ran.command(
            List.of("replay"),
            "--reports",
            exported("reports.incident", "reports.access"),
            "--policies",
            exported("policy"),
            "--until",
            Instant.ofEpochMilli(day(70)).toString(),
            "--alerts",
            folder.resolve("alerts").toString(),
            "--shadow",
            folder.resolve("shadow").toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private static void tell(KafkaProducer<byte[], byte[]> producer, String topic, String file)
      throws Exception {
    for (String line : Files.readAllLines(folder.resolve(file))) {
      JsonNode alert = JSON.readTree(line);
      long at = Instant.parse(alert.path("at").asText()).toEpochMilli();
      send(producer, topic, at, alert.path("area").asText(), line.getBytes(UTF_8));
    }
  }

  private static void notice(
      KafkaProducer<byte[], byte[]> producer, int day, String key, byte[] json) {
    send(producer, Topics.POLICY, day(day), key, json);
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, long at, String key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topic, null, at, key.getBytes(UTF_8), value));
  }

  /** The shipped policy, with half the chance enough for a watch. */
  private static ObjectNode wakeful() {
    ObjectNode record = NoticeJson.shipped("next", false);
    for (String line : List.of("enter", "exit")) {
      ObjectNode watch = (ObjectNode) record.at("/policy/levels/watch/" + line);
      watch.put("probability", watch.get("probability").asDouble() / 2);
      watch.put("floor", watch.get("floor").asDouble() / 2);
    }
    return record;
  }

  private static long day(double day) {
    return start + (long) (day * DAY) + 12_345;
  }
}
