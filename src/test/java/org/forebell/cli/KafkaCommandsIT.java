package org.forebell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.flink.CommittedRecords;
import org.forebell.flink.EmbeddedBroker;
import org.forebell.flink.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need a broker, in the order in which an operator comes to them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaCommandsIT {
  private static EmbeddedBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void start(@TempDir Path files) {
    broker = EmbeddedBroker.start(files);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  @Order(1)
  void export_and_clock_say_which_command_makes_the_topics() {
    Ran export = run("export", "--out", folder.resolve("none.ndjson").toString());
    assertThat(export.exit()).isEqualTo(2);
    assertThat(export.err()).contains("reports.incident", "forebell topics");
    assertThat(folder.resolve("none.ndjson")).doesNotExist();
  }

  @Test
  @Order(2)
  void topics_are_made_and_then_found() {
    Ran first = run("topics", "--partitions", "2");
    assertThat(first.exit()).isZero();
    assertThat(first.out())
        .isEqualToNormalizingNewlines(
            """
            created   reports.incident
            created   reports.access
            created   reports.rejected
            created   risk.assessments
            created   alerts
            created   alerts.shadow
            created   policy
            created   acknowledgements
            created   outcomes
            created   deliveries
            created   routing
            created   notification.rejected
            """);
    assertThat(run("topics", "--partitions", "2").out())
        .contains("present   alerts")
        .doesNotContain("created");
  }

  @Test
  @Order(3)
  void topics_that_differ_are_told_with_what_to_do() {
    Ran ran = run("topics", "--partitions", "3");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("differs   alerts", "partitions: 2, not 3", "--repair");
    assertThat(run("topics", "--partitions", "3", "--repair").exit()).isZero();
  }

  @Test
  @Order(4)
  void a_clock_beats_once() {
    Ran ran = run("clock", "--once");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("each of 7 partitions");
  }

  @Test
  @Order(5)
  void an_export_has_every_report_and_a_heartbeat_a_partition() throws Exception {
    report("{\"id\":\"one\"}");
    Path file = folder.resolve("reports.ndjson");

    Ran ran = run("export", "--out", file.toString());

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).startsWith("7 records in " + file);
    assertThat(Files.readAllLines(file))
        .hasSize(7)
        .anySatisfy(line -> assertThat(line).startsWith("{\"raw\":\"eyJpZCI6Im9uZSJ9\""));
    assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  @Order(6)
  void a_policy_is_published_listed_compared_promoted_and_retired() throws Exception {
    Path file = folder.resolve("policy.yaml");
    String shipped = Files.readString(Path.of("config/policy.yaml"));
    Files.writeString(
        file,
        shipped
            .replaceFirst("version: \"[^\"]*\"", "version: \"next\"")
            .replaceFirst("dwell: P6D", "dwell: P9D"));
    String[] because = {"--by", "head of security", "--reason", "fewer alerts"};

    assertThat(published("policy", "publish", "" + file, "--shadow").out()).contains("a shadow");
    assertThat(published("policy", "publish", "" + file).err()).contains("its own version");
    assertThat(run("policy", "diff", "next").out()).contains("dwell: P6D in", "P9D in next");
    assertThat(published("policy", "promote", "next").exit()).isZero();
    assertThat(run("policy", "list").out())
        .contains("live      next", "promotion next, by " + because[1] + ": " + because[3]);
    assertThat(published("policy", "retire", "next").exit()).isZero();
    assertThat(run("policy", "list").out()).doesNotContain("live      next");
  }

  @Test
  @Order(7)
  void an_override_has_a_name_and_an_end() {
    String[] floor = {"policy", "override", "f-1", "AFG/Ghor Province", "--floor", "warning"};
    assertThat(published(with(floor, "--until", "PT6H")).out()).contains("f-1 is in force until");
    assertThat(run("policy", "list").out())
        .contains("override  f-1: AFG/Ghor Province floor warning until");
    assertThat(published(with(floor, "--until", "PT6H")).err()).contains("its own id");
    assertThat(published(with(floor, "--until", "tomorrow")).err()).contains("is no time");
    assertThat(published(with(floor, "--until", "P100D")).exit()).isEqualTo(2);
    assertThat(published("policy", "override", "x", "AFG", "--until", "P1D").err())
        .contains("say one of");
  }

  @Test
  @Order(8)
  void an_alert_is_acknowledged_and_what_came_of_it_told() {
    assertThat(run("ack", "k7rt 4mqd", "--by", "field-duty-a").out())
        .contains("K7RT-4MQD is acknowledged by field-duty-a");
    assertThat(read("acknowledgements"))
        .singleElement()
        .asString()
        .contains("\"alert\":\"K7RT-4MQD\"", "\"by\":\"field-duty-a\"", "\"via\":\"command\"");
    assertThat(run("ack", "K7RT").err()).contains("write all of it");
    assertThat(run("ack", "K7RT-4MQD", "--by", "Jane Doe").err()).contains("as in the routing");

    assertThat(run("outcome", "K7RT-4MQD", "averted", "--lesson", "we left early").out())
        .contains("K7RT-4MQD was averted");
    assertThat(read("outcomes"))
        .singleElement()
        .asString()
        .contains("\"outcome\":\"averted\"", "we left early", "\"by\":\"duty-desk\"");
    assertThat(run("outcome", "K7RT-4MQD", "maybe").err()).contains("averted");
  }

  @Test
  @Order(9)
  void a_drill_is_one_command_that_says_who_hears_of_it() throws Exception {
    String[] drill = {"drill", "XAC/Amber Valley", "--level", "critical", "--by", "desk"};
    Ran ran = run(with(drill, "--until", "PT2H"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("EXERCISE at critical in XAC/Amber Valley", "field-deputy");
    assertThat(read("policy"))
        .last()
        .asString()
        .contains("\"action\":\"exercise\"", "\"area\":\"XAC/Amber Valley\"");
    assertThat(run("policy", "list").out()).contains("exercise critical until");

    Path live = folder.resolve("channels.yaml");
    Files.writeString(
        live,
        Files.readString(Path.of("config/channels.yaml")).replace("live: false", "live: true"));
    assertThat(run(with(drill, "--until", "PT2H", "--channels", "" + live)).err())
        .contains("Nobody would hear of it", "live: false");
    assertThat(run(with(drill, "--until", "tomorrow")).err()).contains("is no time");
  }

  @Test
  @Order(10)
  void a_routing_is_published_or_refused_with_its_line() throws Exception {
    assertThat(run("routing", "publish", "config/routing.yaml").out())
        .contains("holds from now on");
    assertThat(read("routing")).singleElement().asString().contains("recipients:");
    Path wrong = folder.resolve("routing.yaml");
    Files.writeString(
        wrong,
        Files.readString(Path.of("config/routing.yaml")).replace("tier: inside", "tier: in"));
    assertThat(run("routing", "publish", "" + wrong).err()).contains("line ", "tier");
  }

  private static List<String> read(String topic) {
    return CommittedRecords.of(Map.of("bootstrap.servers", broker.bootstrap()), topic);
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static Ran published(String... arguments) {
    return run(with(arguments, "--by", "head of security", "--reason", "fewer alerts"));
  }

  @Test
  void brokers_may_stand_in_a_file_of_properties() throws Exception {
    Path file = folder.resolve("kafka.properties");
    Files.writeString(file, "bootstrap.servers=" + broker.bootstrap() + "\n");
    Path out = folder.resolve("alerts.ndjson");
    Ran ran =
        runPlainly(
            "export", "--properties", file.toString(), "--topic", "alerts", "--out", "" + out);
    assertThat(ran.err()).isEmpty();
    assertThat(out).isEmptyFile();
  }

  @Test
  void a_silent_address_is_named() throws Exception {
    Path hasty = folder.resolve("hasty.properties");
    Files.writeString(hasty, "default.api.timeout.ms=1500\nrequest.timeout.ms=1000\n");
    Ran ran = runPlainly("topics", "--bootstrap", "127.0.0.1:1", "--properties", hasty.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("127.0.0.1:1", "Check the address");
  }

  @Test
  void settings_that_make_no_sense_are_told() throws Exception {
    Path wrong = folder.resolve("wrong.properties");
    Files.writeString(wrong, "security.protocol=NONE\n");
    assertThat(run("clock", "--once", "--properties", wrong.toString()))
        .satisfies(ran -> assertThat(ran.exit()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.err()).contains("does not take", "NONE"));
    assertThat(run("clock", "--properties", "/no/such/file").err()).contains("/no/such/file");
    assertThat(runPlainly("topics").err()).contains("--bootstrap");
    assertThat(run("topics", "--partitions", "0").exit()).isEqualTo(2);
  }

  private static Ran run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap");
    all.add(broker.bootstrap());
    return runPlainly(all.toArray(String[]::new));
  }

  private static Ran runPlainly(String... arguments) {
    return Ran.command(List.of(arguments));
  }

  private static void report(String json) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrap());
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.INCIDENT_REPORTS, json.getBytes(UTF_8))).get();
    }
  }
}
