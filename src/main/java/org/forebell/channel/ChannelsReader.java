package org.forebell.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.forebell.delivery.Language;
import org.forebell.settings.Section;
import org.forebell.wording.SmsForm;

/** Reads {@code config/channels.yaml} to the letter. Nothing is opened and no secret looked up. */
final class ChannelsReader {

  /** A name stands in routing, in keys of messages and in metrics. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

  private static final Set<String> COMMON =
      Set.of("medium", "interrupts", "live", "timeout", "atOnce", "waiting", "rest");

  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "mail",
          Set.of("host", "port", "encryption", "user", "password", "from", "replyTo", "domain"),
          "sms",
          Set.of("words", "method", "url", "headers", "type", "body", "reference"),
          "rapidpro",
          Set.of("words", "url", "headers", "from", "line"),
          "cap",
          Set.of("folder", "sender", "scope", "restriction", "languages"),
          "alertmanager",
          Set.of("url", "headers"),
          "webhook",
          Set.of("url", "headers", "secret", "shape"),
          "outbox",
          Set.of("folder", "domain", "forms"));

  private ChannelsReader() {}

  /**
   * All channels by name.
   *
   * @throws org.forebell.settings.WrongSetting with line, key and what to do
   */
  static Map<String, ChannelSettings> read(String file, String yaml) {
    Section channels = Section.read(file, yaml, Set.of("channels")).named("channels");
    Map<String, ChannelSettings> all = new LinkedHashMap<>();
    for (String name : channels.keys()) {
      if (!NAME.matcher(name).matches()) {
        throw channels.refuse(name, "is no name. Use a-z, 0-9 and -, up to 32 of them.");
      }
      String medium = channels.named(name).word("medium", new TreeSet<>(KEYS.keySet()));
      Set<String> known = new TreeSet<>(COMMON);
      known.addAll(KEYS.get(medium));
      all.put(name, channel(name, medium, channels.section(name, known)));
    }
    return all;
  }

  private static ChannelSettings channel(String name, String medium, Section keys) {
    return new ChannelSettings(
        name,
        keys.yesOrNo("interrupts"),
        keys.yesOrNo("live"),
        bounds(keys),
        switch (medium) {
          case "mail" -> mail(keys);
          case "sms" -> smsGateway(keys);
          case "rapidpro" -> rapidPro(keys);
          case "cap" -> cap(keys);
          case "alertmanager" ->
              new Medium.Alertmanager(SecretCheck.url(keys), SecretCheck.headers(keys));
          case "webhook" -> webhook(keys);
          default -> outbox(keys);
        });
  }

  private static ChannelSettings.Bounds bounds(Section keys) {
    return new ChannelSettings.Bounds(
        span(keys, "timeout", Duration.ofSeconds(10)),
        keys.has("atOnce") ? keys.whole("atOnce", 1, 64) : 4,
        keys.has("waiting") ? keys.whole("waiting", 0, 100_000) : 1_000,
        span(keys, "rest", Duration.ofSeconds(30)));
  }

  private static Duration span(Section keys, String key, Duration otherwise) {
    return keys.has(key)
        ? keys.span(key, Duration.ofMillis(10), Duration.ofMinutes(10))
        : otherwise;
  }

  private static Medium mail(Section keys) {
    Medium.Encryption encryption =
        word(keys, "encryption", Medium.Encryption.values(), Medium.Encryption.STARTTLS);
    if (keys.has("user") != keys.has("password")) {
      throw keys.refuse(
          keys.has("user") ? "user" : "password", "stands alone. Give user and password or none.");
    }
    if (keys.has("password") && encryption == Medium.Encryption.NONE) {
      throw keys.refuse("password", "would be sent in the clear. Set encryption: starttls or tls.");
    }
    return new Medium.Mail(
        keys.text("host"),
        keys.whole("port", 1, 65_535),
        encryption,
        text(keys, "user"),
        keys.has("password") ? SecretCheck.secret(keys, "password") : "",
        MailAddress.checked(keys, "from"),
        keys.has("replyTo") ? MailAddress.checked(keys, "replyTo") : "",
        domain(keys));
  }

