package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What a cluster tells of itself and its newest job by REST. */
final class JobView {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  JobView(String address) {
    this.address = address;
  }

  /** Names of TaskManagers on which something of a job runs. */
  List<String> busyTaskManagers() throws IOException {
    List<String> busy = new ArrayList<>();
    for (JsonNode each : get("/taskmanagers").get("taskmanagers")) {
      if (each.get("freeSlots").asInt() < each.get("slotsNumber").asInt()) {
        busy.add(each.get("id").asText());
      }
    }
    return busy;
  }

  /** Slots that nothing runs in. */
  int freeSlots() throws IOException {
    return get("/overview").get("slots-available").asInt();
  }

  /** Waits until all of it runs; a cluster that does not answer yet is asked again. */
  void awaitRunning() {
    await().ignoreExceptions().until(this::isRunning);
  }

  private boolean isRunning() throws IOException {
    for (JsonNode vertex : get("/jobs/" + job()).get("vertices")) {
      if (!vertex.get("status").asText().equals("RUNNING")) {
        return false;
      }
    }
    return true;
  }

  /** The id of the job that began last. */
  String job() throws IOException {
    String newest = null;
    long begun = Long.MIN_VALUE;
    for (JsonNode job : get("/jobs/overview").get("jobs")) {
      if (job.get("start-time").asLong() > begun) {
        begun = job.get("start-time").asLong();
        newest = job.get("jid").asText();
      }
    }
    return newest;
  }

  /** Waits until a checkpoint is complete that began after now. */
  void awaitCheckpoint() {
    long now = System.currentTimeMillis();
    await().ignoreExceptions().until(() -> newestBegan() > now);
  }

  private long newestBegan() throws IOException {
    return checkpoints().at("/latest/completed/trigger_timestamp").asLong();
  }

  JsonNode checkpoints() throws IOException {
    return get("/jobs/" + job() + "/checkpoints");
  }

  /** How often the job was started again, since its JobManager has it. */
  int restarts() throws IOException {
    return get("/jobs/" + job() + "/metrics?get=numRestarts").at("/0/value").asInt();
  }

  /** Ends it where it stands, without a savepoint. */
  void cancel() throws IOException, InterruptedException {
    String id = job();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/jobs/" + id))
            .method("PATCH", HttpRequest.BodyPublishers.noBody())
            .build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status >= 300) {
      throw new IOException("the job cannot be cancelled: " + status);
    }
    await().until(() -> get("/jobs/" + id).get("state").asText().equals("CANCELED"));
  }

  private JsonNode get(String path) throws IOException {
    return JSON.readTree(URI.create("http://" + address + path).toURL());
  }
}
