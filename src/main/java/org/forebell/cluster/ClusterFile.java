package org.forebell.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, as {@code cluster.json} tells it to whoever comes later.
 *
 * @param rest {@code HOST:PORT} of Flink
 * @param bootstrap of Kafka
 * @param processes by name, each with its pid and when it started, so that a pid that was given to
 *     another process is not taken for it
 */
public record ClusterFile(String rest, String bootstrap, Map<String, Started> processes) {

  static final String NAME = "cluster.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A process that was started.
   *
   * @param metricsPort where it serves its metrics on this machine, 0 for nowhere
   */
  public record Started(long pid, String at, int metricsPort) {

    static Started of(ProcessHandle process, int metricsPort) {
      return new Started(process.pid(), at(process), metricsPort);
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> running() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> at(process).equals(at));
    }

    private static String at(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toString).orElse("");
    }
  }

  /** What a folder tells; nothing where nothing was started, or all was stopped. */
  public static Optional<ClusterFile> in(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static ClusterFile read(Path file) throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    Map<String, Started> processes = new LinkedHashMap<>();
    root.path("processes")
        .fields()
        .forEachRemaining(
            each ->
                processes.put(
                    each.getKey(),
                    new Started(
                        each.getValue().path("pid").asLong(),
                        each.getValue().path("startedAt").asText(),
                        each.getValue().path("metricsPort").asInt())));
    return new ClusterFile(root.path("rest").asText(), root.path("bootstrap").asText(), processes);
  }

  void write(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("rest", rest).put("bootstrap", bootstrap);
    ObjectNode all = root.putObject("processes");
    processes.forEach(
        (name, started) ->
            all.putObject(name)
                .put("pid", started.pid())
                .put("startedAt", started.at())
                .put("metricsPort", started.metricsPort()));
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }
}
