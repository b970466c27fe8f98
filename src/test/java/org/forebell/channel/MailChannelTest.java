package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.wording.MailText;
import org.forebell.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailChannelTest {
  private static final String TO = "officer@field.example.org";
  private static final String ID = "<[0-9a-f]{32}@mail\\.example\\.org>";

  private static String settings(int port, String more) {
    return """
        mail:
          medium: mail
          interrupts: false
          live: true
          timeout: 2 s
          host: localhost
          port: %d
          from: Forebell <forebell@example.org>
          replyTo: desk@example.org
          domain: mail.example.org
        """
            .formatted(port)
        + more.indent(2);
  }

  private static Sent send(Channels channels, Parcel parcel) {
    return channels.get("mail").send(parcel).toCompletableFuture().join();
  }

  @Test
  void six_versions_are_one_thread_in_the_eyes_of_another_library() throws Exception {
    List<Message> mails = new ArrayList<>();
    try (Mailbox mailbox = new Mailbox("smtp");
        Channels channels = Parcels.open(settings(mailbox.port(), "encryption: none"), Map.of())) {
      for (int version = 1; version <= 6; version++) {
        Sent sent = send(channels, Parcels.to("mail", TO, Parcels.version(version)));
        assertThat(sent).isInstanceOf(Sent.Taken.class);
      }
      for (byte[] raw : mailbox.received()) {
        mails.add(parse(raw));
      }
    }
    assertThat(mails).hasSize(6);
    List<String> before = new ArrayList<>();
    for (Message mail : mails) {
      assertThat(mail.getMessageId()).matches(ID);
      assertThat(ids(mail, "References")).isEqualTo(before);
      assertThat(ids(mail, "In-Reply-To"))
          .isEqualTo(
              before.isEmpty() ? List.of() : before.subList(before.size() - 1, before.size()));
      before.add(mail.getMessageId());
    }
    assertThat(before).doesNotHaveDuplicates();
  }

  @Test
  void every_attempt_is_the_same_mail_byte_for_byte() throws Exception {
    Parcel parcel = Parcels.to("mail", TO, Parcels.version(3));
    try (Mailbox mailbox = new Mailbox("smtp");
        Channels channels = Parcels.open(settings(mailbox.port(), "encryption: none"), Map.of())) {
      Sent first = send(channels, parcel);
      Sent second = send(channels, parcel);
      assertThat(second).isEqualTo(first);
      List<byte[]> received = mailbox.received();
      assertThat(sentPart(received.get(1))).isEqualTo(sentPart(received.get(0)));
      assertThat(first).isEqualTo(new Sent.Taken(parse(received.get(0)).getMessageId()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void text_and_html_arrive_whole_in_every_language(Language language) throws Exception {
    Parcel parcel = Parcels.to("mail", TO, Parcels.version(4)).in(language);
    MailText words = new Wording(Parcels.posture()).mail(parcel, "");
    try (Mailbox mailbox = new Mailbox("smtp");
        Channels channels = Parcels.open(settings(mailbox.port(), "encryption: none"), Map.of())) {
      send(channels, parcel);
      Message mail = parse(mailbox.received().get(0));
      assertThat(mail.getMimeType()).isEqualTo("multipart/alternative");
      assertThat(mail.getSubject()).isEqualTo(words.subject());
      Multipart parts = (Multipart) mail.getBody();
      assertThat(parts.getBodyParts()).hasSize(2);
      assertThat(parts.getBodyParts())
          .extracting(part -> ((org.apache.james.mime4j.dom.Entity) part).getMimeType())
          .containsExactly("text/plain", "text/html");
      assertThat(text(parts, 0)).isEqualToNormalizingNewlines(words.text());
      assertThat(text(parts, 1)).isEqualToNormalizingNewlines(words.html());
      assertThat(mail.getHeader().getField("Content-Language").getBody())
          .isEqualTo(language.code());
    }
  }

  @Test
  void headers_tell_what_mail_needs_and_nothing_else() throws Exception {
    try (Mailbox mailbox = new Mailbox("smtp");
        Channels channels = Parcels.open(settings(mailbox.port(), "encryption: none"), Map.of())) {
      send(channels, Parcels.to("mail", TO, Parcels.version(2)));
      Message mail = parse(mailbox.received().get(0));
      assertThat(mail.getHeader().getFields().stream().map(field -> field.getName()).distinct())
          .containsExactlyInAnyOrder(
              "Return-Path",
              "Received",
              "Date",
              "From",
              "Reply-To",
              "To",
              "Message-ID",
              "In-Reply-To",
              "References",
              "Subject",
              "MIME-Version",
              "Content-Type",
              "Auto-Submitted",
              "Content-Language");
      assertThat(mail.getHeader().getField("Auto-Submitted").getBody()).isEqualTo("auto-generated");
      assertThat(mail.getDate().toInstant().toEpochMilli()).isEqualTo(Parcels.at(2));
      // Whom the mail is for among posts is nobody's business on its way.
      assertThat(new String(mailbox.received().get(0), StandardCharsets.UTF_8))
          .doesNotContain("ssd-officer", java.net.InetAddress.getLocalHost().getHostName() + ">");
    }
  }

  @Test
  void a_digest_is_a_mail_of_its_own() throws Exception {
    Letter digest =
        new Letter.Digest(
            "digest-1",
            Parcels.at(3),
            List.of(new Letter.HeldBack(Parcels.version(3), "quiet_hours")),
            0,
            0);
    try (Mailbox mailbox = new Mailbox("smtp");
        Channels channels = Parcels.open(settings(mailbox.port(), "encryption: none"), Map.of())) {
      assertThat(send(channels, Parcels.with("mail", TO, digest))).isInstanceOf(Sent.Taken.class);
      assertThat(ids(parse(mailbox.received().get(0)), "References")).isEmpty();
    }
  }

  @Test
  void logs_in_over_tls_and_refuses_a_certificate_that_nobody_vouches_for() throws Exception {
    String login = "encryption: tls\nuser: u\npassword: ${env:PASSWORD}";
    try (Mailbox mailbox = new Mailbox("smtps");
        Channels channels =
            Parcels.open(settings(mailbox.port(), login), Map.of("PASSWORD", "hunter2"))) {
      assertThat(send(channels, Parcels.to("mail", TO, Parcels.version(1))))
          .isEqualTo(new Sent.TryAgain("tls"));
      assertThat(mailbox.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello | 421 not now             | again:connection_lost
          hello | hang                    | again:timeout
          hello | drop                    | again:connection_lost
          MAIL  | 451 try later           | again:smtp_451
          MAIL  | 550 not from you        | refused:smtp_550
          MAIL  | 530 log in first        | again:smtp_530
          RCPT  | 450 greylisted          | again:smtp_450
          RCPT  | 550 no such user        | refused:smtp_550
          RCPT  | 421 closing             | again:smtp_421
          RCPT  | hang                    | again:timeout
          RCPT  | drop                    | again:connection_lost
          DATA  | 554 no                  | refused:smtp_554
          .     | 452 disk full           | again:smtp_452
          .     | 552 too big             | refused:smtp_552
          .     | drop                    | again:connection_lost
          .     | hang                    | again:timeout
          QUIT  | drop                    | taken
          """)
  void tells_what_became_of_it(String at, String answer, String expected) throws IOException {
    try (HostileMailServer server = new HostileMailServer(Map.of(at, answer));
        Channels channels = Parcels.open(settings(server.port(), "encryption: none"), Map.of())) {
      assertThat(SmsChannelTest.told(send(channels, Parcels.to("mail", TO, Parcels.version(1)))))
          .isEqualTo(expected);
    }
  }

  @Test
  void an_answer_that_was_lost_costs_no_second_mail_that_looks_new() throws Exception {
    Parcel parcel = Parcels.to("mail", TO, Parcels.version(1));
    try (HostileMailServer server = new HostileMailServer(Map.of(".", "drop"));
        Channels channels = Parcels.open(settings(server.port(), "encryption: none"), Map.of())) {
      send(channels, parcel);
      send(channels, parcel);
      assertThat(server.messages()).hasSize(2);
      assertThat(server.messages().get(1)).isEqualTo(server.messages().get(0));
    }
  }

  @Test
  void a_server_without_starttls_gets_nothing_where_it_is_asked_for() throws IOException {
    try (HostileMailServer server = new HostileMailServer(Map.of());
        Channels channels =
            Parcels.open(settings(server.port(), "encryption: starttls"), Map.of())) {
      assertThat(send(channels, Parcels.to("mail", TO, Parcels.version(1))))
          .isEqualTo(new Sent.TryAgain("tls"));
      assertThat(server.messages()).isEmpty();
    }
  }

  @Test
  void a_server_that_is_not_there_may_come_back() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (Channels channels = Parcels.open(settings(free, "encryption: none"), Map.of())) {
      assertThat(send(channels, Parcels.to("mail", TO, Parcels.version(1))))
          .isEqualTo(new Sent.TryAgain("no_connection"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "officer",
    "a@b@c",
    "'a@example.org, b@example.org'",
    "'a@example.org\r\nBcc: x@y.z'"
  })
  void what_is_no_address_is_refused(String to) throws IOException {
    try (HostileMailServer server = new HostileMailServer(Map.of());
        Channels channels = Parcels.open(settings(server.port(), "encryption: none"), Map.of())) {
      assertThat(send(channels, Parcels.to("mail", to, Parcels.version(1))))
          .isEqualTo(new Sent.Refused("wrong_address"));
    }
  }

  private static Message parse(byte[] raw) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.STRICT);
    return builder.parseMessage(new ByteArrayInputStream(raw));
  }

  private static List<String> ids(Message mail, String header) {
    var field = mail.getHeader().getField(header);
    return field == null ? List.of() : List.of(field.getBody().strip().split("\\s+"));
  }

  private static String text(Multipart parts, int index) throws IOException {
    TextBody body = (TextBody) parts.getBodyParts().get(index).getBody();
    return new String(body.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Without what the server puts before it. */
  private static String sentPart(byte[] raw) {
    String text = new String(raw, StandardCharsets.UTF_8);
    return text.substring(text.indexOf("\r\nDate: "));
  }

  /** A real server on a free port. */
  private static final class Mailbox implements AutoCloseable {
    private final GreenMail server;

    Mailbox(String protocol) {
      ServerSetup setup = new ServerSetup(0, "localhost", protocol);
      setup.setServerStartupTimeout(Duration.ofSeconds(20).toMillis());
      server = new GreenMail(setup);
      server.start();
    }

    int port() {
      var smtp = server.getSmtp() == null ? server.getSmtps() : server.getSmtp();
      return smtp.getPort();
    }

    List<byte[]> received() throws MessagingException, IOException {
      List<byte[]> raw = new ArrayList<>();
      for (MimeMessage each : server.getReceivedMessages()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        each.writeTo(bytes);
        raw.add(bytes.toByteArray());
      }
      return raw;
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
