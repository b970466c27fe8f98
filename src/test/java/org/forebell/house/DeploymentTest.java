package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forebell.house.Deployed.property;
import static org.forebell.house.Deployed.read;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.forebell.flink.JobDefaults;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSettings;
import org.forebell.flink.Topics;
import org.forebell.flink.submit.JobFile;
import org.forebell.flink.submit.JobFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deployed says the same as the code and the pom. */
class DeploymentTest {
  private final JobFile job = JobFileReader.read(Path.of("jobs/escalation/job.yaml"), Path.of(""));

  @Test
  void topics_are_those_of_the_code() {
    Set<String> named = new TreeSet<>(job.topics().reads());
    named.addAll(job.topics().writes().keySet());
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Topics.all(Stamps.BROKER).stream().map(TopicSettings::name).toList());
  }

  @Test
  void the_entry_class_can_be_run() throws Exception {
    assertThat(read("pom.xml")).contains("<mainClass>" + job.entryClass() + "</mainClass>");
    Class.forName(job.entryClass()).getMethod("main", String[].class);
    assertThat(job.jar().getFileName()).hasToString("forebell-" + property("version") + "-job.jar");
  }

  @Test
  void parallelism_fits_the_topics_and_the_state() {
    assertThat(job.parallelism()).isLessThanOrEqualTo(Topics.PARTITIONS);
    assertThat(job.maxParallelism()).isEqualTo(JobDefaults.MAX_PARALLELISM);
  }

  @Test
  void transactions_may_last_as_long_as_brokers_allow() {
    assertThat(job.kafka().transactionTimeout()).isEqualTo(Topics.TRANSACTION_TIMEOUT);
  }

  @Test
  void files_that_are_sent_with_the_job_are_there() {
    assertThat(job.files().get("policy")).isRegularFile();
    assertThat(job.files().get("model")).isRegularFile();
    assertThat(job.files().get("gazetteer")).isRegularFile();
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
    assertThat(read(file))
        .doesNotContainIgnoringCase("allowNonRestoredState: true", ":latest", "FIXME", "TODO");
  }
}
