package org.forebell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.bulletin.Gathered.Topic;
import org.forebell.bulletin.Papers;
import org.forebell.flink.EmbeddedBroker;
import org.forebell.flink.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A bulletin from topics can be made again from its foot, whatever has come since. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportCommandIT {

  private static final List<String> FORMS = List.of("html", "txt", "csv", "json");
  private static final Map<Topic, String> NAMES =
      Map.of(
          Topic.ALERTS, Topics.ALERTS,
          Topic.ASSESSMENTS, Topics.ASSESSMENTS,
          Topic.REJECTED, Topics.REJECTED,
          Topic.ACKNOWLEDGEMENTS, Topics.ACKNOWLEDGEMENTS,
          Topic.OUTCOMES, Topics.OUTCOMES);

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static String offsets;

  @BeforeAll
  static void start(@TempDir Path files) throws Exception {
    broker = EmbeddedBroker.start(files);
    assertThat(run("topics", "--partitions", "3").exit()).isZero();
    Files.writeString(folder.resolve("gazetteer.csv"), Papers.GAZETTEER);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  @Order(1)
  void from_the_foots_offsets_the_same_bytes_come_again() throws Exception {
    produce(Papers.day(), true);
    // What was never committed is no part of it.
    produce(
        new Papers()
            .alert("C4C4-2222", 9, "cleared", "XAA/XA01", "critical", "normal", Papers.MIDNIGHT),
        false);
    assertThat(report("first").err()).isEmpty();
    offsets = offsets("first.txt");
    assertThat(offsets.replaceAll("\\s", ""))
        .startsWith("acknowledgements=")
        .contains(";alerts=", ";risk.assessments=");

    // Late news about the same day, so that a new look gives another page.
    produce(
        new Papers()
            .alert("C4C4-2222", 3, "deescalated", "XAA/XA01", "critical", "warning", Papers.AT - 1)
            .assessed("XAA/XA02", "staff", Papers.AT - 1, 0.6, "critical")
            .answered("D4D4-2222", "field-duty-a", Papers.AT - 1),
        true);
    produce(new Papers().assessed("XAA/XA02", "staff", Papers.AT + 5, 0.9, "critical"), true);

    assertThat(report("new").err()).isEmpty();
    assertThat(Files.readString(folder.resolve("new.txt")))
        .contains("60 % (usual 5 %, 7 d +52) Lower River");
    assertThat(report("again", "--offsets", offsets).err()).isEmpty();
    for (String form : FORMS) {
      assertThat(folder.resolve("again." + form))
          .hasSameBinaryContentAs(folder.resolve("first." + form));
      assertThat(Files.readString(folder.resolve("first." + form)))
          .isNotEqualTo(Files.readString(folder.resolve("new." + form)));
    }
  }

  /** All but the foot is the same from topics and from what export wrote of them. */
  @Test
  @Order(2)
  void exports_give_the_same_bulletin() throws Exception {
    List<String> words =
        new ArrayList<>(List.of("report", "--at", "2024-03-17T06:00:00Z", "--tier", "inside"));
    for (Topic each : Topic.values()) {
      String name = each.name().toLowerCase(Locale.ROOT);
      Path file = folder.resolve(name + ".ndjson");
      String topic = NAMES.getOrDefault(each, Topics.DELIVERIES);
      assertThat(run("export", "--topic", topic, "--out", "" + file).exit()).isZero();
      words.addAll(List.of("--" + name, "" + file));
    }
    words.addAll(
        List.of(
            "--gazetteer",
            "" + folder.resolve("gazetteer.csv"),
            "--out",
            "" + folder.resolve("files.txt")));
    Ran ran = Ran.command(words);
    assertThat(ran.err()).isEmpty();
    assertThat(body("files.txt")).isEqualTo(body("new.txt"));
  }

  @Test
  @Order(3)
  void what_the_topics_no_longer_hold_is_said() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (int i = 0; i < 3; i++) {
        all.put(new TopicPartition(Topics.ASSESSMENTS, i), RecordsToDelete.beforeOffset(-1));
      }
      admin.deleteRecords(all).all().get();
    }
    Ran ran = report("gone", "--offsets", offsets);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("cannot be made again from here", "risk.assessments");
    assertThat(folder.resolve("gone.txt")).doesNotExist();
  }

  private static String body(String file) throws Exception {
    String text = Files.readString(folder.resolve(file));
    return text.substring(0, text.indexOf("Make it again"));
  }

  private static String offsets(String file) throws Exception {
    Matcher found =
        Pattern.compile("--offsets\\s'([^']+)'").matcher(Files.readString(folder.resolve(file)));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static Ran report(String name, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "report",
                "--at",
                "2024-03-17T06:00:00Z",
                "--tier",
                "inside",
                "--gazetteer",
                "" + folder.resolve("gazetteer.csv"),
                "--out"));
    FORMS.forEach(form -> words.add("" + folder.resolve(name + "." + form)));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private static Ran run(String... words) {
    return Ran.command(List.of(words), "--bootstrap", broker.bootstrap());
  }

  /** In one transaction, as the jobs write. */
  private static void produce(Papers papers, boolean commit) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            broker.bootstrap(),
            "transactional.id",
            "papers-" + System.nanoTime());
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config, bytes, bytes)) {
      producer.initTransactions();
      producer.beginTransaction();
      Pattern at = Pattern.compile("\"(?:at|knownAt)\":\"([^\"]+)\"");
      int number = 0;
      for (Papers.Paper each : papers.all()) {
        Matcher found = at.matcher(new String(each.record(), UTF_8));
        assertThat(found.find()).isTrue();
        var unused =
            producer.send(
                new ProducerRecord<>(
                    NAMES.get(each.topic()),
                    number++ % 3,
                    Instant.parse(found.group(1)).toEpochMilli(),
                    null,
                    each.record()));
      }
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }
}
