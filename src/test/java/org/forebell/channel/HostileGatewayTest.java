package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.forebell.channel.HostileGateway.Mood;
import org.junit.jupiter.api.Test;

class HostileGatewayTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void counts_what_it_took_and_not_what_it_was_asked() throws Exception {
    try (HostileGateway gateway =
        HostileGateway.in(
            (key, time) -> time < 3 ? Mood.FAILS_500 : Mood.TAKES_AND_LOSES_THE_ANSWER)) {
      assertThat(post(gateway, "a").statusCode()).isEqualTo(500);
      assertThat(post(gateway, "a").statusCode()).isEqualTo(500);
      assertThatThrownBy(() -> post(gateway, "a")).isInstanceOf(IOException.class);
      gateway.mood(Mood.TAKES);
      assertThat(post(gateway, "a").body()).contains(HostileGateway.reference("a"));
      assertThat(post(gateway, "b").statusCode()).isEqualTo(200);
      assertThat(gateway.asked()).containsEntry("a", 4).containsEntry("b", 1);
      assertThat(gateway.taken()).containsEntry("a", 2).containsEntry("b", 1);
    }
  }

  @Test
  void does_not_answer_when_it_hangs() {
    try (HostileGateway gateway = HostileGateway.in(Mood.HANGS)) {
      assertThatThrownBy(() -> post(gateway, "a")).isInstanceOf(HttpTimeoutException.class);
    }
  }

  private HttpResponse<String> post(HostileGateway gateway, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url() + "/send"))
            .header(HostileGateway.KEY_HEADER, key)
            .timeout(Duration.ofMillis(300))
            .POST(BodyPublishers.ofString("text"))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
