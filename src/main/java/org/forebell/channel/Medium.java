package org.forebell.channel;

import java.util.List;
import java.util.Map;
import org.forebell.delivery.Language;
import org.forebell.wording.SmsForm;

/**
 * What a channel speaks, and with whom. Texts may hold references to secrets and never a secret, so
 * that settings can travel, be kept and be shown. A channel holds them with its secrets put in, so
 * they do not tell themselves.
 */
public sealed interface Medium {

  /**
   * Mail by SMTP.
   *
   * @param user empty where the server asks for none; {@code password} likewise
   * @param from an address, with or without a name before it
   * @param replyTo empty where answers go to {@code from}
   * @param domain of Message-IDs and of the greeting; the machine's own name stays inside
   */
  record Mail(
      String host,
      int port,
      Encryption encryption,
      String user,
      String password,
      String from,
      String replyTo,
      String domain)
      implements Medium {

    @Override
    public String toString() {
      return "Mail[" + host + ":" + port + "]";
    }
  }

  /** How a mail server is spoken to. There is no "if it can": what is asked for must be had. */
  enum Encryption {
    NONE,
    STARTTLS,
    TLS
  }

  /**
   * Text messages through any gateway that takes HTTP.
   *
   * @param url with placeholders, which are escaped as a URL needs it
   * @param headers by name, with placeholders
   * @param type of the body; its placeholders are escaped for it
   * @param body empty for none
   * @param reference where in a JSON answer the gateway's name of the message stands, as JSON
   *     pointer; empty where it gives none
   */
  record SmsGateway(
      SmsForm form,
      String method,
      String url,
      Map<String, String> headers,
      BodyType type,
      String body,
      String reference)
      implements Medium {

    @Override
    public String toString() {
      return "SmsGateway[…]";
    }
  }

  /** How values are written into a body. */
  enum BodyType {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded"),
    TEXT("text/plain; charset=utf-8");

    private final String mime;

    BodyType(String mime) {
      this.mime = mime;
    }

    String mime() {
      return mime;
    }
  }

  /**
   * Text messages through a gateway that serves RapidPro's external channels.
   *
   * @param from our number there
   * @param line what RapidPro calls a channel and names by a UUID
   */
  record RapidPro(SmsForm form, String url, Map<String, String> headers, String from, String line)
      implements Medium {

    @Override
    public String toString() {
      return "RapidPro[…]";
    }
  }

  /**
   * Documents by the Common Alerting Protocol 1.2, in a folder that {@link CapFeed} serves.
   *
   * @param sender of all documents, unique to this channel: two that tell different things under
   *     one sender would contradict each other
   * @param isPublic whether anybody may read them; else {@code restriction} says who may
   * @param languages one block of information each; empty for the recipient's alone
   */
  record Cap(
      String folder, String sender, boolean isPublic, String restriction, List<Language> languages)
      implements Medium {}

  /** A Prometheus Alertmanager, by its API v2. */
  record Alertmanager(String url, Map<String, String> headers) implements Medium {

    @Override
    public String toString() {
      return "Alertmanager[…]";
    }
  }

  /**
   * A URL that takes JSON.
   *
   * @param secret with which bodies are signed; empty for chats, which look at no signature
   */
  record Webhook(String url, Map<String, String> headers, String secret, Shape shape)
      implements Medium {

    @Override
    public String toString() {
      return "Webhook[" + shape + "]";
    }
  }

  /** What a webhook is told. */
  enum Shape {
    /** The alert by its contract, with its words. */
    CONTRACT,
    SLACK,
    MATTERMOST,
    TEAMS
  }

  /** Files in a folder, as they would have been sent; something else carries them on. */
  record Outbox(String folder, String domain, List<Form> forms) implements Medium {}

  /** What an outbox holds of each message. */
  enum Form {
    MAIL,
    SMS,
    CAP,
    JSON
  }
}
