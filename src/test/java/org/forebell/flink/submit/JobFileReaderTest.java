package org.forebell.flink.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.forebell.flink.Stamps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFileReaderTest {
  private static final Path SHIPPED = Path.of("jobs/escalation/job.yaml");

  @TempDir Path folder;

  @Test
  void the_shipped_file_says_all_about_the_job() {
    Path home = Path.of("/srv/forebell");
    JobFile job = JobFileReader.read(SHIPPED, home);
    assertThat(job.name()).isEqualTo("escalation");
    assertThat(job.jar()).isEqualTo(home.resolve("target/forebell-0.1.0-SNAPSHOT-job.jar"));
    assertThat(job.parallelism()).isEqualTo(2);
    assertThat(job.maxParallelism()).isEqualTo(128);
    assertThat(job.kafka())
        .isEqualTo(new JobFile.Kafka("localhost:9092", null, "escalation", Duration.ofMinutes(15)));
    assertThat(job.topics().stamps()).isEqualTo(Stamps.BROKER);
    assertThat(job.topics().reads())
        .isEqualTo(List.of("reports.incident", "reports.access", "policy"));
    assertThat(job.topics().writes()).containsAllEntriesOf(Map.of("alerts", "at-least-once"));
    assertThat(job.checkpointing().alignedTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(job.savepoints())
        .isEqualTo("file:///srv/forebell/target/cluster/state/escalation/savepoints");
    assertThat(job.files().get("policy")).isEqualTo(home.resolve("config/policy.yaml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parallelism: 2               | paralelism: 2          | paralelism is no key here. Did you mean parallelism?
          retained: 3                  | retaind: 3             | checkpointing.retaind is no key here. Did you mean retained?
          backend: rocksdb             | backend: rocksDB       | state.backend is "rocksDB". Did you mean rocksdb?
          backend: rocksdb             | backend: fs            | Known are hashmap, rocksdb.
          parallelism: 2               | parallelism: 129       | Write a whole number, 1 to 128.
          parallelism: 2               | parallelism: two       | is "two". Write a whole number
          parallelism: 2               | parallelism: 2.5       | is "2.5". Write a whole number
          maxParallelism: 128          | maxParallelism: 0      | 1 to 32768
          name: escalation             | name: Escalation_1     | Use a-z, 0-9 and -
          name: escalation             | name:                  | name must be one value, and is none
          interval: 10 s               | interval: 10           | Write a number with its unit, 10 ms to 1 d
          interval: 10 s               | interval: soon         | no span of time. Write 10 s, 15 min or 1 h.
          interval: 10 s               | interval: 1 ms         | Write a number with its unit, 10 ms
          jitter: 0.1                  | jitter: NaN            | Write a number, 0 to 1
          strategy: exponential-delay  | strategy: none         | Known are exponential-delay.
          stamps: broker               | stamps: brokers        | Did you mean broker?
          alerts: at-least-once        | alerts: at-most-once   | topics.writes.alerts is "at-most-once". Did you mean
          incremental: true            | incremental: yes       | Known are false, true.
          transactionTimeout: 15 min   | transactionTimeout: 5 min | would outlive its transactions
          entryClass:                  | entryClas:             | line 4: entryClas is no key here
          group: escalation            | group: escalation\\n  group: b | Duplicate field 'group'
          reads: [reports.incident, reports.access, policy] | reads: all | must be a list
          """)
  void what_cannot_work_is_named_with_what_to_do(String was, String is, String said)
      throws IOException {
    Path file = written(was, is.replace("\\n", "\n"));
    assertThatThrownBy(() -> JobFileReader.read(file, folder))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageMatching("(?s).*, line \\d+: .*")
        .hasMessageContaining(said);
  }

  @Test
  void a_key_that_is_missing_is_named() throws IOException {
    Path file = written("parallelism: 2\n", "\n");
    assertThatThrownBy(() -> JobFileReader.read(file, folder))
        .hasMessageContaining("parallelism is missing");
  }

  @Test
  void object_storage_is_taken_as_it_is() throws IOException {
    Path file = written("storage: target/cluster/state", "storage: s3://warn/forebell/");
    JobFile job = JobFileReader.read(file, folder);
    assertThat(job.checkpoints()).isEqualTo("s3://warn/forebell/escalation/checkpoints");
  }

  @Test
  void checkpoints_may_stay_aligned() throws IOException {
    Path file = written("alignedTimeout: 5 s", "alignedTimeout: never");
    assertThat(JobFileReader.read(file, folder).checkpointing().alignedTimeout()).isNull();
  }

  @Test
  void what_is_no_yaml_or_no_file_is_told() throws IOException {
    Path none = folder.resolve("none.yaml");
    assertThatThrownBy(() -> JobFileReader.read(none, folder)).hasMessageContaining("Check");
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "name: [a\n");
    assertThatThrownBy(() -> JobFileReader.read(broken, folder))
        .hasMessageContaining("is not YAML");
    Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
    assertThatThrownBy(() -> JobFileReader.read(empty, folder)).hasMessageContaining("no keys");
    Path two = Files.writeString(folder.resolve("two.yaml"), "a: 1\n---\nb: 2\n");
    assertThatThrownBy(() -> JobFileReader.read(two, folder)).hasMessageContaining("more than one");
  }

  private Path written(String was, String is) throws IOException {
    String shipped = Files.readString(SHIPPED);
    assertThat(shipped).contains(was);
    String changed =
        shipped.replaceFirst(
            "(?m)(?<=^ {0,9})" + java.util.regex.Pattern.quote(was),
            java.util.regex.Matcher.quoteReplacement(is));
    return Files.writeString(folder.resolve("job.yaml"), changed);
  }
}
