package org.forebell.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.AcknowledgementJson;
import org.forebell.delivery.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the topic of alerts to bytes in an outbox, and back to the topic of deliveries. */
class NotificationKafkaIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void anAlertIsWordedRoutedSentAndAnswered() throws Exception {
    try (NotifiedWorld world = NotifiedWorld.in(folder)) {
      JobClient job = world.start(settings(shipped("routing.yaml")), null);
      long now = System.currentTimeMillis();
      AlertRecord alert = AlertRecord.raised("XAB/The Crossing", "critical", 1, now);
      world.tell(alert);
      world.tell(alert);
      world.send(Topics.ALERTS, "XAB", "no alert".getBytes(UTF_8));
      await().atMost(SOON).until(() -> kinds(world).contains(Step.Kind.SENT));
      assertThat(outbox()).anyMatch(name -> name.endsWith(".eml"));
      assertThat(outbox()).anyMatch(name -> name.endsWith(".sms.txt"));
      assertThat(outbox()).anyMatch(name -> name.endsWith(".cap.xml"));
      assertThat(outbox()).anyMatch(name -> name.endsWith(".json"));

      Acknowledgement answer =
          new Acknowledgement(alert.id(), 1, "field-duty-a", "command", System.currentTimeMillis());
      world.send(Topics.ACKNOWLEDGEMENTS, alert.id(), AcknowledgementJson.write(answer));
      await().atMost(SOON).until(() -> kinds(world).contains(Step.Kind.ACKNOWLEDGED));

      assertThat(world.steps().stream().filter(each -> each.kind() == Step.Kind.SENT))
          .extracting(Step::key)
          .doesNotHaveDuplicates();
      assertThat(world.read(Topics.NOT_DELIVERABLE))
          .singleElement()
          .asString()
          .contains("\"reason\":\"not_json\"", "\"topic\":\"alerts\"");
      job.cancel().get();
    }
  }

  @Test
  void aRoutingIsLiveAndAWrongOneIsRefusedWithItsLine() throws Exception {
    try (NotifiedWorld world = NotifiedWorld.in(folder)) {
      String shipped = shipped("routing.yaml");
      JobClient job = world.start(settings(shipped), null);
      world.send(
          Topics.ROUTING,
          "routing",
          shipped.replace("tier: inside", "tier: inner").getBytes(UTF_8));
      await().atMost(SOON).until(() -> !world.read(Topics.NOT_DELIVERABLE).isEmpty());
      assertThat(world.read(Topics.NOT_DELIVERABLE).get(0))
          .contains("\"reason\":\"bad_routing\"", "line ", "inner");

      String other =
          shipped.replace(
              "first: field-duty, deputy: field-deputy", "first: field-deputy, deputy: field-duty");
      assertThat(other).isNotEqualTo(shipped);
      world.send(Topics.ROUTING, "routing", other.getBytes(UTF_8));
      int number = 0;
      while (!recipients(world).contains("field-deputy")) {
        assertThat(number).isLessThan(100);
        AlertRecord alert =
            AlertRecord.raised("XAC/Somewhere", "critical", ++number, System.currentTimeMillis());
        world.tell(alert);
        await().atMost(SOON).until(() -> sent(world, alert));
      }
      job.cancel().get();
    }
  }

  @Test
  void anExerciseReachesWhoIsMarkedForItAndSaysSo() throws Exception {
    try (NotifiedWorld world = NotifiedWorld.in(folder)) {
      JobClient job = world.start(settings(shipped("routing.yaml")), null);
      long now = System.currentTimeMillis();
      AlertRecord alert = AlertRecord.raised("XAB/The Crossing", "critical", 1, now).asExercise();
      world.tell(alert);
      await().atMost(SOON).until(() -> sent(world, alert));
      for (String name : outbox()) {
        if (name.endsWith(".sms.txt")) {
          assertThat(Files.readString(folder.resolve("outbox").resolve(name)))
              .as(name)
              .matches("(?s)([^\\n]*(EXERC|EJERC|تمرين|НАВЧ)){2}.*");
        }
      }
      assertThat(world.steps()).allMatch(Step::exercise);
      job.cancel().get();
    }
  }

  private static boolean sent(NotifiedWorld world, AlertRecord alert) {
    return world.steps().stream()
        .anyMatch(each -> each.kind() == Step.Kind.SENT && each.letter().equals(alert.key()));
  }

  private static Set<Step.Kind> kinds(NotifiedWorld world) {
    return world.steps().stream().map(Step::kind).collect(Collectors.toSet());
  }

  private static Set<String> recipients(NotifiedWorld world) {
    return world.steps().stream().map(Step::recipient).collect(Collectors.toSet());
  }

  private List<String> outbox() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private NotificationSettings settings(String routing) throws IOException {
    String channels =
        shipped("channels.yaml").replace("target/outbox", folder.resolve("outbox").toString());
    return new NotificationSettings(
        routing.getBytes(UTF_8),
        channels.getBytes(UTF_8),
        shipped("posture.yaml").getBytes(UTF_8),
        shipped("inbound.yaml").getBytes(UTF_8),
        Pace.WALL);
  }

  private static String shipped(String name) throws IOException {
    return Files.readString(Path.of("config", name));
  }
}
