package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.forebell.risk.DecimalText;

/** Numbers and names of backtest.json as people read them, the same in every language setting. */
final class Words {

  /** What stands where there is no number. */
  static final String NONE = "–";

  private static final Map<String, String> NAMES =
      Map.of(
          "staff", "Staff",
          "facility", "Facilities",
          "unseen_time", "unseen time",
          "unseen_countries", "unseen countries",
          "both", "both unseen");

  private Words() {}

  /** A value to so many places at most, a dash where there is none. */
  static String number(JsonNode value, int places) {
    return isNumber(value) ? DecimalText.of(value.asDouble(), places) : NONE;
  }

  /** A share in percent. */
  static String percent(JsonNode value) {
    return isNumber(value) ? DecimalText.of(value.asDouble() * 100, 1) + " %" : NONE;
  }

  /** A value to exactly so many places, so that a column of them lines up. */
  static String fixed(JsonNode value, int places) {
    return isNumber(value) ? fixed(value.asDouble(), places) : NONE;
  }

  static String fixed(double value, int places) {
    String text = DecimalText.of(value, places).replace('-', '−');
    int point = text.indexOf('.');
    int missing = point < 0 ? places : places - (text.length() - point - 1);
    String zeros = "0".repeat(missing);
    return point < 0 && places > 0 ? text + "." + zeros : text + zeros;
  }

  /** A share in percent with exactly one decimal. */
  static String share(JsonNode value) {
    return isNumber(value) ? share(value.asDouble()) : NONE;
  }

  static String share(double value) {
    return fixed(value * 100, 1) + "\u00a0%";
  }

  /** A whole number with a comma between thousands. */
  static String count(JsonNode value) {
    return isNumber(value) ? count(value.asLong()) : NONE;
  }

  private static String count(long value) {
    StringBuilder text = new StringBuilder(Long.toString(value));
    for (int at = text.length() - 3; at > (value < 0 ? 1 : 0); at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** Whether there is a number to show. */
  static boolean isNumber(JsonNode value) {
    return value != null && value.isNumber() && Double.isFinite(value.asDouble());
  }

  /** The name of a code for people, the code itself without underscores where it has none. */
  static String name(JsonNode code) {
    String text = code.asText();
    return NAMES.getOrDefault(text, text.replace('_', ' '));
  }

  /** Subject and split of a part of the back-test; a part without a split is of unseen time. */
  static String title(JsonNode part) {
    String subject = name(part.path("subject"));
    return part.has("split") ? subject + ", " + name(part.path("split")) : subject;
  }

  /** The first letter made small, for the middle of a sentence. */
  static String inSentence(String title) {
    return title.isEmpty() ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
  }
}
