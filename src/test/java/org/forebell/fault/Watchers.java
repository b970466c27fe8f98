package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forebell.cluster.FreePorts;

/**
 * A real Prometheus and a real Alertmanager with the shipped rules and settings, of which only
 * addresses are others, and a mail server that keeps what the engineers would get.
 */
final class Watchers implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path CONFIG = Path.of("config/prometheus/prometheus.yml");
  private static final Path RULES = Path.of("config/prometheus/rules");
  private static final Pattern SUBJECT = Pattern.compile("\\[FIRING:\\d+] (Forebell\\w+)");

  private final Path folder;
  private final int prometheusPort;
  private final int alertmanagerPort;
  private final List<Process> processes = new ArrayList<>();
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  private final Thread atExit = new Thread(this::killAll);

  private Watchers(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    List<Integer> free = FreePorts.find(2);
    this.prometheusPort = free.get(0);
    this.alertmanagerPort = free.get(1);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts them; they look at nothing yet. */
  static Watchers start(Path folder) throws IOException {
    Watchers watchers = new Watchers(folder.toAbsolutePath());
    watchers.mail.start();
    watchers.lookAt(List.of());
    watchers.alertmanager();
    watchers.prometheus();
    await().ignoreExceptions().until(() -> watchers.get("/api/v1/query?query=1").has("data"));
    return watchers;
  }

  private void alertmanager() throws IOException {
    String shipped = Files.readString(Path.of("config/alertmanager/alertmanager.yml"));
    Path settings = folder.resolve("alertmanager.yml");
    String here = "127.0.0.1:" + mail.getSmtp().getPort();
    Files.writeString(settings, shipped.replace("mail:1025", here));
    run(
        "prometheus-alertmanager",
        "--config.file=" + settings,
        "--storage.path=" + folder.resolve("alertmanager"),
        "--web.listen-address=127.0.0.1:" + alertmanagerPort,
        "--cluster.listen-address=");
  }

  private void prometheus() throws IOException {
    ObjectNode shipped = (ObjectNode) YAML.readTree(CONFIG.toFile());
    shipped.putArray("rule_files").add(RULES.toAbsolutePath() + "/*.yaml");
    ((ArrayNode) shipped.at("/alerting/alertmanagers/0/static_configs/0/targets"))
        .removeAll()
        .add("127.0.0.1:" + alertmanagerPort);
    ObjectNode jobs = (ObjectNode) shipped.at("/scrape_configs/0");
    jobs.remove(List.of("static_configs", "dns_sd_configs"));
    jobs.putArray("file_sd_configs")
        .addObject()
        .put("refresh_interval", "5s")
        .putArray("files")
        .add(targets().toString());
    shipped.putArray("scrape_configs").add(jobs);
    Path settings = folder.resolve("prometheus.yml");
    YAML.writeValue(settings.toFile(), shipped);
    run(
        "prometheus",
        "--config.file=" + settings,
        "--storage.tsdb.path=" + folder.resolve("tsdb"),
        "--web.listen-address=127.0.0.1:" + prometheusPort);
  }

  private void run(String... command) throws IOException {
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(command[0] + ".log").toFile())
            .start());
  }

  private Path targets() {
    return folder.resolve("targets.json");
  }

  /** Has them scrape these ports of this machine, as the shipped settings name processes. */
  void lookAt(Collection<Integer> ports) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    ArrayNode targets = all.addObject().putArray("targets");
    ports.forEach(port -> targets.add("127.0.0.1:" + port));
    Path next = folder.resolve("targets.next");
    JSON.writeValue(next.toFile(), all);
    Files.move(next, targets(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /** An alert of ours that fires. */
  record Firing(String name, String severity) implements Comparable<Firing> {
    @Override
    public int compareTo(Firing other) {
      return (name + severity).compareTo(other.name + other.severity);
    }

    @Override
    public String toString() {
      return name + " (" + severity + ")";
    }
  }

  /** What fires now. */
  TreeSet<Firing> firing() throws IOException {
    TreeSet<Firing> firing = new TreeSet<>();
    for (JsonNode alert : get("/api/v1/alerts").at("/data/alerts")) {
      if (alert.path("state").asText().equals("firing")) {
        JsonNode labels = alert.get("labels");
        firing.add(new Firing(labels.get("alertname").asText(), labels.get("severity").asText()));
      }
    }
    return firing;
  }

  /** How often each alert was told by mail, to whomever. */
  Map<String, Integer> mailed() throws MessagingException {
    Map<String, Integer> mailed = new TreeMap<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      Matcher subject = SUBJECT.matcher(message.getSubject());
      if (subject.find()) {
        mailed.merge(subject.group(1), 1, Integer::sum);
      }
    }
    return mailed;
  }

  /** All numbers that answer an expression now, with their labels. */
  Map<String, Double> ask(String expression) throws IOException {
    Map<String, Double> values = new TreeMap<>();
    String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    for (JsonNode each : get("/api/v1/query?query=" + query).at("/data/result")) {
      double value = Double.parseDouble(each.at("/value/1").asText().replace("+Inf", "Infinity"));
      if (!Double.isNaN(value)) {
        values.put(each.get("metric").toString(), value);
      }
    }
    return values;
  }

  private JsonNode get(String path) throws IOException {
    return JSON.readTree(URI.create("http://127.0.0.1:" + prometheusPort + path).toURL());
  }

  private void killAll() {
    processes.forEach(Process::destroyForcibly);
  }

  @Override
  public void close() throws InterruptedException {
    for (Process each : processes) {
      each.destroy();
      if (!each.waitFor(
          Duration.ofSeconds(20).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
        each.destroyForcibly().waitFor();
      }
    }
    mail.stop();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
