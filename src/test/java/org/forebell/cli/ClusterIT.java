package org.forebell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker and a Flink cluster of processes of their own. */
class ClusterIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @AfterEach
  void leaveNothing() {
    run("cluster", "down", "--dir", "" + folder);
  }

  @Test
  void aJobLivesOnWhereAMachineDiesAndNothingIsLeftBehind() throws Exception {
    assertThat(run("cluster", "status", "--dir", "" + folder).out())
        .contains("nothing was started");
    assertThat(run("cluster", "up", "--dir", "" + folder).err()).isEmpty();
    JsonNode told = JSON.readTree(folder.resolve("cluster.json").toFile());
    List<ProcessHandle> all = processes(told);
    assertThat(all).hasSize(5).allMatch(ProcessHandle::isAlive);
    assertThat(run("cluster", "up", "--dir", "" + folder).err())
        .contains("was started here before");

    String rest = told.get("rest").asText();
    Ran submitted =
        run(
            "submit",
            "escalation",
            "--fresh",
            "--cluster",
            rest,
            "--bootstrap",
            told.get("bootstrap").asText());
    assertThat(submitted.err()).isEmpty();
    await().atMost(Duration.ofMinutes(1)).until(() -> jobs(rest).contains("running"));

    String busy = busyTaskManager(rest);
    ProcessHandle dying =
        ProcessHandle.of(told.at("/processes/" + busy + "/pid").asLong()).orElseThrow();
    assertThat(dying.destroyForcibly()).isTrue();
    dying.onExit().join();
    assertThat(run("cluster", "status", "--dir", "" + folder).exit()).isEqualTo(1);
    await().atMost(Duration.ofMinutes(1)).until(() -> restarts(rest) > 0);
    await().atMost(Duration.ofMinutes(1)).until(() -> jobs(rest).contains("running"));

    assertThat(run("cluster", "down", "--dir", "" + folder).out())
        .contains("had ended before: " + busy);
    assertThat(all).noneMatch(ProcessHandle::isAlive);
    assertThat(Files.exists(folder.resolve("cluster.json"))).isFalse();
  }

  private static String jobs(String rest) {
    return run("jobs", "--cluster", rest).out();
  }

  /** How often the newest job was started again. */
  private static int restarts(String rest) throws IOException {
    JsonNode jobs = get(rest, "/jobs");
    String id = jobs.at("/jobs/0/id").asText();
    return get(rest, "/jobs/" + id + "/metrics?get=numRestarts").at("/0/value").asInt();
  }

  private static String busyTaskManager(String rest) throws IOException {
    for (JsonNode each : get(rest, "/taskmanagers").get("taskmanagers")) {
      if (each.get("freeSlots").asInt() < each.get("slotsNumber").asInt()) {
        return each.get("id").asText();
      }
    }
    throw new AssertionError("the job runs nowhere");
  }

  private static JsonNode get(String rest, String path) throws IOException {
    return JSON.readTree(java.net.URI.create("http://" + rest + path).toURL());
  }

  private static List<ProcessHandle> processes(JsonNode told) {
    List<ProcessHandle> found = new ArrayList<>();
    told.get("processes")
        .forEach(each -> ProcessHandle.of(each.get("pid").asLong()).ifPresent(found::add));
    return found;
  }

  private static Ran run(String... arguments) {
    return Ran.command(List.of(arguments));
  }
}
