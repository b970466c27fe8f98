package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.forebell.alert.PublishedAlert;
import org.forebell.channel.HostileGateway.Got;
import org.forebell.channel.HostileGateway.Mood;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.report.ShippedSchema;
import org.forebell.wording.Brief;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookChannelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SECRETS = Map.of("SECRET", "s3cret");

  private static Channels open(HostileGateway gateway, String more) {
    return Parcels.open(
        "hook:\n  medium: webhook\n  live: true\n  url: " + gateway.url() + "/in\n  " + more + "\n",
        SECRETS);
  }

  private static Got sent(Parcel parcel, String more) {
    try (HostileGateway gateway = HostileGateway.in(Mood.TAKES);
        Channels channels = open(gateway, more)) {
      Sent sent = channels.get("hook").send(parcel).toCompletableFuture().join();
      assertThat(sent).isEqualTo(new Sent.Taken(""));
      return gateway.requests().get(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bodies_keep_the_contract_whoever_they_are_for(Tier tier) throws Exception {
    for (int version = 1; version <= 6; version++) {
      Parcel parcel = Parcels.as(tier, Parcels.to("hook", "", Parcels.version(version)));
      Got got = sent(parcel, "secret: ${env:SECRET}");
      assertThat(ShippedSchema.named("webhook").problems(got.body())).isEmpty();
      JsonNode body = JSON.readTree(got.body());
      assertThat(body.get("key").asText()).isEqualTo(got.key());
      assertThat(body.get("tlp").asText()).isEqualTo(tier.label());
      assertThat(body.at("/alerts/0/evidence").size()).isEqualTo(tier == Tier.INSIDE ? 2 : 0);
      assertThat(got.text()).doesNotContain("ssd-officer");
    }
  }

  @Test
  void a_digest_keeps_the_contract_too() {
    Letter digest =
        new Letter.Digest(
            "digest-1",
            Parcels.at(4),
            List.of(new Letter.HeldBack(Parcels.version(3), "budget")),
            0,
            0);
    Got got = sent(Parcels.with("hook", "", digest), "secret: ${env:SECRET}");
    assertThat(ShippedSchema.named("webhook").problems(got.body())).isEmpty();
  }

  @Test
  void who_shares_the_secret_knows_that_it_is_ours() {
    Got got = sent(Parcels.to("hook", "", Parcels.version(1)), "secret: ${env:SECRET}");
    String header = got.headers().get(WebhookSignature.HEADER.toLowerCase(Locale.ROOT));
    long now = Instant.now().getEpochSecond();
    assertThat(
            new WebhookSignature("s3cret").verify(header, got.body(), now, Duration.ofMinutes(5)))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "MATTERMOST", "TEAMS"})
  void chats_get_their_shape_and_no_signature(Medium.Shape shape) throws Exception {
    Parcel parcel = Parcels.to("hook", "", Parcels.version(4));
    Got got = sent(parcel, "shape: " + shape.name().toLowerCase(Locale.ROOT));
    JsonNode body = JSON.readTree(got.body());
    String text =
        switch (shape) {
          case SLACK -> body.at("/blocks/0/text/text").asText();
          case MATTERMOST -> body.at("/text").asText();
          case TEAMS -> body.at("/attachments/0/content/body/0/inlines/0/text").asText();
          case CONTRACT -> throw new IllegalStateException();
        };
    assertThat(text).contains("Jonglei").contains("CRITICAL");
    assertThat(got.headers()).doesNotContainKey("x-forebell-signature");
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "MATTERMOST", "TEAMS"})
  void no_word_can_call_a_whole_channel_or_break_out_of_its_place(Medium.Shape shape)
      throws Exception {
    String hostile = "\"}, <!channel> @all [free money](https://x.y) **bold** {tlp}\n\\";
    byte[] written =
        new ChatMessage(shape)
            .write(
                Parcels.to("hook", "", Parcels.version(1)), new Brief(hostile, hostile, hostile));
    String body = new String(written, java.nio.charset.StandardCharsets.UTF_8);
    assertThat(JSON.readTree(body).isObject()).isTrue();
    assertThat(body).doesNotContain("@all");
    if (shape == Medium.Shape.MATTERMOST) {
      assertThat(body).doesNotContain("[free money](").doesNotContain("<!channel>");
    } else {
      // These stand in fields that the chat shows as they are.
      assertThat(body).doesNotContain("mrkdwn").doesNotContain("\"TextBlock\"");
    }
  }

  @Test
  void an_exercise_goes_to_no_live_channel_and_silence_to_our_own_alone() {
    try (HostileGateway gateway = HostileGateway.in(Mood.TAKES);
        Channels channels = open(gateway, "secret: ${env:SECRET}")) {
      Channel hook = channels.get("hook");
      Parcel exercise = Parcels.to("hook", "", Parcels.exercise());
      assertThat(hook.send(exercise).toCompletableFuture().join())
          .isEqualTo(new Sent.Refused("exercise_on_live_channel"));
      PublishedAlert silence = new Draft(Parcels.version(1)).silence().done();
      Parcel partner = Parcels.as(Tier.PARTNER, Parcels.to("hook", "", silence));
      assertThat(hook.send(partner).toCompletableFuture().join())
          .isEqualTo(new Sent.Refused("not_for_tier"));
      Letter digest =
          new Letter.Digest(
              "digest-1",
              Parcels.at(2),
              List.of(
                  new Letter.HeldBack(Parcels.exercise(), "budget"),
                  new Letter.HeldBack(Parcels.version(2), "budget")),
              0,
              0);
      hook.send(Parcels.with("hook", "", digest)).toCompletableFuture().join();
      assertThat(gateway.requests()).hasSize(1);
      assertThat(gateway.requests().get(0).text())
          .contains(Parcels.ID)
          .doesNotContain(Parcels.exercise().id());
    }
  }
}
