package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobArgumentsTest {
  @TempDir Path folder;

  @Test
  void policy_model_and_places_are_those_shipped_unless_named() throws Exception {
    JobArguments given = JobArguments.read("--bootstrap", "kafka:9092", "--group", "escalation");
    assertThat(given.kafka().bootstrap()).isEqualTo("kafka:9092");
    assertThat(given.kafka().group()).isEqualTo("escalation");
    assertThat(given.settings().policy())
        .isEqualTo(Files.readAllBytes(Path.of("config/policy.yaml")));
    assertThat(given.settings().gazetteer())
        .isEqualTo(Files.readAllBytes(Path.of("config/gazetteer.csv")));
  }

  @Test
  void files_are_read_where_the_job_is_started() throws Exception {
    Path model = Files.writeString(folder.resolve("model.json"), "{}");
    Path kafka = Files.writeString(folder.resolve("kafka.properties"), "security.protocol=SSL\n");
    JobArguments given =
        JobArguments.read(
            "--bootstrap",
            "k:1",
            "--group",
            "g",
            "--model",
            "" + model,
            "--properties",
            "" + kafka);
    assertThat(given.settings().model()).asString().isEqualTo("{}");
    assertThat(given.kafka().kafka()).containsEntry("security.protocol", "SSL");
  }

  @Test
  void what_is_missing_or_unknown_is_named() {
    assertThatThrownBy(() -> JobArguments.read("--bootstrap", "--group", "g"))
        .hasMessageContaining("--bootstrap");
    assertThatThrownBy(() -> JobArguments.read("--group", "g")).hasMessageContaining("--bootstrap");
    assertThatThrownBy(
            () -> JobArguments.read("--bootstrap", "k:1", "--group", "g", "--polcy", "p"))
        .hasMessageContaining("polcy")
        .hasMessageContaining("policy");
  }
}
