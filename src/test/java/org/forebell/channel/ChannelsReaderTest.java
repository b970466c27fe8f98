package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.forebell.delivery.Language;
import org.forebell.settings.WrongSetting;
import org.forebell.wording.SmsForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsReaderTest {
  private static final Path SHIPPED = Path.of("config/channels.yaml");

  private static final String ALL =
      """
      channels:
        mail:
          medium: mail
          live: true
          host: smtp.example.org
          port: 587
          user: u
          password: ${env:MAIL_PASSWORD}
          from: Forebell <forebell@example.org>
          domain: example.org
        sms:
          medium: sms
          live: true
          timeout: 5 s
          atOnce: 2
          waiting: 10
          rest: 1 min
          words: code_words
          url: https://sms.example.org/{to}
          headers:
            Authorization: Bearer ${env:TOKEN}
          type: json
          body: '{"text": "{text}"}'
          reference: /id
        cap:
          medium: cap
          live: true
          folder: target/cap
          sender: forebell@example.org
          restriction: For partners.
          languages: [en, ar]
        hook:
          medium: webhook
          live: true
          url: https://hooks.example.org/in
          secret: ${file:/run/secrets/hook}
      """;

  @Test
  void reads_every_value() {
    Map<String, ChannelSettings> channels = Channels.read("channels.yaml", ALL);
    assertThat(channels).containsOnlyKeys("mail", "sms", "cap", "hook");
    ChannelSettings sms = channels.get("sms");
    assertThat(sms.live()).isTrue();
    assertThat(sms.bounds())
        .isEqualTo(new ChannelSettings.Bounds(Duration.ofSeconds(5), 2, 10, Duration.ofMinutes(1)));
    assertThat(sms.medium())
        .isEqualTo(
            new Medium.SmsGateway(
                SmsForm.CODE_WORDS,
                "POST",
                "https://sms.example.org/{to}",
                Map.of("Authorization", "Bearer ${env:TOKEN}"),
                Medium.BodyType.JSON,
                "{\"text\": \"{text}\"}",
                "/id"));
    Medium.Mail mail = (Medium.Mail) channels.get("mail").medium();
    assertThat(mail.encryption()).isEqualTo(Medium.Encryption.STARTTLS);
    assertThat(channels.get("mail").bounds().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(((Medium.Cap) channels.get("cap").medium()).languages())
        .isEqualTo(List.of(Language.ENGLISH, Language.ARABIC));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          medium: sms                  | medium: smss                 | line 12: channels.sms.medium is "smss". Did you mean sms?
          words: code_words            | word: code_words             | channels.sms.word is no key here. Did you mean words?
          live: true⏎    timeout | live: maybe⏎    timeout | channels.sms.live is "maybe"
          timeout: 5 s                 | timeout: 5                   | Write a number with its unit
          password: ${env:MAIL_PASSWORD} | password: hunter2          | line 8: channels.mail.password is written out.
          password: ${env:MAIL_PASSWORD} | password: x${env:MAIL_PASSWORD} | channels.mail.password is written out.
          password: ${env:MAIL_PASSWORD} | port: 25                   | names a key twice
          user: u                      | encryption: none             | stands alone
          user: u                      | user: u⏎    encryption: none | would be sent in the clear
          Bearer ${env:TOKEN}          | Bearer hunter2               | line 21: channels.sms.headers.Authorization is written out.
          Bearer ${env:TOKEN}          | Bearer ${vault:TOKEN}        | refers to nothing known
          secret: ${file:/run/secrets/hook} | secret: hunter2         | line 36: channels.hook.secret is written out.
          https://hooks.example.org/in | https://u:hunter2@hooks.example.org/in | holds a user or password
          https://hooks.example.org/in | https://hooks.example.org/in?token=hunter2 | channels.hook.url holds a secret
          https://hooks.example.org/in | hooks.example.org/in         | is no URL of http or https
          '{"text": "{text}"}'         | '{"text": "{text}", "apiKey": "hunter2"}' | channels.sms.body holds a secret
          '{"text": "{text}"}'         | '{"text": "{text}"'          | channels.sms.body is not JSON
          '{"text": "{text}"}'         | '{"text": "{txt}"}'          | must say {to} and {text}
          reference: /id               | reference: id                | must be a JSON pointer
          from: Forebell <forebell@example.org> | from: Forebell      | is no mail address
          domain: example.org          | domain: "bad domain"         | Write a domain
          sender: forebell@example.org | sender: a b                  | must have no spaces
          restriction: For partners.   | scope: restricted            | channels.cap.restriction is missing
          languages: [en, ar]          | languages: [en, xx]          | has "xx". Known, once each, are en, fr, es, ar, uk, pt.
          sms:                         | Sms_1:                       | is no name. Use a-z, 0-9 and -
          """)
  void refuses_with_line_and_reason(String good, String bad, String reason) {
    String from = good.replace("⏎", "\n").strip();
    String text = ALL.replace(from, bad.replace("⏎", "\n").strip());
    assertThat(text).as("the table changes something").isNotEqualTo(ALL);
    assertThatThrownBy(() -> Channels.read("channels.yaml", text))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("channels.yaml, line ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"))
        .hasMessageContaining(reason.equals("names a key twice") ? "Duplicate" : reason);
  }

  @Test
  void shipped_file_writes_outboxes_and_speaks_to_nobody() throws IOException {
    Map<String, ChannelSettings> channels =
        Channels.read(SHIPPED.toString(), Files.readString(SHIPPED));
    assertThat(channels).containsOnlyKeys("outbox", "outbox-quiet");
    assertThat(channels.values()).noneMatch(ChannelSettings::live);
  }

  @Test
  void shipped_examples_are_right() throws IOException {
    String examples = Files.readString(SHIPPED).replaceAll("(?m)^  #(?! \\S)", "  ");
    Map<String, ChannelSettings> channels = Channels.read("examples", examples);
    assertThat(channels)
        .containsOnlyKeys(
            "outbox",
            "outbox-quiet",
            "mail",
            "sms",
            "rapidpro",
            "cap",
            "alertmanager",
            "webhook",
            "chat");
  }
}
