package org.forebell.flink.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.forebell.flink.EscalationJob;
import org.forebell.flink.JobDefaults;
import org.forebell.flink.KafkaEnds;
import org.forebell.flink.NotificationEnds;
import org.forebell.flink.NotificationJob;
import org.forebell.flink.NotificationSettings;
import org.forebell.flink.Pace;
import org.junit.jupiter.api.Test;

/** State is found again by the uid of its operator: every one has one, and none is ever lost. */
class OperatorUidsTest {

  @Test
  void everyOperatorHasOne() throws Exception {
    assertThat(job().getStreamGraph(false).getStreamNodes())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            node ->
                assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank());
  }

  @Test
  void everyOperatorOfTheNotificationJobHasOne() throws Exception {
    assertThat(notificationJob().getStreamGraph(false).getStreamNodes())
        .hasSizeGreaterThan(7)
        .allSatisfy(
            node ->
                assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank());
  }

  private static StreamExecutionEnvironment notificationJob() throws IOException {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, JobDefaults.configuration());
    NotificationJob.build(
        env, new NotificationEnds("127.0.0.1:1", "test", new Properties()), shippedSettings());
    return env;
  }

  private static NotificationSettings shippedSettings() throws IOException {
    return new NotificationSettings(
        Files.readAllBytes(Path.of("config/routing.yaml")),
        Files.readAllBytes(Path.of("config/channels.yaml")),
        Files.readAllBytes(Path.of("config/posture.yaml")),
        Files.readAllBytes(Path.of("config/inbound.yaml")),
        Pace.WALL);
  }

  @Test
  void aJobWithoutOneCannotBegin() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, JobDefaults.configuration());
    env.fromSequence(1, 2).print().uid("printed");
    assertThatThrownBy(() -> env.getStreamGraph(false).getJobGraph())
        .hasStackTraceContaining("Auto generated UIDs have been disabled");
  }

  @Test
  void whatAnOlderReleaseKeptStillHasItsPlace() throws Exception {
    List<OperatorID> today = operators(job().getStreamGraph(false).getJobGraph());
    for (GoldenFolder golden : GoldenFolder.all()) {
      assertThat(lost(golden.savepoint(), today))
          .as("uids of " + golden.folder() + " that no operator has")
          .isEmpty();
    }
    List<OperatorID> ofNotification =
        operators(notificationJob().getStreamGraph(false).getJobGraph());
    for (NotifiedFolder golden : NotifiedFolder.all()) {
      assertThat(lost(golden.savepoint(), ofNotification))
          .as("uids of " + golden.folder() + " that no operator has")
          .isEmpty();
    }
  }

  private static TreeSet<String> lost(String savepoint, List<OperatorID> today) throws IOException {
    TreeSet<String> lost = new TreeSet<>();
    for (OperatorState kept :
        SavepointLoader.loadSavepointMetadata(savepoint).getOperatorStates()) {
      if (!today.contains(kept.getOperatorID())) {
        lost.add(kept.getOperatorUid().orElse(kept.getOperatorID().toString()));
      }
    }
    return lost;
  }

  private static StreamExecutionEnvironment job() throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, JobDefaults.configuration());
    EscalationJob.build(
        env,
        new KafkaEnds("127.0.0.1:1", "test", new Properties()),
        GoldenFolder.all().get(0).settings());
    return env;
  }

  private static List<OperatorID> operators(JobGraph job) {
    return StreamSupport.stream(job.getVertices().spliterator(), false)
        .map(JobVertex::getOperatorIDs)
        .flatMap(List::stream)
        .flatMap(
            pair ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(pair.getGeneratedOperatorID()),
                    pair.getUserDefinedOperatorID().stream()))
        .toList();
  }
}
