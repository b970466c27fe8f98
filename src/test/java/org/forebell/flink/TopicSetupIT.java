package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.forebell.flink.TopicSetup.State.CREATED;
import static org.forebell.flink.TopicSetup.State.DIFFERS;
import static org.forebell.flink.TopicSetup.State.PRESENT;
import static org.forebell.flink.TopicSetup.State.REPAIRED;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.forebell.flink.TopicSetup.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupIT {
  private static EmbeddedBroker broker;
  private static Admin admin;

  @BeforeAll
  static void start(@TempDir Path folder) {
    broker = EmbeddedBroker.start(folder);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @AfterEach
  void deleteAll() throws Exception {
    admin.deleteTopics(admin.listTopics().names().get()).all().get();
  }

  @Test
  void what_is_missing_is_created_once() {
    assertThat(setup(4, Stamps.BROKER, false)).extracting(Outcome::state).containsOnly(CREATED);
    assertThat(setup(4, Stamps.BROKER, false)).extracting(Outcome::state).containsOnly(PRESENT);
  }

  @Test
  void the_broker_sets_the_clock_of_live_reports() throws Exception {
    setup(4, Stamps.BROKER, false);
    assertThat(config(Topics.INCIDENT_REPORTS, "message.timestamp.type"))
        .isEqualTo("LogAppendTime");
    assertThat(config(Topics.ALERTS, "message.timestamp.type")).isEqualTo("CreateTime");
  }

  @Test
  void topics_that_tell_of_other_years_forget_nothing() throws Exception {
    setup(4, Stamps.SENDER, false);
    for (TopicSettings topic : Topics.all(Stamps.SENDER)) {
      assertThat(config(topic.name(), "retention.ms")).isEqualTo("-1");
    }
  }

  @Test
  void what_differs_is_told_and_left_alone() throws Exception {
    setup(4, Stamps.SENDER, false);

    Outcome incident = setup(8, Stamps.BROKER, false).get(0);

    assertThat(incident.state()).isEqualTo(DIFFERS);
    assertThat(incident.differences())
        .contains("partitions: 4, not 8", "message.timestamp.type: CreateTime, not LogAppendTime");
    assertThat(config(Topics.INCIDENT_REPORTS, "message.timestamp.type")).isEqualTo("CreateTime");
  }

  @Test
  void what_differs_is_repaired_when_asked() {
    setup(4, Stamps.SENDER, false);
    assertThat(setup(8, Stamps.BROKER, true)).extracting(Outcome::state).containsOnly(REPAIRED);
    // Kafka tells of new settings a moment after it took them.
    await()
        .untilAsserted(
            () ->
                assertThat(setup(8, Stamps.BROKER, false))
                    .extracting(Outcome::state)
                    .containsOnly(PRESENT));
  }

  @Test
  void partitions_never_become_fewer() {
    setup(4, Stamps.BROKER, false);
    assertThat(setup(2, Stamps.BROKER, true))
        .filteredOn(each -> !Set.of(Topics.POLICY, Topics.ROUTING).contains(each.topic()))
        .extracting(Outcome::state)
        .containsOnly(DIFFERS);
  }

  @Test
  void many_at_once_make_each_topic_once() {
    List<Outcome> outcomes =
        Stream.generate(() -> 4)
            .limit(4)
            .parallel()
            .flatMap(partitions -> setup(partitions, Stamps.BROKER, false).stream())
            .toList();
    assertThat(outcomes.stream().filter(o -> o.state() == CREATED).map(Outcome::topic))
        .containsExactlyInAnyOrderElementsOf(
            Topics.all(Stamps.BROKER).stream().map(TopicSettings::name).toList());
  }

  private static List<Outcome> setup(int partitions, Stamps stamps, boolean repair) {
    return new TopicSetup(admin, partitions, 0).ensure(Topics.all(stamps), repair);
  }

  private static String config(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(Set.of(resource)).all().get().get(resource).get(name).value();
  }
}
