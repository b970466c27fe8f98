package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.forebell.flink.JobDefaults;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSettings;
import org.forebell.flink.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deployed says the same as the code and the pom. */
class DeploymentTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<Class<?>> FLINK_OPTIONS =
      List.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          PipelineOptions.class,
          RestartStrategyOptions.class,
          StateBackendOptions.class,
          TaskManagerOptions.class);

  private final JsonNode job = yaml("jobs/escalation/job.yaml");
  private final JsonNode deployment = yaml("jobs/escalation/flinkdeployment.yaml").get("spec");
  private final JsonNode compose = yaml("docker/compose.yaml");

  @Test
  void topics_are_those_of_the_code() {
    Set<String> named = new TreeSet<>();
    job.at("/topics/reads").forEach(topic -> named.add(topic.asText()));
    job.at("/topics/writes").fieldNames().forEachRemaining(named::add);
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Topics.all(Stamps.BROKER).stream().map(TopicSettings::name).toList());
  }

  @Test
  void the_entry_class_can_be_run() throws Exception {
    String entry = job.get("entryClass").asText();
    assertThat(deployment.at("/job/entryClass").asText()).isEqualTo(entry);
    assertThat(read("docker/compose.yaml")).contains("- " + entry);
    assertThat(read("pom.xml")).contains("<mainClass>" + entry + "</mainClass>");
    Class.forName(entry).getMethod("main", String[].class);
  }

  @Test
  void parallelism_fits_the_topics_and_the_state() {
    assertThat(job.get("parallelism").asInt()).isLessThanOrEqualTo(Topics.PARTITIONS);
    assertThat(deployment.at("/job/parallelism")).isEqualTo(job.get("parallelism"));
    assertThat(job.get("maxParallelism").asInt()).isEqualTo(JobDefaults.MAX_PARALLELISM);
    assertThat(flinkConfiguration().get("pipeline.max-parallelism").asInt())
        .isEqualTo(JobDefaults.MAX_PARALLELISM);
    assertThat(composeFlink()).containsEntry("pipeline.max-parallelism", "128");
  }

  @Test
  void transactions_may_last_as_long_as_brokers_allow() {
    assertThat(job.at("/kafka/transactionTimeout").asText())
        .isEqualTo(Topics.TRANSACTION_TIMEOUT.toMinutes() + " min");
    assertThat(compose.at("/services/kafka/environment/KAFKA_TRANSACTION_MAX_TIMEOUT_MS").asLong())
        .isEqualTo(Topics.TRANSACTION_TIMEOUT.toMillis());
  }

  @Test
  void versions_are_those_of_the_pom() throws IOException {
    String flink = property("flink.version");
    String[] parts = flink.split("\\.");
    assertThat(read("docker/Dockerfile")).contains("FROM flink:" + flink + "-scala_2.12-java17 ");
    assertThat(read("jobs/escalation/flinkdeployment.yaml")).contains("presto-" + flink + ".jar");
    assertThat(deployment.get("flinkVersion").asText()).isEqualTo("v" + parts[0] + "_" + parts[1]);
    assertThat(compose.at("/services/kafka/image").asText())
        .isEqualTo("apache/kafka:" + property("kafka.version"));
    assertThat(job.get("jar").asText()).contains("-" + version() + "-job.jar");
    assertThat(Stream.of(compose.at("/services/topics/image"), deployment.get("image")))
        .allSatisfy(image -> assertThat(version()).startsWith(image.asText().split(":")[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker/Dockerfile",
        "docker/compose.yaml",
        "jobs/escalation/job.yaml",
        "jobs/escalation/flinkdeployment.yaml"
      })
  void nothing_is_left_to_chance(String file) {
    assertThat(read(file)).doesNotContainIgnoringCase("allowNonRestoredState", ":latest", "FIXME");
  }

  @Test
  void no_container_is_root() {
    assertThat(read("docker/Dockerfile"))
        .containsSubsequence("AS job", "USER flink", "AS tools", "USER 10001");
    assertThat(deployment.at("/podTemplate/spec/securityContext/runAsNonRoot").asBoolean())
        .isTrue();
    assertThat(read("docker/compose.yaml").split("<<: \\*safe", -1))
        .as("every service keeps the safe defaults")
        .hasSize(compose.get("services").size() + 1);
  }

  @Test
  void flink_knows_every_setting() {
    Set<String> known = new TreeSet<>();
    FLINK_OPTIONS.forEach(options -> known.addAll(keys(options)));
    List<String> set = new ArrayList<>(composeFlink().keySet());
    flinkConfiguration().fieldNames().forEachRemaining(set::add);
    set.removeIf(key -> key.startsWith("kubernetes.operator."));
    assertThat(known).containsAll(set);
  }

  private static Set<String> keys(Class<?> options) {
    Set<String> keys = new TreeSet<>();
    for (Field field : options.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
        try {
          keys.add(((ConfigOption<?>) field.get(null)).key());
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return keys;
  }

  private JsonNode flinkConfiguration() {
    return deployment.get("flinkConfiguration");
  }

  private Map<String, String> composeFlink() {
    return compose
        .get("x-flink-properties")
        .asText()
        .lines()
        .map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static String property(String name) {
    Matcher found = Pattern.compile("<" + name + ">(.*?)</").matcher(read("pom.xml"));
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  private static String version() {
    return property("version");
  }

  private static JsonNode yaml(String file) {
    try {
      return YAML.readTree(Path.of(file).toFile());
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }
}
