package org.forebell.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Wording;

/** Text messages through a gateway that takes HTTP, in whatever shape it wants them. */
final class SmsChannel implements Channel {

  /** What templates may ask for: the number, the message, and a key that is the same each time. */
  static final Set<String> PLACES = Set.of("to", "text", "key");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Medium.SmsGateway gateway;
  private final Wording wording;
  private final HttpCounterpart counterpart;

  /**
   * @param gateway with its secrets put in
   */
  SmsChannel(Medium.SmsGateway gateway, Wording wording, HttpCounterpart counterpart) {
    this.gateway = gateway;
    this.wording = wording;
    this.counterpart = counterpart;
  }

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    String key = KeyHash.hex(parcel.key());
    Map<String, String> values =
        Map.of(
            "to", parcel.address().to(), "text", wording.sms(parcel, gateway.form()), "key", key);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", gateway.type().mime());
    headers.put(HttpCounterpart.KEY_HEADER, key);
    gateway
        .headers()
        .forEach(
            (name, value) ->
                headers.put(name, new Template(value).fill(values::get, Template.Escape.HEADER)));
    HttpRequest request =
        counterpart
            .request(
                URI.create(new Template(gateway.url()).fill(values::get, Template.Escape.URL)),
                headers)
            .method(gateway.method(), body(values))
            .build();
    return counterpart.ask(request, answer -> HttpCounterpart.now(taken(answer)));
  }

  private BodyPublisher body(Map<String, String> values) {
    Template.Escape escape =
        switch (gateway.type()) {
          case JSON -> Template.Escape.JSON;
          case FORM -> Template.Escape.URL;
          case TEXT -> Template.Escape.NONE;
        };
    String body = new Template(gateway.body()).fill(values::get, escape);
    return body.isEmpty()
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString(body, StandardCharsets.UTF_8);
  }

  /** An answer that is no JSON, or holds no name, is no failure: the gateway took the message. */
  private Sent taken(HttpResponse<byte[]> answer) {
    if (gateway.reference().isEmpty()) {
      return new Sent.Taken("");
    }
    try {
      JsonNode root = JSON.readTree(answer.body());
      return new Sent.Taken(root == null ? "" : root.at(gateway.reference()).asText(""));
    } catch (IOException e) {
      return new Sent.Taken("");
    }
  }

  @Override
  public void close() {
    counterpart.close();
  }
}
