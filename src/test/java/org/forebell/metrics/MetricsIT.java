package org.forebell.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.cli.Forebell;
import org.forebell.cli.Ran;
import org.forebell.metrics.board.Board;
import org.forebell.metrics.board.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, a real scrape of it, and a real Prometheus that asks it all that dashboards ask. */
class MetricsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /**
   * What the demo has no occasion for: nobody publishes a policy there, climbs are over within
   * milliseconds, its world's clock is not the wall's, and its broker asks for no certificate.
   */
  private static final Set<String> NOT_IN_THE_DEMO =
      Set.of(
          "forebell_shadow_alerts_total",
          "forebell_acknowledgement_delay_seconds",
          "forebell:alert_to_channel",
          "forebell_certificate_end_timestamp_seconds");

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();

  @Test
  void whatTheDemoTellsIsSoundAndAnswersEveryQuestionOfTheDashboards() throws Exception {
    int port = freePort();
    Thread demo = demo(port);
    try {
      String address = "http://127.0.0.1:" + port + "/metrics";
      await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> !get(address).isEmpty());
      Process prometheus = startPrometheus(port);
      try {
        // The flood and the withdrawal of the story have passed by then, and each kind was
        // rejected.
        await()
            .atMost(Duration.ofMinutes(4))
            .until(() -> Files.exists(folder.resolve("demo/replayed-alerts.ndjson")));
        answer(port + 1);
        String scrape = get(address);
        checkScrape(scrape, get("http://127.0.0.1:" + (port + 1) + "/metrics"));
        checkExemplars(address);
        if (prometheus != null) {
          answersAll();
        }
      } finally {
        if (prometheus != null) {
          prometheus.destroy();
          prometheus.waitFor();
        }
      }
    } finally {
      demo.interrupt();
      demo.join();
    }
  }

  private Thread demo(int port) {
    Thread demo =
        new Thread(
            () ->
                Forebell.commands()
                    .setOut(new PrintWriter(said))
                    .execute(
                        "demo",
                        "--speed",
                        "60",
                        "--keep",
                        "--metrics-port",
                        "" + port,
                        "--out",
                        "" + folder.resolve("demo")),
            "demo");
    demo.start();
    return demo;
  }

  /** What officers would do: tell what came of the last alert, which comes before the rest. */
  private void answer(int deliveries) throws Exception {
    String last =
        Files.readAllLines(folder.resolve("demo/replayed-alerts.ndjson")).stream()
            .filter(line -> line.contains("\"level\":\"critical\""))
            .map(line -> found("\"id\":\"([^\"]+)\"", line))
            .reduce((first, second) -> second)
            .orElseThrow();
    String address = "http://127.0.0.1:" + deliveries + "/metrics";
    tell("ack", "no answer".getBytes(StandardCharsets.UTF_8), last);
    tell("outcome", null, last);
    // Prometheus sees a rise only where it saw what was before.
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(address).contains("forebell_outcomes_total"));
    if (Files.isExecutable(Path.of("/usr/bin/prometheus"))) {
      await().atMost(Duration.ofSeconds(30)).until(() -> answers("forebell_outcomes_total"));
    }
    tell("outcome", null, last);
    tell("ack", "no answer".getBytes(StandardCharsets.UTF_8), last);
  }

  private void tell(String command, byte[] nonsense, String alert) throws Exception {
    String broker = found("Broker at (\\S+),", said.toString());
    List<String> words = new ArrayList<>(List.of(command, alert));
    if (command.equals("outcome")) {
      words.add("true");
    }
    words.addAll(List.of("--by", "field-duty-a", "--bootstrap", broker));
    assertThat(Ran.command(words).exit()).isZero();
    if (nonsense != null) {
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", broker),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        producer.send(new ProducerRecord<>("acknowledgements", nonsense)).get();
      }
    }
  }

  private static String found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(each -> each.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** Names and labels are those of the catalogue, and promtool has nothing to say. */
  private void checkScrape(String scrape, String ofDeliveries) throws Exception {
    Set<String> told =
        (scrape + ofDeliveries)
            .lines()
            .filter(line -> line.startsWith("# TYPE forebell_"))
            .map(line -> line.split(" ")[2])
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>(Catalogue.shipped().entries().keySet());
    assertThat(told).isSubsetOf(known);
    known.removeAll(NOT_IN_THE_DEMO);
    assertThat(told).containsAll(known);
    Set<String> labels =
        Pattern.compile("^forebell_[a-z_]+\\{(.*)} ", Pattern.MULTILINE)
            .matcher(scrape + ofDeliveries)
            .results()
            .flatMap(found -> Pattern.compile("(\\w+)=\"").matcher(found.group(1)).results())
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(labels)
        .isSubsetOf(
            "area",
            "subject",
            "level",
            "change",
            "kind",
            "result",
            "reason",
            "standing",
            "topic",
            "partition",
            "policy",
            "model",
            "role",
            "bin",
            "forecast",
            "channel",
            "times",
            "density",
            "warned",
            "finding",
            "setting",
            "answer",
            "le");
    assertThat(scrape)
        .contains("forebell_reports_total{kind=\"incident\",result=\"accepted\"}")
        .contains("jvm_memory_used_bytes", "process_cpu_usage", "flink_task_busy_time_ratio");
    PrometheusTools.require("promtool");
    for (String each : List.of(scrape, ofDeliveries)) {
      Path file = Files.writeString(folder.resolve("scrape.txt"), each);
      PrometheusTools.Said said = PrometheusTools.promtool(file, "check", "metrics");
      assertThat(said.text()).isEmpty();
      assertThat(said.exit()).isZero();
    }
  }

  private static void checkExemplars(String address) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Accept", "application/openmetrics-text; version=1.0.0")
            .build();
    String told = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    assertThat(told)
        .endsWith("# EOF\n")
        .containsPattern(
            "forebell_report_to_alert_seconds_bucket\\{le=\"[^\"]+\"} \\d+ # \\{alert_id=\"[0-9A-Z]{4}-[0-9A-Z]{4}\"}");
  }

  private int prometheusPort;

  /** Null where there is none. */
  private Process startPrometheus(int metricsPort) throws IOException {
    boolean there = Files.isExecutable(Path.of("/usr/bin/prometheus"));
    if (!there) {
      System.out.println("skipped in part: there is no prometheus (apt-get install prometheus)");
      return null;
    }
    Path settings =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 2s}
            rule_files: ["%s/*.yaml"]
            scrape_configs:
              - job_name: forebell
                static_configs: [{targets: ["127.0.0.1:%d", "127.0.0.1:%d"]}]
            """
                .formatted(
                    Path.of("config/prometheus/rules").toAbsolutePath(),
                    metricsPort,
                    metricsPort + 1));
    prometheusPort = freePort();
    return new ProcessBuilder(
            "/usr/bin/prometheus",
            "--config.file=" + settings,
            "--storage.tsdb.path=" + folder.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + prometheusPort)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  private void answersAll() {
    List<String> silent = new ArrayList<>();
    for (Board board : Board.all()) {
      for (Panel panel : board.panels()) {
        for (Panel.Query query : panel.queries()) {
          boolean expected = NOT_IN_THE_DEMO.stream().noneMatch(query.expression()::contains);
          if (expected) {
            silent.add(query.expression());
          }
        }
      }
    }
    assertThat(silent).hasSizeGreaterThan(40);
    int asked = silent.size();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                silent.removeIf(this::answers);
                return silent.isEmpty();
              });
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      assertThat(silent).as("expressions without an answer").isEmpty();
    }
    System.out.println(asked + " expressions of dashboards have an answer in the running demo");
  }

  private boolean answers(String expression) {
    String asked =
        expression
            .replace("$__rate_interval", "2m")
            .replace("$__range", "5m")
            .replace("$area", ".*");
    try {
      String query = URLEncoder.encode(asked, StandardCharsets.UTF_8);
      JsonNode told =
          JSON.readTree(get("http://127.0.0.1:" + prometheusPort + "/api/v1/query?query=" + query));
      assertThat(told.path("status").asText()).as("%s: %s", asked, told).isEqualTo("success");
      return told.at("/data/result").findValues("value").stream()
          .anyMatch(value -> !value.path(1).asText().equals("NaN"));
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String get(String address) throws IOException {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
