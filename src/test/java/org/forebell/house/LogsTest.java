package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.forebell.cluster.LogSettings;
import org.forebell.delivery.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs are the same wherever a cluster runs, and documented. */
class LogsTest {

  private static final Path SHIPPED = Path.of("config/log4j-console.properties");

  @ParameterizedTest
  @ValueSource(strings = {"escalation", "notification"})
  void the_operator_is_given_the_shipped_settings(String job) throws IOException {
    assertThat(
            Deployed.yaml("jobs/" + job + "/flinkdeployment.yaml")
                .at("/spec/logConfiguration/log4j-console.properties")
                .asText())
        .isEqualTo(Files.readString(SHIPPED));
  }

  @Test
  void every_appender_writes_the_same_fields(@TempDir Path folder) throws IOException {
    Set<String> templates = new TreeSet<>();
    for (String text :
        Set.of(
            Files.readString(SHIPPED), Files.readString(LogSettings.write(folder, "anything")))) {
      Properties settings = new Properties();
      settings.load(new StringReader(text));
      settings.forEach(
          (key, value) -> {
            if (key.toString().endsWith(".layout.eventTemplate")) {
              templates.add(value.toString());
            }
            if (key.toString().endsWith(".layout.type")) {
              assertThat(value).isEqualTo("JsonTemplateLayout");
            }
          });
    }
    assertThat(templates).hasSize(1);
  }

  @Test
  void every_event_is_documented_and_no_other() throws IOException {
    Set<String> written =
        Pattern.compile("tell\\(\\s*\"(\\w+)\",")
            .matcher(Files.readString(Path.of("src/main/java/org/forebell/flink/EventLog.java")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    // Receipts are written by the way back in, which is no job.
    Arrays.stream(Step.Kind.values())
        .filter(kind -> kind != Step.Kind.DELIVERED)
        .forEach(kind -> written.add("delivery_" + kind.code()));
    Set<String> documented =
        Pattern.compile("(?m)^\\| `(\\w+)` \\|")
            .matcher(Files.readString(Path.of("docs/logs.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(written);
  }
}
