package org.forebell.alert;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.forebell.report.PlainText;
import org.forebell.report.Reason;
import org.forebell.report.Rejection;

/**
 * The fields of a small record of ours, asked for by name. The first that breaks its contract ends
 * the reading with a {@link Broken} that says why.
 */
public final class JsonFields {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private static final int LONGEST_RECORD = 64 * 1024;

  private final JsonNode root;

  private JsonFields(JsonNode root) {
    this.root = root;
  }

  /** A record that breaks its contract. */
  public static final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public Broken(Reason reason, String pointer, String detail) {
      super(pointer + ": " + detail, null, false, false);
      this.rejection = new Rejection(reason, pointer, detail);
    }

    public Rejection rejection() {
      return rejection;
    }
  }

  /**
   * Reads a record.
   *
   * @param record null for one without a value
   */
  public static JsonFields of(byte[] record) throws Broken {
    if (record == null) {
      throw new Broken(Reason.NULL_RECORD, "", "no value");
    }
    if (record.length > LONGEST_RECORD) {
      throw new Broken(Reason.TOO_LONG, "", record.length + " bytes");
    }
    JsonNode root;
    try {
      root = JSON.readTree(record);
    } catch (IOException e) {
      throw new Broken(Reason.NOT_JSON, "", "cannot be read as JSON");
    }
    if (root == null || !root.isObject()) {
      throw new Broken(Reason.NOT_AN_OBJECT, "", "no object");
    }
    return new JsonFields(root);
  }

  /** Whether the field is there. */
  public boolean has(String field) {
    return root.has(field);
  }

  /** A text of one to so many characters, as a pattern has it. */
  public String text(String field, int longest, Pattern form) throws Broken {
    JsonNode node = needed(field);
    if (!node.isTextual()) {
      throw new Broken(Reason.WRONG_TYPE, "/" + field, "no text");
    }
    String text = node.textValue();
    if (text.isBlank()) {
      throw new Broken(Reason.EMPTY_TEXT, "/" + field, "nothing in it");
    }
    if (text.length() > longest) {
      throw new Broken(Reason.TEXT_TOO_LONG, "/" + field, "longer than " + longest);
    }
    if (!PlainText.isFit(text)) {
      throw new Broken(Reason.CONTROL_CHARACTER, "/" + field, "control characters");
    }
    if (!form.matcher(text).matches()) {
      throw new Broken(Reason.UNKNOWN_CODE, "/" + field, "not of the form " + form);
    }
    return text;
  }

  /** The same, or an empty text where the field is left out. */
  public String textOrNone(String field, int longest, Pattern form) throws Broken {
    return has(field) ? text(field, longest, form) : "";
  }

  /** One of a list of codes. */
  public <T> T code(String field, Function<String, T> codes) throws Broken {
    JsonNode node = needed(field);
    if (!node.isTextual()) {
      throw new Broken(Reason.WRONG_TYPE, "/" + field, "no text");
    }
    T found = codes.apply(node.textValue());
    if (found == null) {
      throw new Broken(Reason.UNKNOWN_CODE, "/" + field, "a code that is not in its list");
    }
    return found;
  }

  /** A whole number in a range; the least where the field is left out. */
  public int whole(String field, int least, int most) throws Broken {
    if (!has(field)) {
      return least;
    }
    JsonNode node = root.get(field);
    if (!node.isInt()) {
      throw new Broken(Reason.WRONG_TYPE, "/" + field, "no whole number");
    }
    if (node.intValue() < least || node.intValue() > most) {
      throw new Broken(Reason.ABSURD_COUNT, "/" + field, "not from " + least + " to " + most);
    }
    return node.intValue();
  }

  /** True or false; false where the field is left out. */
  public boolean yes(String field) throws Broken {
    if (has(field) && !root.get(field).isBoolean()) {
      throw new Broken(Reason.WRONG_TYPE, "/" + field, "neither true nor false");
    }
    return root.path(field).booleanValue();
  }

  /** A time with a zone, epoch milliseconds. */
  public long time(String field) throws Broken {
    JsonNode node = needed(field);
    try {
      return OffsetDateTime.parse(node.asText()).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new Broken(Reason.UNPARSABLE_TIME, "/" + field, "no time such as 2026-01-31T12:00:00Z");
    }
  }

  private JsonNode needed(String field) throws Broken {
    JsonNode node = root.get(field);
    if (node == null || node.isNull()) {
      throw new Broken(Reason.MISSING_FIELD, "/" + field, "missing");
    }
    return node;
  }
}
