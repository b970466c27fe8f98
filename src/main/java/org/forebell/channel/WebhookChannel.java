package org.forebell.channel;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Redaction;
import org.forebell.wording.Wording;

/** A URL that takes JSON: another system's, signed, or a chat's. */
final class WebhookChannel implements Channel {

  private final Medium.Webhook hook;
  private final Wording wording;
  private final WebhookJson json;
  private final ChatMessage chat;
  private final WebhookSignature signature;
  private final Clock clock;
  private final HttpCounterpart counterpart;

  /**
   * @param hook with its secrets put in
   */
  WebhookChannel(
      Medium.Webhook hook,
      Wording wording,
      Redaction redaction,
      Clock clock,
      HttpCounterpart counterpart) {
    this.hook = hook;
    this.wording = wording;
    this.json = new WebhookJson(wording, redaction);
    this.chat = hook.shape() == Medium.Shape.CONTRACT ? null : new ChatMessage(hook.shape());
    this.signature = hook.secret().isEmpty() ? null : new WebhookSignature(hook.secret());
    this.clock = clock;
    this.counterpart = counterpart;
  }

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    byte[] body = chat == null ? json.write(parcel) : chat.write(parcel, wording.brief(parcel));
    Map<String, String> headers = new HashMap<>(hook.headers());
    headers.put("Content-Type", "application/json");
    headers.put(HttpCounterpart.KEY_HEADER, KeyHash.hex(parcel.key()));
    if (signature != null) {
      long now = clock.instant().getEpochSecond();
      headers.put(WebhookSignature.HEADER, signature.sign(body, now));
    }
    HttpRequest request =
        counterpart
            .request(URI.create(hook.url()), headers)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return counterpart.ask(request, answer -> HttpCounterpart.now(new Sent.Taken("")));
  }

  @Override
  public void close() {
    counterpart.close();
  }
}
