package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mail to a server that wants a name and a password, over TLS with a certificate that we made. Who
 * trusts it says so to Java, so the mail is sent by a process of its own.
 */
class MailLoginIT {

  private static final String TO = "officer@field.example.org";
  private static final String USER = "forebell";
  private static final String PASSWORD = "pa55-word-of-the-channel";
  private static final String STORE_PASSWORD = "changeit";

  @TempDir private Path folder;

  private GreenMail server;

  @BeforeEach
  void certify() throws Exception {
    keytool(
        "-genkeypair -alias mail -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 2"
            + " -storetype PKCS12",
        "server.p12");
    keytool("-exportcert -rfc -alias mail -file " + folder.resolve("ca.pem"), "server.p12");
    keytool(
        "-importcert -noprompt -alias mail -storetype PKCS12 -file " + folder.resolve("ca.pem"),
        "trust.p12");
    Files.writeString(folder.resolve("password"), PASSWORD);
  }

  private void keytool(String words, String store) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(words.split(" ")));
    command.addAll(
        List.of("-keystore", folder.resolve(store).toString(), "-storepass", STORE_PASSWORD));
    Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(told).isZero();
  }

  private void serve() {
    ServerSetup setup = new ServerSetup(0, "localhost", "smtp");
    setup.setServerStartupTimeout(Duration.ofSeconds(20).toMillis());
    server = new GreenMail(setup);
    server.setUser(TO, USER, PASSWORD);
    server.start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"starttls", "tls"})
  void logs_in_over_tls_and_the_password_is_in_no_log(String encryption) throws Exception {
    serve();
    try (TlsDoor door = door(encryption)) {
      assertThat(send(door.port(), encryption, "trust.p12")).startsWith("Taken[");
      assertThat(door.inTheClear()).noneMatch(line -> line.contains("AUTH"));
      assertThat(door.behindTls()).anyMatch(line -> line.startsWith("AUTH"));
      MimeMessage[] mails = server.getReceivedMessages();
      assertThat(mails).hasSize(1);
      assertThat(mails[0].getAllRecipients()[0]).hasToString(TO);
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"starttls", "tls"})
  void who_is_not_trusted_gets_neither_password_nor_mail(String encryption) throws Exception {
    keytool("-genkeypair -alias other -keyalg EC -dname CN=other -storetype PKCS12", "other.p12");
    serve();
    try (TlsDoor door = door(encryption)) {
      assertThat(send(door.port(), encryption, "other.p12")).contains("reason=tls");
      assertThat(door.inTheClear()).noneMatch(line -> line.contains("AUTH"));
      assertThat(door.behindTls()).isEmpty();
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void a_wrong_password_can_be_mended_so_the_mail_waits() throws Exception {
    serve();
    Files.writeString(folder.resolve("password"), "wr0ng-one");
    try (TlsDoor door = door("starttls")) {
      assertThat(send(door.port(), "starttls", "trust.p12"))
          .contains("TryAgain", "reason=smtp_refused_login");
      assertThat(log()).doesNotContain("wr0ng-one");
    } finally {
      server.stop();
    }
  }

  private TlsDoor door(String encryption) throws Exception {
    return TlsDoor.open(
        server.getSmtp().getPort(),
        folder.resolve("server.p12"),
        STORE_PASSWORD,
        encryption.equals("tls"));
  }

  /** What became of one mail, sent by another process, whose every word is looked at. */
  private String send(int port, String encryption, String trust) throws Exception {
    Path settings =
        Files.writeString(
            folder.resolve("channels.yaml"),
            """
            channels:
              mail:
                medium: mail
                live: true
                host: localhost
                port: %d
                encryption: %s
                user: %s
                password: ${file:%s}
                from: Forebell <forebell@example.org>
                domain: mail.example.org
            """
                .formatted(port, encryption, USER, folder.resolve("password")));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + folder.resolve(trust),
                "-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD,
                "-Dlog4j2.configurationFile=log4j2.properties",
                "-Djava.util.logging.config.file=" + everyWord(),
                "-Dforebell.log=" + folder.resolve("mail.log"),
                "-cp",
                System.getProperty("java.class.path"),
                MailLoginIT.class.getName(),
                settings.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    assertThat(told).as("the library tells all that it says").contains("smtp.SMTPTransport");
    assertThat(told + log()).doesNotContain(PASSWORD, base64("\0" + USER + "\0" + PASSWORD));
    return told.lines().filter(line -> line.matches("(Taken|TryAgain|Refused).*")).toList().get(0);
  }

  /** The library of mail tells every word where Java's own logging lets it. */
  private Path everyWord() throws IOException {
    return Files.writeString(
        folder.resolve("logging.properties"),
        """
        handlers = java.util.logging.ConsoleHandler
        .level = FINEST
        java.util.logging.ConsoleHandler.level = FINEST
        """);
  }

  private static String base64(String text) {
    return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String log() throws IOException {
    Path log = folder.resolve("mail.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** CHANNELS */
  public static void main(String[] arguments) throws IOException {
    String settings = Files.readString(Path.of(arguments[0]));
    try (Channels channels =
        Channels.open(
            Channels.read("channels.yaml", settings),
            Parcels.posture(),
            parcel -> "",
            new Secrets(Map.<String, String>of()::get))) {
      System.out.println(
          channels
              .get("mail")
              .send(Parcels.to("mail", TO, Parcels.version(1)))
              .toCompletableFuture()
              .join());
    }
  }
}
