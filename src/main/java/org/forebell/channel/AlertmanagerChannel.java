package org.forebell.channel;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Brief;
import org.forebell.wording.Redaction;
import org.forebell.wording.Told;
import org.forebell.wording.Wording;

/**
 * A Prometheus Alertmanager. It is asked what fires under the alert's name, and told in one request
 * what does now and what no longer does. So a version that was lost on its way leaves nothing
 * behind, and a second telling changes nothing.
 */
final class AlertmanagerChannel implements Channel {

  private final Medium.Alertmanager manager;
  private final Wording wording;
  private final Redaction redaction;
  private final HttpCounterpart counterpart;

  /**
   * @param manager with its secrets put in
   */
  AlertmanagerChannel(
      Medium.Alertmanager manager,
      Wording wording,
      Redaction redaction,
      HttpCounterpart counterpart) {
    this.manager = manager;
    this.wording = wording;
    this.redaction = redaction;
    this.counterpart = counterpart;
  }

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    if (!(parcel.letter() instanceof Letter.OfAlert letter)) {
      return HttpCounterpart.now(new Sent.Refused("no_digests"));
    }
    Told told = redaction.told(letter.alert(), parcel.tier());
    Brief brief = wording.brief(parcel);
    String name = AlertmanagerJson.ALERT_ID + "=\"" + told.id() + "\"";
    String filter = "?filter=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    HttpRequest question = counterpart.request(alerts(filter), manager.headers()).GET().build();
    return counterpart.ask(
        question,
        answer -> {
          try {
            List<Map<String, String>> firing = AlertmanagerJson.labelsIn(answer.body());
            return tell(AlertmanagerJson.write(parcel, told, brief, firing));
          } catch (IOException e) {
            return HttpCounterpart.now(new Sent.TryAgain("not_an_alertmanager"));
          }
        });
  }

  private CompletionStage<Sent> tell(byte[] alerts) {
    Map<String, String> headers = new HashMap<>(manager.headers());
    headers.put("Content-Type", "application/json");
    HttpRequest request =
        counterpart.request(alerts(""), headers).POST(BodyPublishers.ofByteArray(alerts)).build();
    return counterpart.ask(request, answer -> HttpCounterpart.now(new Sent.Taken("")));
  }

  private URI alerts(String query) {
    return URI.create(manager.url().replaceAll("/+$", "") + "/api/v2/alerts" + query);
  }

  @Override
  public void close() {
    counterpart.close();
  }
}
