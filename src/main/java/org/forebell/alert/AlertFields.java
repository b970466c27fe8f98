package org.forebell.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.forebell.report.PlainText;
import org.forebell.report.Reason;
import org.forebell.report.Rejection;

/**
 * One object of a record of {@code alerts}, read strictly: what is missing or of another shape than
 * {@code schema/alert.json} has it ends the reading with the reason and the place.
 */
record AlertFields(JsonNode object, String pointer) {

  private static final int LONGEST_TEXT = 1000;
  private static final int LARGEST_COUNT = 1_000_000_000;

  /** Ends the reading of a record. Stays inside the reader. */
  static final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection why;

    Broken(Reason reason, String pointer, String detail) {
      super(detail, null, false, false);
      this.why = new Rejection(reason, pointer, detail);
    }

    Rejection why() {
      return why;
    }
  }

  boolean has(String field) {
    return !object.path(field).isMissingNode() && !object.path(field).isNull();
  }

  String text(String field) {
    JsonNode node = need(field);
    if (!node.isTextual()) {
      throw broken(Reason.WRONG_TYPE, field, "wants a string");
    }
    String text = node.textValue();
    if (text.isEmpty()) {
      throw broken(Reason.EMPTY_TEXT, field, "empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw broken(Reason.TEXT_TOO_LONG, field, text.length() + " characters");
    }
    if (!PlainText.isFit(text)) {
      throw broken(Reason.CONTROL_CHARACTER, field, "holds what is unfit for a line");
    }
    return text;
  }

  String matching(String field, String pattern) {
    String text = text(field);
    if (!text.matches(pattern)) {
      throw broken(Reason.UNKNOWN_CODE, field, "does not match " + pattern);
    }
    return text;
  }

  String area(String field) {
    String text = text(field);
    if (!PlainText.isArea(text)) {
      throw broken(Reason.UNKNOWN_AREA, field, "is no area");
    }
    return text;
  }

  /** The constant that a code means; {@code of} gives null for a code that is none. */
  <T> T code(String field, Function<String, T> of) {
    T constant = of.apply(text(field));
    if (constant == null) {
      throw broken(Reason.UNKNOWN_CODE, field, "is no code of its list");
    }
    return constant;
  }

  boolean truth(String field) {
    JsonNode node = need(field);
    if (!node.isBoolean()) {
      throw broken(Reason.WRONG_TYPE, field, "wants a truth value");
    }
    return node.booleanValue();
  }

  double number(String field, double least, double most) {
    JsonNode node = need(field);
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= least && value <= most)) {
      throw broken(Reason.WRONG_TYPE, field, "wants a number from " + least + " to " + most);
    }
    return value;
  }

  int count(String field, int least) {
    JsonNode node = need(field);
    boolean whole = node.isIntegralNumber() && node.canConvertToInt();
    if (!whole || node.intValue() < least || node.intValue() > LARGEST_COUNT) {
      throw broken(Reason.ABSURD_COUNT, field, "wants a whole number from " + least);
    }
    return node.intValue();
  }

  /** Epoch milliseconds. */
  long time(String field) {
    try {
      return OffsetDateTime.parse(text(field)).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw broken(Reason.UNPARSABLE_TIME, field, "wants 2026-01-31T12:00:00Z");
    }
  }

  /** Longer than nothing and no more than ten years. */
  Duration span(String field) {
    Duration span = Duration.ZERO;
    try {
      span = Duration.parse(text(field));
    } catch (DateTimeException | ArithmeticException e) {
      throw broken(Reason.UNPARSABLE_TIME, field, "wants a span such as P7D");
    }
    if (span.isNegative() || span.isZero() || span.compareTo(Duration.ofDays(3660)) > 0) {
      throw broken(Reason.UNPARSABLE_TIME, field, "is no span that an alert can be about");
    }
    return span;
  }

  AlertFields object(String field) {
    JsonNode node = need(field);
    if (!node.isObject()) {
      throw broken(Reason.WRONG_TYPE, field, "wants an object");
    }
    return new AlertFields(node, pointer + "/" + field);
  }

  /** The objects of a list. */
  <T> List<T> objects(String field, Function<AlertFields, T> each) {
    List<T> read = new ArrayList<>();
    for (JsonNode node : list(field)) {
      String place = pointer + "/" + field + "/" + read.size();
      if (!node.isObject()) {
        throw new Broken(Reason.WRONG_TYPE, place, "wants an object");
      }
      read.add(each.apply(new AlertFields(node, place)));
    }
    return List.copyOf(read);
  }

  /** The texts of a list. */
  List<String> texts(String field) {
    List<String> read = new ArrayList<>();
    for (JsonNode node : list(field)) {
      boolean fit = node.isTextual() && !node.textValue().isEmpty();
      if (!fit || !PlainText.isFit(node.textValue())) {
        throw broken(Reason.WRONG_TYPE, field, "wants texts, none empty or with unfit characters");
      }
      read.add(node.textValue());
    }
    return List.copyOf(read);
  }

  private JsonNode list(String field) {
    JsonNode node = need(field);
    if (!node.isArray()) {
      throw broken(Reason.WRONG_TYPE, field, "wants a list");
    }
    return node;
  }

  private JsonNode need(String field) {
    if (!has(field)) {
      throw broken(Reason.MISSING_FIELD, field, "is missing");
    }
    return object.get(field);
  }

  Broken broken(Reason reason, String field, String detail) {
    return new Broken(reason, pointer + "/" + field, detail);
  }
}
