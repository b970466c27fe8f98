package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forebell.house.Deployed.property;
import static org.forebell.house.Deployed.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.forebell.flink.JobDefaults;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSettings;
import org.forebell.flink.Topics;
import org.forebell.flink.submit.JobFile;
import org.forebell.flink.submit.JobFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deployed says the same as the code and the pom. */
class DeploymentTest {

  static List<JobFile> jobs() {
    return Stream.of("escalation", "notification").map(DeploymentTest::job).toList();
  }

  private static JobFile job(String name) {
    return JobFileReader.read(Path.of("jobs", name, "job.yaml"), Path.of(""));
  }

  @Test
  void topics_are_those_of_the_code() {
    Set<String> named = new TreeSet<>();
    for (JobFile job : jobs()) {
      named.addAll(job.topics().reads());
      named.addAll(job.topics().writes().keySet());
    }
    assertThat(job("notification").topics().reads()).isEqualTo(Topics.NOTIFICATION_READS);
    assertThat(job("notification").topics().writes().keySet())
        .containsExactlyInAnyOrderElementsOf(Topics.NOTIFICATION_WRITES);
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Topics.all(Stamps.BROKER).stream().map(TopicSettings::name).toList());
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void the_entry_class_can_be_run(JobFile job) throws Exception {
    String first = job("escalation").entryClass();
    assertThat(read("pom.xml")).contains("<mainClass>" + first + "</mainClass>");
    Class.forName(job.entryClass()).getMethod("main", String[].class);
    assertThat(job.jar().getFileName()).hasToString("forebell-" + property("version") + "-job.jar");
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void parallelism_fits_the_topics_and_the_state(JobFile job) {
    assertThat(job.parallelism()).isLessThanOrEqualTo(Topics.PARTITIONS);
    assertThat(job.maxParallelism()).isEqualTo(JobDefaults.MAX_PARALLELISM);
  }

  @Test
  void transactions_may_last_as_long_as_brokers_allow() {
    assertThat(job("escalation").kafka().transactionTimeout())
        .isEqualTo(Topics.TRANSACTION_TIMEOUT);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void files_that_are_sent_with_the_job_are_there(JobFile job) {
    assertThat(job.files())
        .hasSizeGreaterThan(2)
        .allSatisfy((name, file) -> assertThat(file).as(name).isRegularFile());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker/Dockerfile",
        "docker/compose.yaml",
        "jobs/escalation/job.yaml",
        "jobs/escalation/flinkdeployment.yaml",
        "jobs/notification/job.yaml",
        "jobs/notification/flinkdeployment.yaml"
      })
  void nothing_is_left_to_chance(String file) {
    assertThat(read(file))
        .doesNotContainIgnoringCase("allowNonRestoredState: true", ":latest", "FIXME", "TODO");
  }
}
