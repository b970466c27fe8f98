package org.forebell.channel;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Redaction;
import org.forebell.wording.Wording;

/** Opens channels by their settings, with what they all need. */
record Opening(
    Wording wording,
    Redaction redaction,
    Function<Parcel, String> acknowledge,
    Secrets secrets,
    Clock clock) {

  Channel open(ChannelSettings settings) {
    Channel bounded = new Bounded(medium(settings), settings.bounds());
    return new Guarded(new Addressed(bounded, secrets), settings.live());
  }

  private Channel medium(ChannelSettings settings) {
    String name = settings.name();
    Medium medium = settings.medium();
    if (medium instanceof Medium.Mail mail) {
      return new MailChannel(name, resolved(mail), settings.bounds(), wording, acknowledge);
    } else if (medium instanceof Medium.SmsGateway sms) {
      return new SmsChannel(resolved(sms), wording, counterpart(settings));
    } else if (medium instanceof Medium.RapidPro sms) {
      return new RapidProChannel(resolved(sms), wording, counterpart(settings));
    } else if (medium instanceof Medium.Cap cap) {
      return new CapChannel(name, cap, wording, redaction);
    } else if (medium instanceof Medium.Alertmanager manager) {
      return new AlertmanagerChannel(
          new Medium.Alertmanager(resolved(manager.url()), resolved(manager.headers())),
          wording,
          redaction,
          counterpart(settings));
    } else if (medium instanceof Medium.Webhook hook) {
      return new WebhookChannel(resolved(hook), wording, redaction, clock, counterpart(settings));
    } else if (medium instanceof Medium.Outbox outbox) {
      return new OutboxChannel(name, outbox, wording, redaction, acknowledge);
    }
    throw new IllegalStateException("no channel speaks " + medium.getClass().getSimpleName());
  }

  private HttpCounterpart counterpart(ChannelSettings settings) {
    return new HttpCounterpart(settings.name(), settings.bounds().timeout(), clock);
  }

  private Medium.Mail resolved(Medium.Mail mail) {
    return new Medium.Mail(
        resolved(mail.host()),
        mail.port(),
        mail.encryption(),
        resolved(mail.user()),
        resolved(mail.password()),
        mail.from(),
        mail.replyTo(),
        mail.domain());
  }

  private Medium.SmsGateway resolved(Medium.SmsGateway sms) {
    return new Medium.SmsGateway(
        sms.form(),
        sms.method(),
        resolved(sms.url()),
        resolved(sms.headers()),
        sms.type(),
        resolved(sms.body()),
        sms.reference());
  }

  private Medium.RapidPro resolved(Medium.RapidPro sms) {
    return new Medium.RapidPro(
        sms.form(), resolved(sms.url()), resolved(sms.headers()), resolved(sms.from()), sms.line());
  }

  private Medium.Webhook resolved(Medium.Webhook hook) {
    return new Medium.Webhook(
        resolved(hook.url()), resolved(hook.headers()), resolved(hook.secret()), hook.shape());
  }

  private String resolved(String text) {
    return secrets.resolve(text);
  }

  private Map<String, String> resolved(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>();
    headers.forEach((name, value) -> all.put(name, resolved(value)));
    return all;
  }
}