  private static String domain(Section keys) {
    String domain = keys.text("domain");
    if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
      throw keys.refuse("domain", "is \"" + domain + "\". Write a domain, such as example.org.");
    }
    return domain;
  }

  private static Medium smsGateway(Section keys) {
    Medium.BodyType type = word(keys, "type", Medium.BodyType.values(), Medium.BodyType.JSON);
    String body = text(keys, "body");
    List<String> texts = new ArrayList<>(List.of(keys.text("url"), body));
    Map<String, String> headers = SecretCheck.headers(keys);
    texts.addAll(headers.values());
    Set<String> used = new TreeSet<>();
    texts.forEach(text -> used.addAll(new Template(text).names()));
    if (!used.containsAll(Set.of("to", "text")) || !SmsChannel.PLACES.containsAll(used)) {
      throw keys.refuse(
          keys.has("body") ? "body" : "url",
          "must say {to} and {text}, may say {key}, and there is nothing else to put in.");
    }
    SecretCheck.body(keys, body, type);
    String reference = text(keys, "reference");
    if (!reference.isEmpty() && !reference.startsWith("/")) {
      throw keys.refuse("reference", "must be a JSON pointer, such as /id.");
    }
    return new Medium.SmsGateway(
        form(keys),
        keys.has("method") ? keys.word("method", Set.of("GET", "POST", "PUT")) : "POST",
        SecretCheck.url(keys),
        headers,
        type,
        body,
        reference);
  }

  private static Medium rapidPro(Section keys) {
    return new Medium.RapidPro(
        form(keys),
        SecretCheck.url(keys),
        SecretCheck.headers(keys),
        keys.text("from"),
        text(keys, "line"));
  }

  private static SmsForm form(Section keys) {
    return word(keys, "words", SmsForm.values(), SmsForm.PLAIN);
  }

  private static Medium cap(Section keys) {
    boolean isPublic =
        keys.has("scope") && keys.word("scope", Set.of("restricted", "public")).equals("public");
    String sender = keys.text("sender");
    if (!sender.matches("[^\\s,<&]+")) {
      throw keys.refuse("sender", "must have no spaces, commas, < or &: CAP 1.2 forbids them.");
    }
    return new Medium.Cap(
        keys.text("folder"),
        sender,
        isPublic,
        isPublic ? text(keys, "restriction") : keys.text("restriction"),
        keys.has("languages") ? languages(keys) : List.of());
  }

  private static List<Language> languages(Section keys) {
    List<Language> languages = new ArrayList<>();
    for (String code : keys.names("languages")) {
      Language language = Language.of(code);
      if (language == null || languages.contains(language)) {
        throw keys.refuse(
            "languages",
            "has \"" + code + "\". Known, once each, are " + codes(Language.values()) + ".");
      }
      languages.add(language);
    }
    return languages;
  }

  private static String codes(Language[] languages) {
    return String.join(", ", Stream.of(languages).map(Language::code).toList());
  }

  private static Medium webhook(Section keys) {
    Medium.Shape shape = word(keys, "shape", Medium.Shape.values(), Medium.Shape.CONTRACT);
    if (shape == Medium.Shape.CONTRACT && !keys.has("secret")) {
      throw keys.refuse(
          "secret", "is missing: who takes alerts must be able to tell ours from others'. Add it.");
    }
    return new Medium.Webhook(
        SecretCheck.url(keys),
        SecretCheck.headers(keys),
        keys.has("secret") ? SecretCheck.secret(keys, "secret") : "",
        shape);
  }

  private static Medium outbox(Section keys) {
    List<Medium.Form> forms = new ArrayList<>();
    if (keys.has("forms")) {
      for (String each : keys.names("forms")) {
        Medium.Form form = constant(Medium.Form.values(), each);
        if (form == null) {
          throw keys.refuse(
              "forms", "has \"" + each + "\". Known are " + words(Medium.Form.values()) + ".");
        }
        forms.add(form);
      }
    }
    return new Medium.Outbox(
        keys.text("folder"), domain(keys), forms.isEmpty() ? List.of(Medium.Form.values()) : forms);
  }

  private static String text(Section keys, String key) {
    return keys.has(key) ? keys.text(key) : "";
  }

  private static <E extends Enum<E>> E word(Section keys, String key, E[] all, E otherwise) {
    return keys.has(key) ? constant(all, keys.word(key, words(all))) : otherwise;
  }

  private static <E extends Enum<E>> Set<String> words(E[] all) {
    Set<String> words = new TreeSet<>();
    Stream.of(all).forEach(each -> words.add(each.name().toLowerCase(Locale.ROOT)));
    return words;
  }

  private static <E extends Enum<E>> E constant(E[] all, String word) {
    return Stream.of(all)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findAny()
        .orElse(null);
  }
}
