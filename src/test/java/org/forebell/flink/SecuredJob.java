package org.forebell.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The escalation job on a cluster of its own, and all that the cluster tells about it. */
final class SecuredJob implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MiniCluster cluster;
  private final String plan;
  private final JobClient job;
  private final HttpClient http = HttpClient.newHttpClient();

  private SecuredJob(MiniCluster cluster, String plan, JobClient job) {
    this.cluster = cluster;
    this.plan = plan;
    this.job = job;
  }

  static SecuredJob start(JobArguments job, Path state) throws Exception {
    MiniCluster cluster = TwoSlots.start();
    try {
      URI rest = cluster.getRestAddress().get();
      Configuration settings = JobDefaults.configuration();
      settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(2));
      settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.toUri().toString());
      settings.set(
          CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
          ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createRemoteEnvironment(
              rest.getHost(), rest.getPort(), settings);
      env.setParallelism(2);
      EscalationJob.build(env, job.kafka(), job.settings());
      String plan = serialized(env.getStreamGraph(false).getJobGraph());
      return new SecuredJob(cluster, plan, env.executeAsync("escalation"));
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  private static String serialized(Object plan) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(plan);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /** What is sent to the cluster and kept there. */
  String plan() {
    return plan;
  }

  /** Configuration, plan, exceptions, metrics with their values. */
  String allThatRestTells() throws Exception {
    String here = "/jobs/" + job.getJobID();
    List<String> told = new ArrayList<>();
    for (String path :
        List.of(
            "/config",
            "/jobmanager/config",
            "/jobmanager/environment",
            "/jobmanager/metrics",
            "/jobs/overview",
            here,
            here + "/config",
            here + "/plan",
            here + "/exceptions",
            here + "/checkpoints",
            here + "/checkpoints/config",
            here + "/metrics")) {
      told.add(ask(path));
    }
    for (JsonNode vertex : JSON.readTree(ask(here)).get("vertices")) {
      told.addAll(metrics(here + "/vertices/" + vertex.get("id").asText() + "/metrics"));
    }
    for (JsonNode manager : JSON.readTree(ask("/taskmanagers")).get("taskmanagers")) {
      told.add(ask("/taskmanagers/" + manager.get("id").asText()));
      told.addAll(metrics("/taskmanagers/" + manager.get("id").asText() + "/metrics"));
    }
    return String.join("\n", told);
  }

  /** Why it failed, as Flink's pages tell. */
  String exceptions() throws Exception {
    return ask("/jobs/" + job.getJobID() + "/exceptions");
  }

  private List<String> metrics(String path) throws Exception {
    List<String> told = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonNode metric : JSON.readTree(ask(path))) {
      told.add(metric.get("id").asText());
      names.add(URLEncoder.encode(metric.get("id").asText(), StandardCharsets.UTF_8));
    }
    for (int from = 0; from < names.size(); from += 20) {
      List<String> some = names.subList(from, Math.min(from + 20, names.size()));
      told.add(ask(path + "?get=" + String.join(",", some)));
    }
    return told;
  }

  private String ask(String path) throws Exception {
    URI rest = cluster.getRestAddress().get();
    return http.send(
            HttpRequest.newBuilder(rest.resolve("/v1" + path)).build(), BodyHandlers.ofString())
        .body();
  }

  @Override
  public void close() throws Exception {
    job.cancel().get();
    cluster.close();
  }
}
