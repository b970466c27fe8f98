package org.forebell.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a gateway of text messages tells us: names of fields and words differ from one to the next,
 * and those of the common ones are all understood.
 */
final class Callback {
  private static final List<String> FROM =
      List.of("from", "sender", "msisdn", "phone", "urn", "contact.urn");
  private static final List<String> TEXT =
      List.of("text", "message", "body", "content", "input.text");
  private static final List<String> REFERENCE =
      List.of("id", "messageid", "message_id", "messagesid", "reference");
  private static final List<String> STATUS = List.of("status", "messagestatus", "dlr", "state");

  /** Kannel's 1; RapidPro's D and R (read); SMPP's DELIVRD (3.4, section 5.2.28). */
  private static final Set<String> ARRIVED = Set.of("delivered", "delivrd", "read", "1", "d", "r");

  /** Kannel's 2 and 16; RapidPro's F and E; SMPP's EXPIRED, DELETED, UNDELIV, REJECTD. */
  private static final Set<String> FAILED =
      Set.of(
          "failed",
          "undelivered",
          "undeliverable",
          "undeliv",
          "rejected",
          "rejectd",
          "expired",
          "deleted",
          "error",
          "2",
          "16",
          "f",
          "e");

  private final Map<String, String> fields;

  private Callback(Map<String, String> fields) {
    this.fields = fields;
  }

  /** What became of a message. */
  enum Fate {
    ARRIVED,
    FAILED,
    /** On its way, or a word that we do not know. */
    OPEN
  }

  /** Of the fields of a form. */
  static Callback of(Map<String, String> form) {
    Map<String, String> fields = new TreeMap<>();
    form.forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
    return new Callback(fields);
  }

  /** Of a JSON object; a field of an object inside is named with a dot. */
  static Callback of(JsonNode json) {
    Map<String, String> fields = new TreeMap<>();
    flatten("", json, fields);
    return of(fields);
  }

  private static void flatten(String path, JsonNode json, Map<String, String> into) {
    json.fields()
        .forEachRemaining(
            each -> {
              String name = path + each.getKey();
              if (each.getValue().isObject()) {
                flatten(name + ".", each.getValue(), into);
              } else if (each.getValue().isValueNode()) {
                into.put(name, each.getValue().asText());
              }
            });
  }

  /** The sender's number, digits alone as after a plus; empty where it is not told. */
  String from() {
    return number(first(FROM));
  }

  /** The digits of a number, without what dials abroad before it. */
  static String number(String written) {
    String digits = ReplyParser.plain(written.replaceFirst("^(?i)tel:", ""));
    return digits.replaceAll("[^0-9]", "").replaceFirst("^00", "");
  }

  /** What was written. */
  String text() {
    return first(TEXT);
  }

  /** Under which the gateway took our message. */
  String reference() {
    return first(REFERENCE);
  }

  Fate fate() {
    String status = first(STATUS).strip().toLowerCase(Locale.ROOT);
    if (ARRIVED.contains(status)) {
      return Fate.ARRIVED;
    }
    return FAILED.contains(status) ? Fate.FAILED : Fate.OPEN;
  }

  private String first(List<String> names) {
    return names.stream().map(fields::get).filter(v -> v != null).findFirst().orElse("");
  }
}
