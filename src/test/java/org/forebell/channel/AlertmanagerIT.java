package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Parcel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The channel and the shipped configuration against a real Alertmanager, as Debian's package {@code
 * prometheus-alertmanager} brings it; its mail goes to a real server in this process.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertmanagerIT {
  private static final Path SHIPPED = Path.of("config/alertmanager/alertmanager.yml");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final long begin = Instant.now().minusSeconds(60).toEpochMilli();
  private GreenMail mail;
  private Process alertmanager;
  private String url;
  private Channels channels;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    String binary = binary("prometheus-alertmanager", "alertmanager");
    assumeTrue(
        binary != null,
        "skipped: no Alertmanager here; apt-get install prometheus-alertmanager brings it");
    mail = new GreenMail(new ServerSetup(0, "localhost", "smtp"));
    mail.start();
    Path config = home.resolve("alertmanager.yml");
    String shipped = Files.readString(SHIPPED);
    assertThat(shipped).contains("smtp_smarthost: mail:1025");
    Files.writeString(
        config, shipped.replace("mail:1025", "localhost:" + mail.getSmtp().getPort()));
    int port = freePort();
    url = "http://localhost:" + port;
    alertmanager =
        new ProcessBuilder(
                binary,
                "--config.file=" + config,
                "--storage.path=" + home.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("alertmanager.log").toFile())
            .start();
    await().atMost(PATIENCE).ignoreExceptions().until(() -> get("/-/ready").contains("OK"));
    channels =
        Parcels.open(
            "manager:\n  medium: alertmanager\n  live: false\n  url: " + url + "/", Map.of());
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (channels != null) {
      channels.close();
    }
    if (mail != null) {
      mail.stop();
    }
    if (alertmanager != null) {
      alertmanager.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }

  @BeforeEach
  void forgetMail() throws Exception {
    mail.purgeEmailFromAllMailboxes();
  }

  @Test
  void six_versions_are_one_alert_at_each_level_and_one_at_a_time() throws Exception {
    List<String> severities = new ArrayList<>();
    String warning = "";
    for (int version = 1; version <= 6; version++) {
      tell(Parcels.version(version));
      List<JsonNode> active = active(Parcels.ID);
      active.forEach(each -> severities.add(each.at("/labels/severity").asText()));
      if (version == 2) {
        warning = active.get(0).get("fingerprint").asText();
      }
      if (version == 3) {
        assertThat(active.get(0).get("fingerprint").asText()).isEqualTo(warning);
        assertThat(active.get(0).at("/annotations/version").asText()).isEqualTo("3");
      }
    }
    assertThat(severities).containsExactly("watch", "warning", "warning", "critical", "watch");
    assertThat(active(Parcels.ID)).isEmpty();
  }

  @Test
  void annotations_carry_the_words_and_the_end_is_that_of_the_alert() throws Exception {
    PublishedAlert alert = tell(renamed("PPPP-2222", 2));
    JsonNode active = active("PPPP-2222").get(0);
    assertThat(active.at("/annotations/summary").asText()).contains("Jonglei");
    assertThat(active.at("/annotations/instruction").asText()).isNotBlank();
    assertThat(active.at("/labels/area").asText()).isEqualTo("SS04");
    assertThat(OffsetDateTime.parse(active.get("endsAt").asText()).toInstant())
        .isEqualTo(Instant.ofEpochMilli(alert.validUntil()));
  }

  @Test
  void a_version_that_was_lost_or_came_twice_leaves_nothing_behind() throws Exception {
    tell(renamed("LLLL-2222", 1));
    tell(renamed("LLLL-2222", 4));
    tell(renamed("LLLL-2222", 4));
    assertThat(active("LLLL-2222"))
        .extracting(each -> each.at("/labels/severity").asText())
        .containsExactly("critical");
    tell(renamed("LLLL-2222", 6));
    assertThat(active("LLLL-2222")).isEmpty();
  }

  @Test
  void an_escalation_is_told_at_once_to_those_on_duty() throws Exception {
    tell(renamed("MMMM-2222", 4));
    await().atMost(PATIENCE).until(() -> mailed("MMMM-2222").contains("security-duty@example.org"));
  }

  @Test
  void a_drill_reaches_the_drill_and_nobody_else() throws Exception {
    tell(Parcels.exercise());
    await().atMost(PATIENCE).until(() -> !mailed(Parcels.exercise().id()).isEmpty());
    assertThat(mailed(Parcels.exercise().id())).containsOnly("drill@example.org");
  }

  @Test
  void amtool_has_nothing_against_the_shipped_configuration() throws Exception {
    String amtool = binary("amtool");
    assumeTrue(amtool != null, "skipped: no amtool here");
    Process check =
        new ProcessBuilder(amtool, "check-config", SHIPPED.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
  }

  @Test
  void what_goes_wrong_with_the_machine_never_reaches_those_who_keep_people_safe()
      throws Exception {
    String amtool = binary("amtool");
    assumeTrue(amtool != null, "skipped: no amtool here");
    JsonNode rules =
        new YAMLMapper().readTree(Path.of("config/prometheus/rules/alerts.yaml").toFile());
    List<JsonNode> alerts = new ArrayList<>();
    rules.get("groups").forEach(group -> group.get("rules").forEach(alerts::add));
    for (JsonNode alert : alerts) {
      String severity = alert.at("/labels/severity").asText();
      assertThat(receiver(amtool, alert.get("alert").asText(), severity))
          .isEqualTo(severity.equals("critical") ? "engineer-on-duty" : "engineers");
    }
    assertThat(receiver(amtool, "ForebellRisk", "critical")).isEqualTo("security-at-once");
    assertThat(receiver(amtool, "ForebellSilence", "watch")).isEqualTo("security");
  }

  private static String receiver(String amtool, String name, String severity) throws Exception {
    Process test =
        new ProcessBuilder(
                amtool,
                "config",
                "routes",
                "test",
                "--config.file=" + SHIPPED,
                "alertname=" + name,
                "severity=" + severity)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(test.waitFor()).as(said).isZero();
    return said.strip();
  }

  private PublishedAlert renamed(String id, int version) {
    PublishedAlert one = Parcels.version(version);
    return Parcels.alert(id, version, one.change(), one.level(), one.previousLevel(), false);
  }

  private PublishedAlert tell(PublishedAlert alert) {
    PublishedAlert now = new Draft(alert).at(begin + alert.version() * 1000L).done();
    Parcel parcel = Parcels.to("manager", "", now);
    assertThat(channels.get("manager").send(parcel).toCompletableFuture().join())
        .isEqualTo(new Sent.Taken(""));
    return now;
  }

  private List<JsonNode> active(String id) throws Exception {
    JsonNode all = new ObjectMapper().readTree(get("/api/v2/alerts?active=true"));
    List<JsonNode> ours = new ArrayList<>();
    all.forEach(
        each -> {
          if (each.at("/labels/alert_id").asText().equals(id)) {
            ours.add(each);
          }
        });
    return ours;
  }

  /** To whom mail went that names the alert. */
  private List<String> mailed(String id) throws MessagingException, IOException {
    List<String> to = new ArrayList<>();
    for (MimeMessage each : mail.getReceivedMessages()) {
      if (each.getSubject().contains(id)) {
        to.add(each.getRecipients(Message.RecipientType.TO)[0].toString());
      }
    }
    return to;
  }

  private String get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private static String binary(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
