package org.forebell.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.forebell.channel.HostileGateway;
import org.forebell.channel.HostileGateway.Mood;
import org.forebell.delivery.Step;
import org.forebell.flink.replay.Replay;
import org.forebell.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Canaries in every field of reports that must stay inside, through both jobs and every channel:
 * none is in any byte that leaves.
 */
class NotificationTaintIT {

  private static final List<String> OVER_HTTP =
      List.of("sms", "code", "rapid", "hook", "slack", "mattermost", "teams", "manager");

  @TempDir private Path folder;

  @Test
  void noCanaryLeavesByAnyChannelOrIsLogged() throws Exception {
    Path logged = folder.resolve("cluster.log");
    try (LogFile log = LogFile.asOnACluster(logged)) {
      noCanaryLeavesByAnyChannel();
    }
    // The mail server that the test brings says who gets mail; ours say nothing of it.
    byte[] all =
        Files.readAllLines(logged).stream()
            .filter(line -> !line.contains("\"logger\":\"com.icegreen."))
            .collect(Collectors.joining("\n"))
            .getBytes(UTF_8);
    assertThat(new Traces(Scenario.CANARY, "12.3456789", "98.7654321").in(all)).isEmpty();
    assertThat(new Traces("25261000", "officer@", "people.example").in(all)).isEmpty();
    assertThat(new String(all, UTF_8))
        .contains("\"event\":\"delivery_sent\"", "\"event\":\"delivery_queued\"");
  }

  private void noCanaryLeavesByAnyChannel() throws Exception {
    List<String> alerts = alerts();
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mail.start();
    try (NotifiedWorld world = NotifiedWorld.in(folder, Stamps.SENDER);
        HostileGateway gateway = HostileGateway.in(Mood.TAKES)) {
      JobClient job = world.start(settings(gateway, mail.getSmtp().getPort()), null);
      for (String alert : alerts) {
        world.send(
            Topics.ALERTS,
            alert.replaceFirst(".*\"area\":\"([^\"]*)\".*", "$1"),
            alert.getBytes(UTF_8));
      }
      Set<String> wanted = new TreeSet<>(OVER_HTTP);
      wanted.addAll(List.of("outbox", "cap", "mail"));
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                assertThat(ways(world)).isEqualTo(wanted);
                assertThat(isQuiet(world)).as("nothing is under way").isTrue();
              });
      job.cancel().get();

