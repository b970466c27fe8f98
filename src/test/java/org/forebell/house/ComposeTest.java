package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forebell.house.Deployed.property;
import static org.forebell.house.Deployed.read;
import static org.forebell.house.Deployed.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import org.forebell.cli.Forebell;
import org.forebell.cluster.Flink;
import org.forebell.flink.Topics;
import org.forebell.flink.submit.JobFile;
import org.forebell.flink.submit.JobFileReader;
import org.junit.jupiter.api.Test;

/** Images and compose file, for no engine runs here: every path, port, version, key and command. */
class ComposeTest {
  private static final String README = read("docker/README.md");
  private static final String DOCKERFILE = read("docker/Dockerfile");

  private final JobFile job = JobFileReader.read(Path.of("jobs/escalation/job.yaml"), Path.of(""));
  private final JsonNode compose = Deployed.yaml("docker/compose.yaml");
  private final Map<String, JsonNode> services = services();

  @Test
  void versions_are_those_of_the_pom() {
    String ours = property("version").replace("-SNAPSHOT", "");
    assertThat(DOCKERFILE)
        .contains("FROM flink:" + property("flink.version") + "-scala_2.12-java17 AS job")
        .contains("forebell/job:" + ours, "forebell/tools:" + ours);
    assertThat(image("kafka")).isEqualTo("apache/kafka:" + property("kafka.version"));
    for (String service : List.of("jobmanager", "taskmanager")) {
      assertThat(image(service)).isEqualTo("forebell/job:" + ours);
    }
    for (String service : List.of("topics", "clock", "inbound", "forebell")) {
      assertThat(image(service)).isEqualTo("forebell/tools:" + ours);
    }
    assertThat(README).contains("forebell/job:" + ours, "forebell/tools:" + ours);
  }

