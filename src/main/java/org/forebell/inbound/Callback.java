package org.forebell.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.channel.SmsReceipt;

/**
 * What a gateway of text messages tells us: names of fields differ from one to the next, and those
 * of the common ones are all understood.
 */
final class Callback {
  private static final List<String> FROM =
      List.of("from", "sender", "msisdn", "phone", "urn", "contact.urn");
  private static final List<String> TEXT =
      List.of("text", "message", "body", "content", "input.text");
  private static final List<String> REFERENCE =
      List.of("id", "messageid", "message_id", "messagesid", "reference");
  private static final List<String> STATUS = List.of("status", "messagestatus", "dlr", "state");

  private final Map<String, String> fields;

  /**
   * @param fields by name; a field of an object inside is named with a dot
   */
  Callback(Map<String, String> fields) {
    this.fields = new TreeMap<>();
    fields.forEach((name, value) -> this.fields.put(name.toLowerCase(Locale.ROOT), value));
  }

  static Map<String, String> flat(JsonNode object) {
    Map<String, String> fields = new TreeMap<>();
    flatten("", object, fields);
    return fields;
  }

  private static void flatten(String path, JsonNode object, Map<String, String> into) {
    object
        .fields()
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
    return number(fields.getOrDefault(name(FROM), ""));
  }

  /** The digits of a number, without what dials abroad before it. */
  static String number(String written) {
    String digits = ReplyParser.plain(written.replaceFirst("^(?i)tel:", ""));
    return digits.replaceAll("[^0-9]", "").replaceFirst("^00", "");
  }

  /** What was written. */
  String text() {
    return fields.getOrDefault(name(TEXT), "");
  }

  /** What became of a message of ours; null where it does not say. */
  SmsReceipt receipt() {
    return SmsReceipt.ofForm(fields, name(REFERENCE), name(STATUS));
  }

  /**
   * The same where what became of it stands in the address, as RapidPro has it.
   *
   * @param action sent, delivered or failed
   */
  SmsReceipt receipt(String action) {
    return SmsReceipt.ofRapidPro(action, fields);
  }

  private String name(List<String> names) {
    return names.stream().filter(fields::containsKey).findFirst().orElse("");
  }
}
