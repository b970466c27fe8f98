package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.forebell.channel.HostileGateway.Got;
import org.forebell.channel.HostileGateway.Mood;
import org.forebell.delivery.Parcel;
import org.forebell.wording.SmsForm;
import org.forebell.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsChannelTest {
  private static final Map<String, String> SECRETS = Map.of("TOKEN", "s3cr\"t");

  private static String json(HostileGateway gateway) {
    return """
        sms:
          medium: sms
          interrupts: true
          live: true
          timeout: 500 ms
          url: %s/send?to={to}
          headers: {Authorization: "Bearer ${env:TOKEN}", X-Ref: "{key}"}
          body: '{"messages": [{"to": "{to}", "text": "{text}"}]}'
          reference: /id
        """
        .formatted(gateway.url());
  }

  private static Sent send(Channels channels, Parcel parcel) {
    return channels.get("sms").send(parcel).toCompletableFuture().join();
  }

  @Test
  void puts_values_where_the_gateway_wants_them_and_takes_its_reference() throws Exception {
    Parcel parcel = Parcels.to("sms", "+211 \"1\"", Parcels.version(2));
    try (HostileGateway gateway = HostileGateway.in(Mood.TAKES);
        Channels channels = Parcels.open(json(gateway), SECRETS)) {
      Sent sent = send(channels, parcel);
      Got got = gateway.requests().get(0);
      assertThat(got.uri()).hasToString("/send?to=%2B211%20%221%22");
      assertThat(got.headers())
          .containsEntry("authorization", "Bearer s3cr\"t")
          .containsEntry("x-ref", got.key())
          .containsEntry("content-type", "application/json");
      var message = new ObjectMapper().readTree(got.body()).at("/messages/0");
      assertThat(message.get("to").asText()).isEqualTo("+211 \"1\"");
      assertThat(message.get("text").asText())
          .isEqualTo(new Wording(Parcels.posture()).sms(parcel, SmsForm.PLAIN));
      assertThat(sent).isEqualTo(new Sent.Taken(HostileGateway.reference(got.key())));
    }
  }

  @Test
  void every_attempt_has_the_same_key_and_every_version_another() {
    try (HostileGateway gateway =
            HostileGateway.in(
                (key, time) -> time == 1 ? Mood.TAKES_AND_LOSES_THE_ANSWER : Mood.TAKES);
        Channels channels = Parcels.open(json(gateway), SECRETS)) {
      Parcel parcel = Parcels.to("sms", "+211", Parcels.version(1));
      assertThat(send(channels, parcel)).isEqualTo(new Sent.TryAgain("connection_lost"));
      assertThat(send(channels, parcel)).isInstanceOf(Sent.Taken.class);
      send(channels, Parcels.to("sms", "+211", Parcels.version(2)));
      assertThat(gateway.taken()).hasSize(2).containsValue(2);
      assertThat(gateway.taken().keySet())
          .allSatisfy(key -> assertThat(key).doesNotContain("officer", Parcels.ID));
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          HANGS,                      again:timeout
          STOPS_HALFWAY,              again:timeout
          FAILS_500,                  again:http_500
          FAILS_503,                  again:http_503
          BUSY_SECONDS,               again:http_429
          BUSY_DATE,                  again:http_429
          REFUSES_400,                refused:http_400
          DROPS,                      again:connection_lost
          TAKES_AND_LOSES_THE_ANSWER, again:connection_lost
          """)
  void tells_what_became_of_it(Mood mood, String expected) {
    try (HostileGateway gateway = HostileGateway.in(mood);
        Channels channels = Parcels.open(json(gateway), SECRETS)) {
      Sent sent = send(channels, Parcels.to("sms", "+211", Parcels.version(1)));
      assertThat(told(sent)).isEqualTo(expected);
      if (mood == Mood.BUSY_SECONDS) {
        assertThat(((Sent.TryAgain) sent).after()).isEqualTo(Duration.ofSeconds(1));
      }
      if (mood == Mood.BUSY_DATE) {
        assertThat(((Sent.TryAgain) sent).after())
            .isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
      }
    }
  }

  @Test
  void a_gateway_that_is_not_there_may_come_back() {
    HostileGateway gone = HostileGateway.in(Mood.TAKES);
    gone.close();
    try (Channels channels = Parcels.open(json(gone), SECRETS)) {
      Sent sent = send(channels, Parcels.to("sms", "+211", Parcels.version(1)));
      assertThat(sent).isEqualTo(new Sent.TryAgain("no_connection"));
    }
  }

  @Test
  void a_gateway_for_rapidpro_gets_what_rapidpro_would_send() {
    String yaml =
        """
        sms:
          medium: rapidpro
          interrupts: true
          live: true
          url: %s/ex
          from: "+256700"
          line: 3f1c
        """;
    Parcel parcel = Parcels.to("sms", "+211912", Parcels.version(1));
    try (HostileGateway gateway = HostileGateway.in(Mood.TAKES);
        Channels channels = Parcels.open(yaml.formatted(gateway.url()), SECRETS)) {
      Sent sent = send(channels, parcel);
      Got got = gateway.requests().get(0);
      Map<String, String> form = form(got.text());
      assertThat(form)
          .containsEntry("to", "+211912")
          .containsEntry("to_no_plus", "211912")
          .containsEntry("from", "+256700")
          .containsEntry("from_no_plus", "256700")
          .containsEntry("channel", "3f1c")
          .containsEntry("text", new Wording(Parcels.posture()).sms(parcel, SmsForm.PLAIN));
      assertThat(Long.parseLong(form.get("id"))).isPositive();
      assertThat(sent).isEqualTo(new Sent.Taken(form.get("id")));
      assertThat(SmsReceipt.ofRapidPro("delivered", Map.of("id", form.get("id"))))
          .isEqualTo(new SmsReceipt(form.get("id"), SmsReceipt.State.DELIVERED, ""));
    }
  }

  static Map<String, String> form(String body) {
    return Stream.of(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  static String told(Sent sent) {
    if (sent instanceof Sent.TryAgain again) {
      return "again:" + again.reason();
    }
    return sent instanceof Sent.Refused refused ? "refused:" + refused.reason() : "taken";
  }
}