      Map<String, byte[]> left = left(gateway, mail);
      assertThat(left).hasSizeGreaterThan(50);
      Traces inside = new Traces(Scenario.CANARY, "12.3456789", "98.7654321");
      left.forEach((what, bytes) -> assertThat(inside.in(bytes)).as(what).isEmpty());
      Traces addresses = new Traces("25261000", "officer@", "people.example");
      for (String topic : List.of(Topics.DELIVERIES, Topics.NOT_DELIVERABLE)) {
        byte[] all = String.join("\n", world.read(topic)).getBytes(UTF_8);
        assertThat(inside.in(all)).as(topic).isEmpty();
        assertThat(addresses.in(all)).as("who is reached stands in no topic: " + topic).isEmpty();
      }
      System.out.printf(
          "%d alerts of a world full of canaries: %d files, mails and requests by %d channels, none in any%n",
          alerts.size(), left.size(), wanted.size());
    } finally {
      mail.stop();
    }
  }

  /** What the escalation job tells of a world in which every free field carries a canary. */
  private List<String> alerts() throws Exception {
    Path reports = folder.resolve("reports.ndjson");
    ExportedWorld world = ExportedWorld.of(Scenario.small(5).withCanaries());
    Files.write(reports, world.lines());
    assertThat(Files.readString(reports)).contains(Scenario.CANARY, "12.3456789");
    Path alerts = folder.resolve("alerts.ndjson");
    Replay.run(
        new Replay.Request(
            List.of(reports),
            null,
            alerts,
            null,
            Long.MIN_VALUE,
            world.end(),
            1,
            ShippedSettings.read()),
        (done, all) -> {});
    List<String> told = Files.readAllLines(alerts);
    assertThat(told).hasSizeGreaterThan(10);
    return told;
  }

  private static Set<String> ways(NotifiedWorld world) {
    return world.steps().stream()
        .filter(each -> each.kind() == Step.Kind.SENT)
        .map(Step::channel)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether all that was begun has come to its end; what a newer version replaced, too. */
  private static boolean isQuiet(NotifiedWorld world) {
    Set<String> begun = new TreeSet<>();
    Set<String> ended = new TreeSet<>();
    for (Step step : world.steps()) {
      String letter = step.recipient() + "/" + step.alert() + "." + step.version();
      if (step.kind() == Step.Kind.QUEUED && !step.channel().isEmpty()) {
        begun.add(letter);
      } else if (step.kind() == Step.Kind.SENT
          || step.kind() == Step.Kind.SUPPRESSED
          || step.isDeadLetter()) {
        ended.add(letter);
      }
    }
    return ended.containsAll(begun);
  }

  private Map<String, byte[]> left(HostileGateway gateway, GreenMail mail) throws Exception {
    Map<String, byte[]> left = new TreeMap<>();
    for (String name : List.of("outbox", "cap")) {
      try (Stream<Path> files = Files.list(folder.resolve(name))) {
        for (Path file : files.toList()) {
          left.put(name + "/" + file.getFileName(), Files.readAllBytes(file));
        }
      }
    }
    int number = 0;
    for (HostileGateway.Got got : gateway.requests()) {
      String head = got.method() + " " + got.uri() + "\n" + got.headers() + "\n";
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(head.getBytes(UTF_8));
      bytes.write(got.body());
      left.put("request " + number++ + " " + got.uri(), bytes.toByteArray());
    }
    for (MimeMessage message : mail.getReceivedMessages()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      left.put("mail " + number++, bytes.toByteArray());
    }
    assertThat(mail.getReceivedMessages()).isNotEmpty();
    return left;
  }

  private NotificationSettings settings(HostileGateway gateway, int smtp) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "a secret of thirty-two letters..");
    String channels =
        """
        channels:
          outbox: {medium: outbox, live: false, folder: "%1$s/outbox", domain: a.example.org}
          cap: {medium: cap, live: true, folder: "%1$s/cap", sender: a@example.org, restriction: For partners}
          mail: {medium: mail, live: true, host: 127.0.0.1, port: %2$d, encryption: none, from: "Forebell <f@example.org>", domain: a.example.org}
          sms: {medium: sms, live: true, url: "%3$s/sms", type: json, body: '{"to": "{to}", "text": "{text}"}', reference: /id}
          code: {medium: sms, live: true, words: code_words, url: "%3$s/code?to={to}&text={text}", method: GET}
          rapid: {medium: rapidpro, live: true, url: "%3$s/rapid", from: "+2527"}
          hook: {medium: webhook, live: true, url: "%3$s/hook", secret: "${file:%4$s}"}
          slack: {medium: webhook, live: true, url: "%3$s/slack", shape: slack}
          mattermost: {medium: webhook, live: true, url: "%3$s/mattermost", shape: mattermost}
          teams: {medium: webhook, live: true, url: "%3$s/teams", shape: teams}
          manager: {medium: alertmanager, live: true, url: "%3$s"}
        """
            .formatted(folder, smtp, gateway.url(), secret);
    return ShippedSettings.telling(routing(), channels, Pace.ALERTS);
  }

  /** Somebody who is called, and one who listens to everything for each channel. */
  private static String routing() {
    StringBuilder recipients = new StringBuilder();
    List<String> all = new ArrayList<>(OVER_HTTP);
    all.addAll(List.of("outbox", "cap", "mail"));
    String[] languages = {"en", "fr", "es", "ar", "uk", "pt"};
    int number = 0;
    for (String channel : all) {
      String to = channel.equals("mail") ? "officer@people.example.org" : "+25261000" + number;
      recipients.append(
          """
            at-%s:
              tier: %s
              language: %s
              zone: UTC
              areas: [XAA, XAB, XAC]
              subjects: [staff, facility]
              channels: [{channel: %s, to: "%s", interrupts: false}]
          """
              .formatted(
                  channel,
                  number % 3 == 2 ? "partner" : "inside",
                  languages[number++ % languages.length],
                  channel,
                  to));
    }
    return """
        version: taint
        recipients:
          desk:
            tier: inside
            language: en
            zone: UTC
            channels: [{channel: outbox, to: desk, interrupts: true}]
        %s
        ladders:
          one:
            critical: [{call: first, wait: 12 h}]
            warning: [{call: first, wait: 12 h}]
            watch: [{call: first, wait: 12 h}]
        areas:
          default: {ladder: one, first: desk}
        """
        .formatted(recipients);
  }
}
