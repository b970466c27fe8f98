package org.forebell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules and settings as Prometheus' own checker sees them. */
class PromtoolIT {

  @BeforeEach
  void isThere() {
    PrometheusTools.require("promtool");
  }

  @Test
  void rules_are_rules() throws Exception {
    List<String> words = new ArrayList<>(List.of("check", "rules"));
    try (Stream<Path> files = Files.list(Path.of("config/prometheus/rules"))) {
      files.map(Path::toString).sorted().forEach(words::add);
    }
    PrometheusTools.Said said = PrometheusTools.promtool(null, words.toArray(String[]::new));
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("SUCCESS").doesNotContain("FAILED");
  }

  @Test
  void settings_are_settings() throws Exception {
    PrometheusTools.Said said =
        PrometheusTools.promtool(null, "check", "config", "config/prometheus/prometheus.yml");
    assertThat(said.exit()).as(said.text()).isZero();
  }

  @Test
  void alerts_fire_when_they_must_and_only_then() throws Exception {
    PrometheusTools.Said said =
        PrometheusTools.promtool(
            null, "test", "rules", "src/test/resources/prometheus/alerts_test.yaml");
    assertThat(said.exit()).as(said.text()).isZero();
  }
}
