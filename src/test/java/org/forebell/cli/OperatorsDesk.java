package org.forebell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
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

/**
 * What an operator has: a broker, a cluster with two slots, a job.yaml, and the commands.
 *
 * @param rest address of the cluster
 */
record OperatorsDesk(Path folder, EmbeddedBroker broker, MiniCluster cluster, String rest)
    implements AutoCloseable {
  private static final int PARTITIONS = 2;

  static OperatorsDesk open(Path folder) throws Exception {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(flink())
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(1)
                .build());
    cluster.start();
    URI address = cluster.getRestAddress().get();
    return new OperatorsDesk(
        folder,
        EmbeddedBroker.start(folder.resolve("broker")),
        cluster,
        address.getHost() + ":" + address.getPort());
  }

  private static Configuration flink() {
    Configuration flink = new Configuration();
    flink.set(RestOptions.BIND_PORT, "0");
    // All in one process: the connector is on its class path, where on a cluster the jar brings it.
    flink.set(
        CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL, List.of("org.apache.kafka."));
    return flink;
  }

  @Override
  public void close() throws Exception {
    Awaitility.reset();
    cluster.close();
    broker.close();
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  void topics(Stamps stamps, boolean repair) {
    try (Admin admin = admin()) {
      var unused = new TopicSetup(admin, PARTITIONS, 1).ensure(Topics.all(stamps), repair);
    }
  }

  boolean hasRead() throws Exception {
    try (Admin admin = admin()) {
      return !admin
          .listConsumerGroupOffsets("escalation")
          .partitionsToOffsetAndMetadata()
          .get()
          .isEmpty();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap()));
  }

  /** The shipped file with quick checkpoints in a folder of our own, and the changes given. */
  String job(String... changes) throws IOException {
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

  void cancelAll() throws Exception {
    for (JsonNode job : get("/jobs/overview").get("jobs")) {
      if (job.get("state").asText().equals("RUNNING")) {
        String id = job.get("jid").asText();
        await().until(() -> checkpointed(id));
        cluster.cancelJob(JobID.fromHexString(id)).get();
        await().until(() -> get("/jobs/" + id).get("state").asText().equals("CANCELED"));
      }
    }
  }

  boolean checkpointed(String id) throws IOException {
    return get("/jobs/" + id + "/checkpoints").at("/counts/completed").asInt() > 1;
  }

  JsonNode get(String path) throws IOException {
    return new ObjectMapper().readTree(URI.create("http://" + rest + path).toURL());
  }

  /** Runs a command against this cluster and this broker. */
  Ran run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--cluster", rest));
    if (command.equals("submit")) {
      all.addAll(List.of("--bootstrap", bootstrap()));
    }
    return runPlainly(all.toArray(String[]::new));
  }

  Ran runPlainly(String... arguments) {
    return Ran.command(List.of(arguments));
  }
}
