package org.forebell.channel;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Wording;

/**
 * Text messages through a gateway made for RapidPro: we send what RapidPro's courier sends to an
 * external channel (its {@code handlers/external}), so that a gateway which serves one serves us.
 * It knows a message by the number we give it, and tells of it under that number.
 */
final class RapidProChannel implements Channel {

  private final Medium.RapidPro gateway;
  private final Wording wording;
  private final HttpCounterpart counterpart;

  /**
   * @param gateway with its secrets put in
   */
  RapidProChannel(Medium.RapidPro gateway, Wording wording, HttpCounterpart counterpart) {
    this.gateway = gateway;
    this.wording = wording;
    this.counterpart = counterpart;
  }

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    String id = Long.toString(KeyHash.number(parcel.key()));
    Map<String, String> headers = new HashMap<>(gateway.headers());
    headers.put("Content-Type", Medium.BodyType.FORM.mime());
    headers.put(HttpCounterpart.KEY_HEADER, KeyHash.hex(parcel.key()));
    HttpRequest request =
        counterpart
            .request(URI.create(gateway.url()), headers)
            .POST(BodyPublishers.ofString(form(parcel, id)))
            .build();
    return counterpart.ask(request, answer -> HttpCounterpart.now(new Sent.Taken(id)));
  }

  private String form(Parcel parcel, String id) {
    String to = parcel.address().to();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("text", wording.sms(parcel, gateway.form()));
    fields.put("to", to);
    fields.put("to_no_plus", withoutPlus(to));
    fields.put("from", gateway.from());
    fields.put("from_no_plus", withoutPlus(gateway.from()));
    fields.put("channel", gateway.line());
    return fields.entrySet().stream()
        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String withoutPlus(String number) {
    return number.startsWith("+") ? number.substring(1) : number;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    counterpart.close();
  }
}
