package org.forebell.flink.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.forebell.flink.EscalationJob;
import org.forebell.flink.JobDefaults;
import org.forebell.flink.KafkaEnds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand areas on RocksDB with incremental checkpoints: how large those are and how
 * long they take. Ten minutes of two cores, so only when asked for: {@code -Dscale=true}.
 */
@EnabledIfSystemProperty(named = "scale", matches = "true")
class StateAtScaleIT {

  private static final int AREAS = 100_000;
  private static final int REPORTS_AN_AREA = 3;
  private static final long DAY = 86_400_000L;
  private static final long START = Instant.parse("2024-03-04T00:00:00Z").toEpochMilli();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> told = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void tellsOfItsCheckpoints() throws Exception {
    try (GoldenTopics topics = GoldenTopics.start(folder.resolve("broker"));
        MiniCluster cluster = new MiniCluster(cluster())) {
      cluster.start();
      URI rest = cluster.getRestAddress().get();
      JobClient job = start(topics, rest);
      String at = rest + "/jobs/" + job.getJobID() + "/checkpoints";
      told.add("what checkpoint full-bytes new-bytes ms");

      for (int day = 0; day < REPORTS_AN_AREA; day++) {
        topics.send(reports(START + day * DAY, AREAS));
        topics.beat(START + (day + 1) * DAY + 1);
        await().atMost(Duration.ofMinutes(10)).until(() -> topics.isRead(GoldenJob.GROUP));
        tell("every-area-reported-day-" + (day + 1), at, 2);
      }
      topics.beat(START + 6 * DAY + 1);
      tell("three-quiet-days", at, 3);
      topics.send(reports(START + 6 * DAY, AREAS / 100));
      tell("one-area-in-100-reported", at, 1);
      tell("nothing-new", at, 2);
      summary(at);
      job.cancel().get();
    }
    Files.write(Path.of("target/state-at-scale.txt"), told);
    assertThat(told).hasSizeGreaterThan(5);
  }

  /** Tells of the next checkpoints that begin from now on. */
  private void tell(String what, String address, int checkpoints) throws Exception {
    for (int i = 0; i < checkpoints; i++) {
      long before = newest(address).path("id").asLong();
      await()
          .atMost(Duration.ofMinutes(10))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> newest(address).path("id").asLong() > before);
      JsonNode newest = newest(address);
      told.add(
          "%s %d %d %d %d"
              .formatted(
                  what,
                  newest.get("id").asLong(),
                  newest.get("state_size").asLong(),
                  newest.get("checkpointed_size").asLong(),
                  newest.get("end_to_end_duration").asLong()));
    }
  }

  /** Tells of all checkpoints together. */
  private void summary(String address) throws Exception {
    JsonNode all = checkpoints(address);
    told.add(all.get("counts").toString());
    for (String what : List.of("state_size", "checkpointed_size", "end_to_end_duration")) {
      JsonNode each = all.at("/summary/" + what);
      told.add(
          "%s median %d p95 %d max %d"
              .formatted(
                  what,
                  each.get("p50").asLong(),
                  each.get("p95").asLong(),
                  each.get("max").asLong()));
    }
  }

  private static JsonNode newest(String address) throws Exception {
    return checkpoints(address).at("/latest/completed");
  }

  private static JsonNode checkpoints(String address) throws Exception {
    try (var in = URI.create(address).toURL().openStream()) {
      return JSON.readTree(in);
    }
  }

  private static List<SentRecord> reports(long day, int areas) {
    List<SentRecord> reports = new ArrayList<>();
    for (int i = 0; i < areas; i++) {
      String country = "X" + (char) ('A' + i / 26 % 26) + (char) ('A' + i % 26);
      long at = day + 1000 + i * (DAY - 2000) / areas;
      reports.addAll(new SteadyReports(country + "/Area " + i, 1).between(at, at + 1));
    }
    return reports;
  }

  private static MiniClusterConfiguration cluster() {
    Configuration configuration = new Configuration();
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(RestOptions.BIND_PORT, "0");
    return new MiniClusterConfiguration.Builder()
        .setConfiguration(configuration)
        .setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(2)
        .build();
  }

  private JobClient start(GoldenTopics topics, URI rest) throws Exception {
    Configuration configuration = JobDefaults.configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createRemoteEnvironment(
            rest.getHost(), rest.getPort(), configuration);
    env.setParallelism(2);
    EscalationJob.build(
        env,
        new KafkaEnds(topics.bootstrap(), GoldenJob.GROUP, new Properties()),
        GoldenFolder.all().get(0).settings());
    return env.executeAsync("scale");
  }
}
