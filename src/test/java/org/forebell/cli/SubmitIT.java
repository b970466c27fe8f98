package org.forebell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forebell.flink.Stamps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Submit, stop and jobs against a real cluster and a real broker, as an operator comes to them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SubmitIT {
  private static OperatorsDesk desk;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    desk = OperatorsDesk.open(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @Test
  @Order(1)
  void no_cluster_and_no_brokers_are_told_with_what_to_do() throws Exception {
    Ran ran = desk.runPlainly("submit", desk.job(), "--cluster", "127.0.0.1:1");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("No Flink cluster answers at 127.0.0.1:1", "--cluster");
    assertThat(desk.runPlainly("submit", desk.job(), "--cluster", "nowhere").err())
        .contains("HOST:PORT");
    assertThat(desk.runPlainly("jobs", "--cluster", "127.0.0.1:1").exit()).isEqualTo(2);
    assertThat(desk.run("submit", "escalatoin").err()).contains("There is no job escalatoin");
    assertThat(
            desk.runPlainly(
                    "submit", desk.job(), "--cluster", desk.rest(), "--bootstrap", "127.0.0.1:1")
                .err())
        .contains("No answer from the brokers at 127.0.0.1:1");
    assertThat(desk.run("jobs").out()).contains("No jobs");
  }

  @Test
  @Order(2)
  void topics_that_are_missing_are_all_named() throws Exception {
    Ran ran = desk.run("submit", desk.job());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("./forebell topics");
    for (String topic : List.of("reports.incident", "reports.access", "alerts")) {
      assertThat(ran.err()).contains("Topic " + topic + " is missing");
    }
  }

  @Test
  @Order(3)
  void topics_that_are_kept_wrongly_are_told_how() throws Exception {
    desk.topics(Stamps.SENDER, false);
    Ran ran = desk.run("submit", desk.job());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "Topic reports.incident is kept wrongly",
            "message.timestamp.type: CreateTime, not LogAppendTime",
            "--repair");
    desk.topics(Stamps.BROKER, true);
  }

  @Test
  @Order(4)
  void all_that_cannot_work_is_told_at_once() throws Exception {
    Ran ran = desk.run("submit", desk.job(), "--parallelism", "3");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "needs 3 slots, and 2 are free",
            "reports.incident has 2 partitions, fewer than the parallelism 3",
            "reports.access has 2 partitions, fewer than the parallelism 3");
    String longer = desk.job("transactionTimeout: 15 min", "transactionTimeout: 16 min");
    assertThat(desk.run("submit", longer).err()).contains("900000", "transaction.max.timeout.ms");
    assertThat(desk.run("submit", desk.job("files:\n", "file:\n")).err())
        .contains("Did you mean files?");
    assertThat(
            desk.run("submit", desk.job("  policy: config/policy.yaml", "  policy: none.yaml"))
                .err())
        .contains("files.policy: there is no file");
    assertThat(desk.run("submit", desk.job(" reports.access,", " reports.acess,")).err())
        .contains("Topic reports.acess is none of Forebell's. Did you mean reports.access?");
    assertThat(desk.run("submit", desk.job(), "--resume").err()).contains("nothing to resume from");
    assertThat(desk.run("jobs").out()).contains("No jobs");
  }

  @Test
  @Order(5)
  void a_job_runs_as_its_file_says() throws Exception {
    Ran ran = desk.run("submit", desk.job("maxParallelism: 128", "maxParallelism: 64"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    String id = found("job +(\\p{XDigit}{32})", ran.out());
    assertThat(ran.out())
        .contains("http://" + desk.rest() + "/#/job/running/" + id + "/overview")
        .contains("keeps 1 checkpoints of a job, not 3");
    await().until(() -> desk.get("/jobs/" + id).get("state").asText().equals("RUNNING"));

    JsonNode told = desk.get("/jobs/" + id + "/checkpoints/config");
    assertThat(told.get("mode").asText()).isEqualTo("exactly_once");
    assertThat(told.get("interval").asLong()).isEqualTo(200);
    assertThat(told.get("timeout").asLong()).isEqualTo(300_000);
    assertThat(told.get("min_pause").asLong()).isEqualTo(50);
    assertThat(told.get("tolerable_failed_checkpoints").asInt()).isEqualTo(3);
    assertThat(told.get("unaligned_checkpoints").asBoolean()).isTrue();
    assertThat(told.get("aligned_checkpoint_timeout").asLong()).isEqualTo(5_000);
    assertThat(told.at("/externalization/delete_on_cancellation").asBoolean()).isFalse();
    assertThat(told.get("state_backend").asText()).contains("RocksDB");
    assertThat(desk.get("/jobs/" + id).get("vertices"))
        .allSatisfy(vertex -> assertThat(vertex.get("maxParallelism").asInt()).isEqualTo(64))
        .allSatisfy(vertex -> assertThat(vertex.get("parallelism").asInt()).isEqualTo(2));
    await().until(() -> desk.checkpointed(id));
  }

  @Test
  @Order(6)
  void the_same_job_does_not_run_twice() throws Exception {
    assertThat(desk.run("submit", desk.job(), "--fresh").err())
        .contains("A job named escalation is there already", "./forebell stop escalation");
    assertThat(desk.run("jobs").out()).containsPattern("escalation +running +20\\S+Z +http://");
  }

  @Test
  @Order(7)
  void stopped_it_goes_on_from_its_savepoint() throws Exception {
    Ran stopped = desk.run("stop", desk.job());
    assertThat(stopped.exit()).isZero();
    String savepoint = found("savepoint +(\\S+)", stopped.out());
    assertThat(savepoint).contains("/state/escalation/savepoints/savepoint-");
    assertThat(desk.run("stop", desk.job()).err()).contains("No job named escalation");
    assertThat(desk.run("jobs").out()).contains("finished", "/job/completed/");
    assertThat(desk.run("jobs", "--running").out()).contains("No jobs");

    assertThat(desk.run("submit", desk.job()).err())
        .contains("This job ran before", "--resume", savepoint);
    Ran other = desk.run("submit", desk.job(), "--resume");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("was taken with maximum parallelism 64", "maxParallelism");

    Ran resumed =
        desk.run(
            "submit",
            desk.job("maxParallelism: 128", "maxParallelism: 64"),
            "--resume",
            "--parallelism",
            "1");
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).contains("from  " + savepoint);
    String id = found("job +(\\p{XDigit}{32})", resumed.out());
    await().until(() -> desk.checkpointed(id));
    assertThat(
            desk.get("/jobs/" + id + "/checkpoints").at("/latest/restored/external_path").asText())
        .isEqualTo(savepoint.replaceFirst("/+$", ""));
  }

  @Test
  @Order(8)
  void a_retained_checkpoint_serves_too() throws Exception {
    desk.cancelAll();
    Ran resumed =
        desk.run("submit", desk.job("maxParallelism: 128", "maxParallelism: 64"), "--resume");
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).containsPattern("from  file:\\S+/checkpoints/\\p{XDigit}{32}/chk-");
    assertThat(desk.runPlainly("clock", "--once", "--bootstrap", desk.bootstrap()).exit()).isZero();
    await().until(desk::hasRead);
    desk.cancelAll();
  }

  @Test
  @Order(9)
  void a_state_that_is_broken_or_of_another_job_is_refused() throws Exception {
    assertThat(
            desk.run(
                    "submit",
                    desk.job(),
                    "--from-savepoint",
                    desk.folder().resolve("none").toString())
                .err())
        .contains("is no savepoint or checkpoint");
    Path broken = Files.createDirectories(desk.folder().resolve("broken"));
    Files.writeString(broken.resolve("_metadata"), "no state at all");
    assertThat(desk.run("submit", desk.job(), "--from-savepoint", broken.toString()).err())
        .contains("cannot be read as a savepoint");
    assertThat(desk.run("submit", desk.job("storage: ", "storage: nowhere://in/space #")).err())
        .contains("FLINK_PLUGINS_DIR");
  }

  @Test
  @Order(10)
  void without_its_state_a_job_that_has_read_does_not_begin_by_itself() throws Exception {
    String elsewhere =
        desk.job("storage: ", "storage: " + desk.folder().resolve("elsewhere") + " #");
    assertThat(desk.run("submit", elsewhere).err())
        .contains("Consumer group escalation has read before", "--fresh");
    Ran fresh = desk.run("submit", elsewhere, "--fresh");
    assertThat(fresh.err()).isEmpty();
    assertThat(fresh.out()).contains("from  the start of its topics", "Consumer group escalation");
    desk.cancelAll();
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