  @Test
  void every_image_is_pinned() {
    assertThat(services.values())
        .allSatisfy(
            service ->
                assertThat(service.get("image").asText()).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+"));
    assertThat(found("(?m)^FROM (\\S+)", DOCKERFILE))
        .hasSize(2)
        .allSatisfy(from -> assertThat(from).containsPattern(":\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void no_container_is_root_or_may_become_it() {
    assertThat(DOCKERFILE).containsSubsequence("AS job", "USER root", "USER flink", "AS tools");
    assertThat(DOCKERFILE.substring(DOCKERFILE.indexOf("AS tools"))).contains("USER 9999");
    assertThat(read("docker/compose.yaml").split("<<: \\*safe", -1))
        .as("every service keeps the safe defaults")
        .hasSize(services.size() + 1);
    assertThat(compose.at("/x-safe/cap_drop/0").asText()).isEqualTo("ALL");
    // Of the others' images this one alone has no user of its own.
    assertThat(services.get("mail").get("user").asText()).matches("[1-9]\\d+:[1-9]\\d+");
  }

  @Test
  void kafka_knows_every_setting() {
    Set<String> known = new HashSet<>(KafkaConfig.configDef().names());
    assertThat(texts(services.get("kafka").get("environment")).keySet())
        .allSatisfy(
            key -> {
              assertThat(key).startsWith("KAFKA_");
              String setting = key.substring("KAFKA_".length()).toLowerCase(Locale.ROOT);
              assertThat(known).contains(setting.replace('_', '.'));
            });
    assertThat(services.get("kafka").at("/environment/KAFKA_TRANSACTION_MAX_TIMEOUT_MS").asLong())
        .isEqualTo(Topics.TRANSACTION_TIMEOUT.toMillis());
  }

  @Test
  void listeners_of_kafka_agree() {
    Map<String, String> kafka = texts(services.get("kafka").get("environment"));
    Map<String, Integer> listens = ports(kafka.get("KAFKA_LISTENERS"));
    Map<String, Integer> tells = ports(kafka.get("KAFKA_ADVERTISED_LISTENERS"));
    assertThat(listens).containsAllEntriesOf(tells);
    assertThat(kafka.get("KAFKA_ADVERTISED_LISTENERS"))
        .contains("INSIDE://kafka:" + listens.get("INSIDE"))
        .contains("OUTSIDE://localhost:" + listens.get("OUTSIDE"));
    assertThat(kafka.get("KAFKA_CONTROLLER_QUORUM_VOTERS"))
        .isEqualTo(kafka.get("KAFKA_NODE_ID") + "@kafka:" + listens.get("CONTROLLER"));
    assertThat(published("kafka")).containsExactly(listens.get("OUTSIDE"));
    assertThat(read("docker/compose.yaml")).contains("kafka:" + listens.get("INSIDE"));
  }

  @Test
  void flink_knows_every_setting_and_has_room_for_the_job() {
    Map<String, String> flink =
        compose
            .get("x-flink-properties")
            .asText()
            .lines()
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    assertThat(Deployed.flinkOptions()).containsAll(flink.keySet());
    assertThat(flink)
        .containsAllEntriesOf(Deployed.reporter())
        .containsEntry("metrics.reporters", "forebell");
    assertThat(flink.get("jobmanager.rpc.address")).isIn(services.keySet());
    assertThat(flink.get("execution.checkpointing.num-retained"))
        .isEqualTo(Integer.toString(job.checkpointing().retained()));
    assertThat(flink).containsAllEntriesOf(Flink.EVERYWHERE).containsAllEntriesOf(Flink.STANDALONE);
    int slots = Integer.parseInt(flink.get("taskmanager.numberOfTaskSlots"));
    int machines = services.get("taskmanager").at("/deploy/replicas").asInt();
    assertThat(machines).isEqualTo(2);
    assertThat(slots * machines)
        .isGreaterThanOrEqualTo(
            DeploymentTest.jobs().stream().mapToInt(JobFile::parallelism).sum());
  }

  @Test
  void state_lies_where_job_yaml_says_in_every_container_that_has_to_do_with_it() {
    Path home = Path.of("/opt/forebell");
    JobFile there = JobFileReader.read(Path.of("jobs/escalation/job.yaml"), home);
    String storage = there.checkpointing().storage().replace("file://", "");
    for (String service : List.of("jobmanager", "taskmanager", "forebell")) {
      assertThat(services.get(service).at("/volumes/0").asText()).isEqualTo("state:" + storage);
    }
    assertThat(DOCKERFILE).contains("WORKDIR " + home, "chown flink:flink " + storage);
    assertThat(DOCKERFILE).contains("chown 9999:9999 " + home.relativize(Path.of(storage)));
  }

  @Test
  void the_shipped_outbox_can_be_written() {
    JsonNode channels = Deployed.yaml("config/channels.yaml").get("channels");
    String outbox = channels.at("/outbox/folder").asText();
    assertThat(channels)
        .allSatisfy(
            channel -> assertThat(channel.get("folder").asText() + "/").startsWith(outbox + "/"));
    assertThat(services.get("taskmanager").at("/volumes/1").asText())
        .isEqualTo("outbox:" + Deployed.outbox());
    assertThat(found("(?m)chown flink:flink (.*)$", DOCKERFILE))
        .singleElement()
        .asString()
        .contains(Deployed.outbox());
    assertThat(read("docker/compose.yaml")).contains("taskmanager:" + Deployed.outbox());
  }

  @Test
  void what_is_copied_into_images_is_made_by_the_build() {
    for (String copied : found("(?m)^COPY (?:--\\S+ )?(.*) \\S+$", DOCKERFILE)) {
      for (String path : copied.split(" ")) {
        boolean built = path.startsWith("target/");
        assertThat(built ? made(path) : Files.exists(Path.of(path))).as(path).isTrue();
      }
    }
    assertThat(DOCKERFILE).contains("flink-s3-fs-presto-" + property("flink.version") + ".jar");
  }

  /** What Maven leaves under target, as the pom says. */
  private boolean made(String path) {
    Path jobJar = Path.of("target").resolve(job.jar().getFileName());
    Path metrics = Path.of("target/forebell-" + property("version") + "-metrics.jar");
    return List.of(Path.of("target/forebell.jar"), Path.of("target/lib"), jobJar, metrics).stream()
        .anyMatch(FileSystems.getDefault().getPathMatcher("glob:" + path)::matches);
  }

  @Test
  void what_is_mounted_is_there() {
    List<String> mounted = new ArrayList<>();
    Set<String> volumes = new TreeSet<>(texts(compose.get("volumes")).keySet());
    services.forEach(
        (name, service) ->
            service.path("volumes").forEach(volume -> mounted.add(volume.asText().split(":")[0])));
    assertThat(mounted)
        .allSatisfy(
            from ->
                assertThat(from.startsWith("../"))
                    .as("%s is a file, or a volume that is declared", from)
                    .isEqualTo(!volumes.contains(from)))
        .filteredOn(from -> from.startsWith("../"))
        .hasSize(5)
        .allSatisfy(from -> assertThat(Path.of("docker").resolve(from)).exists());
    assertThat(mounted).containsAll(volumes);
  }

  @Test
  void commands_are_ours() {
    Set<String> commands = Forebell.commands().getSubcommands().keySet();
    for (String service : List.of("topics", "clock", "inbound")) {
      List<String> words = new ArrayList<>();
      services.get(service).get("command").forEach(word -> words.add(word.asText()));
      var options = Forebell.commands().getSubcommands().get(words.get(0)).getCommandSpec();
      assertThat(words.stream().filter(word -> word.startsWith("--")))
          .allSatisfy(option -> assertThat(options.findOption(option)).as(option).isNotNull());
    }
    assertThat(found("\\./forebell (\\w+)", README + DOCKERFILE)).isSubsetOf(commands);
    assertThat(found("run --rm forebell (\\w+)", README + read("docker/compose.yaml")))
        .isNotEmpty()
        .isSubsetOf(commands);
  }

  @Test
  void ports_that_are_spoken_of_are_open() {
    Set<Integer> open = new TreeSet<>();
    services.keySet().forEach(service -> open.addAll(published(service)));
    assertThat(found("localhost:(\\d+)", README).stream().map(Integer::valueOf))
        .containsAll(open)
        .isSubsetOf(open);
    services.forEach(
        (name, service) ->
            service
                .path("ports")
                .forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:")));
    assertThat(found("`([a-z]+)`[^|]*\\|", README.substring(README.indexOf("|---"))))
        .containsAll(
            List.of("kafka", "topics", "clock", "jobmanager", "forebell", "inbound", "mail"));
    for (String service : services.keySet()) {
      assertThat(README).contains("`" + service + "`");
    }
  }

  @Test
  void what_watches_finds_what_it_watches() {
    JsonNode prometheus = Deployed.yaml("config/prometheus/prometheus.yml");
    List<String> targets =
        prometheus.findValues("targets").stream().map(t -> t.get(0).asText()).toList();
    JsonNode mail = Deployed.yaml("config/alertmanager/alertmanager.yml").get("global");
    JsonNode source = Deployed.yaml("config/grafana/provisioning/datasources/prometheus.yaml");
    String flink = "jobmanager:" + Deployed.METRICS_PORT;
    assertThat(targets).hasSize(5).contains(flink);
    JsonNode machines = prometheus.at("/scrape_configs/0/dns_sd_configs/0");
    assertThat(services).containsKey(machines.at("/names/0").asText());
    assertThat(machines.get("port").asText()).isEqualTo(Deployed.METRICS_PORT);
    List<String> all = new ArrayList<>(targets);
    all.remove(flink);
    all.add(source.at("/datasources/0/url").asText().replace("http://", ""));
    assertThat(all)
        .allSatisfy(
            target -> {
              String[] parts = target.replace("localhost:9090", "prometheus:9090").split(":");
              assertThat(published(parts[0])).contains(Integer.valueOf(parts[1]));
            });
    assertThat(mail.get("smtp_smarthost").asText()).isEqualTo("mail:1025");
    assertThat(Deployed.yaml("config/alertmanager/alertmanager.yml").at("/route/receiver"))
        .isEqualTo(Deployed.yaml("config/alertmanager/alertmanager.yml").at("/receivers/0/name"));
  }

  @Test
  void whoever_is_waited_for_is_there() {
    services.forEach(
        (name, service) -> {
          JsonNode awaited = service.path("depends_on");
          awaited.forEach(one -> assertThat(awaited.isArray()).isEqualTo(one.isTextual()));
          Set<String> names = new HashSet<>(texts(awaited).keySet());
          awaited.forEach(one -> names.add(one.isTextual() ? one.asText() : name));
          assertThat(services.keySet()).as(name).containsAll(names);
          texts(awaited)
              .keySet()
              .forEach(
                  other -> {
                    if (awaited.at("/" + other + "/condition").asText().equals("service_healthy")) {
                      assertThat(services.get(other).has("healthcheck")).as(other).isTrue();
                    }
                  });
        });
  }

  private Map<String, JsonNode> services() {
    Map<String, JsonNode> all = new TreeMap<>();
    compose.get("services").fields().forEachRemaining(e -> all.put(e.getKey(), e.getValue()));
    return all;
  }

  private String image(String service) {
    return services.get(service).get("image").asText();
  }

  /** Ports of a service on this machine; each is that of the container. */
  private Set<Integer> published(String service) {
    Set<Integer> ports = new TreeSet<>();
    for (JsonNode port : services.get(service).path("ports")) {
      String[] parts = port.asText().split(":");
      assertThat(parts[1]).isEqualTo(parts[2]);
      ports.add(Integer.valueOf(parts[1]));
    }
    return ports;
  }

  private static Map<String, Integer> ports(String listeners) {
    return Pattern.compile("(\\w+)://\\w*:(\\d+)")
        .matcher(listeners)
        .results()
        .collect(Collectors.toMap(m -> m.group(1), m -> Integer.valueOf(m.group(2))));
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
