package org.forebell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.forebell.flink.EmbeddedBroker;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSetup;
import org.forebell.flink.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Submit, stop and jobs against a real cluster and a real broker, as an operator comes to them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SubmitIT {
  private static final int PARTITIONS = 2;

  @TempDir private static Path folder;

  private static EmbeddedBroker broker;
  private static MiniCluster cluster;
  private static String rest;

  @BeforeAll
  static void start() throws Exception {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    broker = EmbeddedBroker.start(folder.resolve("broker"));
    Configuration flink = new Configuration();
    flink.set(RestOptions.BIND_PORT, "0");
    // All in one process: the connector is on its class path, where on a cluster the jar brings it.
    flink.set(
        CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL, List.of("org.apache.kafka."));
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(1)
                .build());
    cluster.start();
    URI address = cluster.getRestAddress().get();
    rest = address.getHost() + ":" + address.getPort();
  }

  @AfterAll
  static void stop() throws Exception {
    Awaitility.reset();
    cluster.close();
    broker.close();
  }

  @Test
  @Order(1)
  void no_cluster_and_no_brokers_are_told_with_what_to_do() throws Exception {
    Ran ran = runPlainly("submit", job(), "--cluster", "127.0.0.1:1");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("No Flink cluster answers at 127.0.0.1:1", "--cluster");
    assertThat(runPlainly("submit", job(), "--cluster", "nowhere").err()).contains("HOST:PORT");
    assertThat(runPlainly("jobs", "--cluster", "127.0.0.1:1").exit()).isEqualTo(2);
    assertThat(run("submit", "escalatoin").err()).contains("There is no job escalatoin");
    assertThat(runPlainly("submit", job(), "--cluster", rest, "--bootstrap", "127.0.0.1:1").err())
        .contains("No answer from the brokers at 127.0.0.1:1");
    assertThat(run("jobs").out()).contains("No jobs");
  }

  @Test
  @Order(2)
  void topics_that_are_missing_are_all_named() throws Exception {
    Ran ran = run("submit", job());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("./forebell topics");
    for (String topic : List.of("reports.incident", "reports.access", "alerts")) {
      assertThat(ran.err()).contains("Topic " + topic + " is missing");
    }
  }

  @Test
  @Order(3)
  void topics_that_are_kept_wrongly_are_told_how() throws Exception {
    topics(Stamps.SENDER, false);
    Ran ran = run("submit", job());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "Topic reports.incident is kept wrongly",
            "message.timestamp.type: CreateTime, not LogAppendTime",
            "--repair");
    topics(Stamps.BROKER, true);
  }

  @Test
  @Order(4)
  void all_that_cannot_work_is_told_at_once() throws Exception {
    Ran ran =
        run(
            "submit",
            job("transactionTimeout: 15 min", "transactionTimeout: 16 min"),
            "--parallelism",
            "3");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "needs 3 slots, and 2 are free",
            "has 2 partitions, fewer than the parallelism 3",
            "longer than the 900000 ms of the brokers'");
    assertThat(run("submit", job("files:\n", "file:\n")).err()).contains("Did you mean files?");
    assertThat(run("submit", job("  policy: config/policy.yaml", "  policy: none.yaml")).err())
        .contains("files.policy: there is no file");
    assertThat(run("submit", job(" reports.access]", " reports.acess]")).err())
        .contains("Topic reports.acess is none of Forebell's. Did you mean reports.access?");
    assertThat(run("submit", job(), "--resume").err()).contains("nothing to resume from");
    assertThat(run("jobs").out()).contains("No jobs");
  }

  @Test
  @Order(5)
  void a_job_runs_as_its_file_says() throws Exception {
    Ran ran = run("submit", job("maxParallelism: 128", "maxParallelism: 64"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    String id = found("job +(\\p{XDigit}{32})", ran.out());
    assertThat(ran.out())
        .contains("http://" + rest + "/#/job/running/" + id + "/overview")
        .contains("keeps 1 checkpoints of a job, not 3");
    await().until(() -> get("/jobs/" + id).get("state").asText().equals("RUNNING"));

    JsonNode told = get("/jobs/" + id + "/checkpoints/config");
    assertThat(told.get("mode").asText()).isEqualTo("exactly_once");
    assertThat(told.get("interval").asLong()).isEqualTo(200);
    assertThat(told.get("timeout").asLong()).isEqualTo(300_000);
    assertThat(told.get("min_pause").asLong()).isEqualTo(50);
    assertThat(told.get("tolerable_failed_checkpoints").asInt()).isEqualTo(3);
    assertThat(told.get("unaligned_checkpoints").asBoolean()).isTrue();
    assertThat(told.get("aligned_checkpoint_timeout").asLong()).isEqualTo(5_000);
    assertThat(told.at("/externalization/delete_on_cancellation").asBoolean()).isFalse();
    assertThat(told.get("state_backend").asText()).contains("RocksDB");
    assertThat(get("/jobs/" + id).get("vertices"))
        .allSatisfy(vertex -> assertThat(vertex.get("maxParallelism").asInt()).isEqualTo(64))
        .allSatisfy(vertex -> assertThat(vertex.get("parallelism").asInt()).isEqualTo(2));
    await().until(() -> checkpointed(id));
  }

  @Test
  @Order(6)
  void the_same_job_does_not_run_twice() throws Exception {
    assertThat(run("submit", job(), "--fresh").err())
        .contains("A job named escalation is there already", "./forebell stop escalation");
    assertThat(run("jobs").out()).containsPattern("escalation +running +20\\S+Z +http://");
  }

  @Test
  @Order(7)
  void stopped_it_goes_on_from_its_savepoint() throws Exception {
    Ran stopped = run("stop", job());
    assertThat(stopped.exit()).isZero();
    String savepoint = found("savepoint +(\\S+)", stopped.out());
    assertThat(savepoint).contains("/state/escalation/savepoints/savepoint-");
    assertThat(run("stop", job()).err()).contains("No job named escalation");
    assertThat(run("jobs").out()).contains("finished", "/job/completed/");
    assertThat(run("jobs", "--running").out()).contains("No jobs");

    assertThat(run("submit", job()).err()).contains("This job ran before", "--resume", savepoint);
    Ran other = run("submit", job(), "--resume");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("was taken with maximum parallelism 64", "maxParallelism");

    Ran resumed =
        run(
            "submit",
            job("maxParallelism: 128", "maxParallelism: 64"),
            "--resume",
            "--parallelism",
            "1");
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).contains("from  " + savepoint);
    String id = found("job +(\\p{XDigit}{32})", resumed.out());
    await().until(() -> checkpointed(id));
    assertThat(get("/jobs/" + id + "/checkpoints").at("/latest/restored/external_path").asText())
        .isEqualTo(savepoint.replaceFirst("/+$", ""));
  }

  @Test
  @Order(8)
  void a_retained_checkpoint_serves_too() throws Exception {
    cancelAll();
    Ran resumed = run("submit", job("maxParallelism: 128", "maxParallelism: 64"), "--resume");
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).containsPattern("from  file:\\S+/checkpoints/\\p{XDigit}{32}/chk-");
    assertThat(runPlainly("clock", "--once", "--bootstrap", broker.bootstrap()).exit()).isZero();
    await().until(SubmitIT::hasRead);
    cancelAll();
  }

  @Test
  @Order(9)
  void a_state_that_is_broken_or_of_another_job_is_refused() throws Exception {
    assertThat(run("submit", job(), "--from-savepoint", folder.resolve("none").toString()).err())
        .contains("is no savepoint or checkpoint");
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(broken.resolve("_metadata"), "no state at all");
    assertThat(run("submit", job(), "--from-savepoint", broken.toString()).err())
        .contains("cannot be read as a savepoint");
    assertThat(run("submit", job("storage: ", "storage: nowhere://in/space #")).err())
        .contains("FLINK_PLUGINS_DIR");
  }

  @Test
  @Order(10)
  void without_its_state_a_job_that_has_read_does_not_begin_by_itself() throws Exception {
    String elsewhere = job("storage: ", "storage: " + folder.resolve("elsewhere") + " #");
    assertThat(run("submit", elsewhere).err())
        .contains("Consumer group escalation has read before", "--fresh");
    Ran fresh = run("submit", elsewhere, "--fresh");
    assertThat(fresh.err()).isEmpty();
    assertThat(fresh.out()).contains("from  the start of its topics", "Consumer group escalation");
    cancelAll();
  }

  private static void topics(Stamps stamps, boolean repair) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      var unused = new TopicSetup(admin, PARTITIONS, 1).ensure(Topics.all(stamps), repair);
    }
  }

  private static boolean hasRead() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      return !admin
          .listConsumerGroupOffsets("escalation")
          .partitionsToOffsetAndMetadata()
          .get()
          .isEmpty();
    }
  }

  /** The shipped file with quick checkpoints in a folder of our own, and the changes given. */
  private static String job(String... changes) throws IOException {
    String text =
        Files.readString(Path.of("jobs/escalation/job.yaml"))
            .replace("interval: 10 s", "interval: 200 ms")
            .replace("pause: 1 s", "pause: 50 ms");
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(text).contains(changes[i]);
      text = text.replaceFirst(Pattern.quote(changes[i]), Matcher.quoteReplacement(changes[i + 1]));
    }
    text = text.replace("target/cluster/state", folder.resolve("state").toString());
    return Files.writeString(folder.resolve("job.yaml"), text).toString();
  }

  private static void cancelAll() throws Exception {
    for (JsonNode job : get("/jobs/overview").get("jobs")) {
      if (job.get("state").asText().equals("RUNNING")) {
        String id = job.get("jid").asText();
        await().until(() -> checkpointed(id));
        cluster.cancelJob(org.apache.flink.api.common.JobID.fromHexString(id)).get();
        await().until(() -> get("/jobs/" + id).get("state").asText().equals("CANCELED"));
      }
    }
  }

  private static boolean checkpointed(String id) throws IOException {
    return get("/jobs/" + id + "/checkpoints").at("/counts/completed").asInt() > 1;
  }

  private static JsonNode get(String path) throws IOException {
    return new ObjectMapper().readTree(URI.create("http://" + rest + path).toURL());
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private record Ran(int exit, String out, String err) {}

  private static Ran run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--cluster", rest));
    if (command.equals("submit")) {
      all.addAll(List.of("--bootstrap", broker.bootstrap()));
    }
    return runPlainly(all.toArray(String[]::new));
  }

  private static Ran runPlainly(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands =
        Forebell.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = commands.execute(arguments);
    return new Ran(exit, out.toString(), err.toString());
  }
}
