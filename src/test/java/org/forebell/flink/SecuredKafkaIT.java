package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.forebell.cli.Ran;
import org.forebell.scenario.Scenario;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against a broker that demands TLS, a password and an ACL for everything, each user with no more
 * rights than {@code config/acls.csv} gives.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class SecuredKafkaIT {
  private static final String JOB = "forebell-escalation";

  @TempDir private static Path folder;

  private static LogFile log;
  private static List<AclBinding> rights;
  private static SecuredBroker broker;

  @BeforeAll
  static void start() throws Exception {
    log = LogFile.to(folder.resolve("all.log"));
    rights = rights();
    broker = SecuredBroker.start(folder, users());
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
    log.close();
  }

  private static List<AclBinding> rights() throws IOException {
    try (Reader table = Files.newBufferedReader(Path.of("config/acls.csv"))) {
      return Rights.read(table);
    }
  }

  private static Set<String> users() {
    return rights.stream()
        .map(right -> right.entry().principal().substring("User:".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @Order(1)
  void without_rights_nothing_goes_and_the_message_names_who_what_and_the_remedy()
      throws Exception {
    for (List<String> command :
        List.of(
            List.of("topics"),
            List.of("clock", "--once"),
            List.of("export", "--out", "" + folder.resolve("none.ndjson")))) {
      Ran ran = run("forebell-" + command.get(0), command);
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err())
          .contains("User:forebell-" + command.get(0), "reports.incident", "topics --acls");
    }
  }

  @Test
  @Order(2)
  void the_table_of_rights_is_granted_by_who_may() throws Exception {
    assertThat(run("forebell-topics", List.of("topics", "--acls")).err())
        .contains("forbid", "User:forebell-topics");
    Ran ran = run(SecuredBroker.ROOT, List.of("topics", "--acls", "config/acls.csv"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains(rights.size() + " rights are granted");
  }

  @Test
  @Order(5)
  void each_command_works_for_its_own_user() throws Exception {
    assertThat(run("forebell-topics", List.of("topics", "--stamps", "SENDER")).exit()).isZero();
    assertThat(run("forebell-clock", List.of("clock", "--once")).out()).contains("partitions");
    Path out = folder.resolve("export.ndjson");
    assertThat(run("forebell-export", List.of("export", "--out", "" + out)).exit()).isZero();
    assertThat(out).isNotEmptyFile();
  }

  @Test
  @Order(4)
  void the_job_works_for_its_own_user_and_keeps_its_password_to_itself() throws Exception {
    run("forebell-topics", List.of("topics", "--stamps", "SENDER", "--repair"));
    new ScenarioFeed(
            broker.client("forebell-desk"),
            broker.client("forebell-clock"),
            Scenario.load(5, 3_000))
        .sendDays(60);
    JobArguments job = job(broker.properties(JOB));
    StartChecks.pass(job.kafka().needs());
    assertThat(log.read()).doesNotContain("were not asked before the start");
    try (SecuredJob running = SecuredJob.start(job, folder.resolve("state"))) {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> committed("forebell-export", Topics.ASSESSMENTS) > 100);
      assertThat(groupReads("forebell-reader", Topics.ALERTS)).isTrue();
      // Flink gathers metrics every few seconds, and the job is quick.
      String told =
          await()
              .atMost(Duration.ofMinutes(1))
              .until(running::allThatRestTells, all -> all.contains("records-consumed-total"));
      assertThat(told).contains("escalation", "numRecordsOut", "certificate_end_timestamp_seconds");
      noSecretIn("REST", told);
      assertThat(running.plan()).contains("${directory:");
      noSecretIn("job graph", running.plan());
    }
    try (var kept = Files.walk(folder.resolve("state"))) {
      List<Path> files = kept.filter(Files::isRegularFile).toList();
      assertThat(files).isNotEmpty();
      for (Path file : files) {
        noSecretIn(file.toString(), text(file));
      }
    }
  }

  @Test
  @Order(6)
  void a_job_is_refused_with_all_that_its_user_may_not() throws Exception {
    KafkaEnds clock = job(broker.properties("forebell-clock")).kafka();
    assertThatThrownBy(() -> StartChecks.pass(clock.needs()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "User:forebell-clock may not read topic reports.incident",
            "may not write topic alerts",
            "may not read group escalation",
            "may not write transactional_id escalation-*",
            "forebell topics --acls");
  }

  @Test
  @Order(7)
  void a_wrong_password_is_told_at_once() throws Exception {
    String wrong = "wrong-c4n4ry";
    for (List<String> command :
        List.of(
            List.of("topics"),
            List.of("clock", "--once"),
            List.of("export", "--out", "" + folder.resolve("none.ndjson")))) {
      Ran ran = run(broker.properties("forebell-" + command.get(0), wrong), command);
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains("do not let us in", "--properties").doesNotContain(wrong);
    }
    JobArguments job = job(broker.properties(JOB, wrong));
    assertThatThrownBy(() -> StartChecks.pass(job.kafka().needs()))
        .hasMessageContaining("do not let us in");
    try (SecuredJob failing = SecuredJob.start(job, folder.resolve("failing"))) {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> failing.exceptions().contains("SaslAuthenticationException"));
      assertThat(failing.exceptions()).doesNotContain(wrong);
    }
    assertThat(log.read().contains(wrong)).as("the wrong password is in the log").isFalse();
  }

  @Test
  @Order(8)
  void who_does_not_encrypt_or_has_no_name_gets_nothing() throws Exception {
    String hasty = "default.api.timeout.ms=3000\nrequest.timeout.ms=2000\nmax.block.ms=3000\n";
    Path open = Files.writeString(folder.resolve("open.properties"), hasty);
    Path nameless =
        Files.writeString(
            folder.resolve("nameless.properties"),
            hasty
                + "security.protocol=SSL\nssl.truststore.type=PEM\nssl.truststore.location="
                + folder.resolve("ca.pem")
                + "\n");
    for (Path properties : List.of(open, nameless)) {
      Path out = folder.resolve("nothing.ndjson");
      Ran ran =
          run(properties, List.of("export", "--out", "" + out, "--bootstrap", broker.bootstrap()));
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains("security.protocol");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  @Order(9)
  void a_secret_that_is_not_there_is_told_by_its_place() throws Exception {
    Path properties = broker.properties("forebell-clock");
    Path secret = properties.resolveSibling("kafka-password");
    Files.writeString(secret, Files.readString(secret) + "\n");
    Ran ran = run(properties, List.of("clock", "--once"));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("sasl.jaas.config", "kafka-password", "line end");
    Files.delete(secret);
    assertThat(run(properties, List.of("clock", "--once")).err())
        .contains("kafka-password", "is not there");
  }

  @Test
  @Order(10)
  void a_transaction_timeout_above_the_brokers_is_refused() throws Exception {
    JobArguments job =
        JobArguments.read(
            "--bootstrap",
            broker.bootstrap(),
            "--group",
            "escalation",
            "--transaction-timeout",
            "1 h",
            "--properties",
            "" + broker.properties(JOB));
    assertThatThrownBy(() -> StartChecks.pass(job.kafka().needs()))
        .hasMessageContainingAll("3600000", "900000", "transaction.max.timeout.ms", "Set");
    try (Admin root = Admin.create(broker.client(SecuredBroker.ROOT))) {
      AclBinding look =
          rights.stream()
              .filter(right -> right.pattern().name().equals("kafka-cluster"))
              .filter(right -> right.entry().principal().endsWith(JOB))
              .findAny()
              .orElseThrow();
      KafkaAnswer.to(root.deleteAcls(List.of(look.toFilter())).all());
      await()
          .untilAsserted(
              () -> {
                StartChecks.pass(job.kafka().needs());
                assertThat(log.read()).contains("do not let User:" + JOB);
              });
      Rights.grant(root, List.of(look));
    }
  }

  /**
   * As the runbook has it: a second user, its rights, the job under its name, the first one gone.
   */
  @Test
  @Order(11)
  void a_second_user_takes_over_and_the_first_is_taken_away() throws Exception {
    String second = JOB + "-2";
    try (Admin root = Admin.create(broker.client(SecuredBroker.ROOT))) {
      broker.user(root, second);
      Path table = folder.resolve("acls.csv");
      String shipped = Files.readString(Path.of("config/acls.csv"));
      Files.writeString(table, shipped.replaceAll("(?m)^(" + JOB + "),(.*)$", "$1,$2\n$1-2,$2"));
      assertThat(run(SecuredBroker.ROOT, List.of("topics", "--acls", "" + table)).err()).isEmpty();
      JobArguments job = job(broker.properties(second));
      StartChecks.pass(job.kafka().needs());
      broker.forget(root, JOB);
      int before = committed("forebell-export", Topics.ASSESSMENTS);
      try (SecuredJob running = SecuredJob.start(job, folder.resolve("state-2"))) {
        new ScenarioFeed(
                broker.client("forebell-desk"),
                broker.client("forebell-clock"),
                Scenario.load(5, 3_000))
            .sendDays(61);
        await()
            .atMost(Duration.ofMinutes(3))
            .until(() -> committed("forebell-export", Topics.ASSESSMENTS) > before);
      }
      assertThatThrownBy(() -> StartChecks.pass(job(broker.properties(JOB)).kafka().needs()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("do not let us in");
    }
  }

  @Test
  @Order(12)
  void no_log_has_a_secret() throws Exception {
    String told = log.read();
    assertThat(told)
        .contains("sasl.jaas.config = [hidden]", "ProducerConfig values", "AdminClientConfig");
    noSecretIn("log", told);
    noSecretIn("tests.log", text(Path.of("target/tests.log")));
  }

  private static void noSecretIn(String where, String text) {
    for (String secret : broker.secrets()) {
      // Not contains(): a failure would print the text, and the secret.
      assertThat(text.contains(secret)).as("a secret is in %s", where).isFalse();
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static JobArguments job(Path properties) throws IOException {
    return JobArguments.read(
        "--bootstrap",
        broker.bootstrap(),
        "--group",
        "escalation",
        "--properties",
        "" + properties);
  }

  private static int committed(String user, String topic) throws IOException {
    return new TopicEnds(broker.client(user), null).committed(topic).size();
  }

  private static boolean groupReads(String user, String topic) throws IOException {
    Map<String, Object> settings = broker.client(user);
    settings.put("group.id", user + "-test");
    settings.put("auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      await().until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
      consumer.commitSync();
      return true;
    }
  }

  private static Ran run(String user, List<String> words) throws IOException {
    return run(broker.properties(user), words);
  }

  private static Ran run(Path properties, List<String> words) {
    Ran ran = Ran.command(words, "--properties", properties.toString());
    noSecretIn("output", ran.out() + ran.err());
    return ran;
  }
}
