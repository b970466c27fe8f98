package org.forebell.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads one value that the contract knows into the draft, or notes what is wrong with it. */
final class FieldReader {

  private static final int LONGEST_NAME = 128;
  private static final int LARGEST_COUNT = 100_000;
  private static final int QUOTED = 40;

  private static final List<CodeList> LISTS = lists();

  private final Draft draft;

  FieldReader(Draft draft) {
    this.draft = draft;
  }

  private static List<CodeList> lists() {
    List<CodeList> lists = new ArrayList<>();
    for (int i = 0; i < Field.count(); i++) {
      String list = Field.at(i).list();
      lists.add(list == null ? null : CodeList.named(list));
    }
    return Collections.unmodifiableList(lists);
  }

  /** Reads a value that is no object, no array and not null. */
  void scalar(Field field, JsonToken token, JsonParser json) throws IOException {
    switch (field.form()) {
      case NAME, AREA, TIME, CODE -> {
        if (token == JsonToken.VALUE_STRING) {
          text(field, json);
        } else {
          wrongType(field, "a string", token);
        }
      }
      case COUNT, CREDIBILITY, LATITUDE, LONGITUDE -> {
        if (token.isNumeric()) {
          number(field, token, json);
        } else {
          wrongType(field, "a number", token);
        }
      }
      case PART -> wrongType(field, "an object", token);
      case CODES -> wrongType(field, "an array", token);
    }
  }

  /** Notes an object or array where the contract has something else. */
  void wrongType(Field field, JsonToken token) {
    switch (field.form()) {
      case NAME, AREA, TIME, CODE -> wrongType(field, "a string", token);
      case COUNT, CREDIBILITY, LATITUDE, LONGITUDE -> wrongType(field, "a number", token);
      case PART -> wrongType(field, "an object", token);
      case CODES -> wrongType(field, "an array", token);
    }
  }

  private void wrongType(Field field, String wanted, JsonToken token) {
    String detail = "wants " + wanted + ", not " + name(token);
    draft.fault(field, Reason.WRONG_TYPE, field.pointer(), detail);
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a truth value";
      default -> "null";
    };
  }

  private void text(Field field, JsonParser json) throws IOException {
    char[] text = json.getTextCharacters();
    int offset = json.getTextOffset();
    int length = json.getTextLength();
    switch (field.form()) {
      case NAME -> name(field, text, offset, length);
      case AREA -> area(field, text, offset, length);
      case TIME -> time(field, text, offset, length);
      default -> code(field, text, offset, length);
    }
  }

  private void name(Field field, char[] text, int offset, int length) {
    if (length == 0) {
      draft.fault(field, Reason.EMPTY_TEXT, field.pointer(), "empty");
    } else if (length > LONGEST_NAME
        && Character.codePointCount(text, offset, length) > LONGEST_NAME) {
      int points = Character.codePointCount(text, offset, length);
      draft.fault(field, Reason.TEXT_TOO_LONG, field.pointer(), points + " characters");
    } else if (!PlainText.isFit(text, offset, length)) {
      fault(field, Reason.CONTROL_CHARACTER, text, offset, length);
    } else {
      draft.text(field, new String(text, offset, length));
    }
  }

  private void area(Field field, char[] text, int offset, int length) {
    if (PlainText.isArea(text, offset, length)) {
      draft.text(field, new String(text, offset, length));
    } else {
      fault(field, Reason.UNKNOWN_AREA, text, offset, length);
    }
  }

  private void time(Field field, char[] text, int offset, int length) {
    long millis = TimeText.millis(text, offset, length);
    if (millis == TimeText.UNPARSABLE) {
      fault(field, Reason.UNPARSABLE_TIME, text, offset, length);
    } else if (Draft.isAbsurd(millis)) {
      fault(field, Reason.ABSURD_TIME, text, offset, length);
    } else {
      draft.number(field, millis);
    }
  }

  private void code(Field field, char[] text, int offset, int length) {
    String code = LISTS.get(field.index()).find(text, offset, length);
    if (code == null) {
      Reason reason = field == Field.KIND ? Reason.UNKNOWN_KIND : Reason.UNKNOWN_CODE;
      fault(field, reason, text, offset, length);
    } else {
      draft.text(field, code);
    }
  }

  private void number(Field field, JsonToken token, JsonParser json) throws IOException {
    switch (field.form()) {
      case LATITUDE -> coordinate(field, 90, json);
      case LONGITUDE -> coordinate(field, 180, json);
      case COUNT -> {
        int count = whole(token, json);
        if (count < 0) {
          fault(field, Reason.ABSURD_COUNT, json);
        } else {
          draft.number(field, count);
        }
      }
      default -> {
        int credibility = whole(token, json);
        if (credibility < 1 || credibility > 6) {
          fault(field, Reason.UNKNOWN_CODE, json);
        } else {
          draft.number(field, credibility);
        }
      }
    }
  }

  private void coordinate(Field field, int limit, JsonParser json) throws IOException {
    double value = json.getDoubleValue();
    if (value >= -limit && value <= limit) {
      draft.part(field);
    } else {
      fault(field, Reason.BAD_COORDINATE, json);
    }
  }

  /** A whole number from 0 to the largest count, -1 for any other. As in JSON Schema 1.0 is 1. */
  private static int whole(JsonToken token, JsonParser json) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT) {
      int value = json.getTextLength() > 7 ? -1 : json.getIntValue();
      return value <= LARGEST_COUNT ? value : -1;
    }
    double value = json.getDoubleValue();
    return value >= 0 && value <= LARGEST_COUNT && value == Math.rint(value) ? (int) value : -1;
  }

  /** Reads one element of a list of subjects. */
  void subject(int index, JsonToken token, JsonParser json) throws IOException {
    Field field = Field.AFFECTS;
    String pointer = field.pointer() + "/" + index;
    if (token != JsonToken.VALUE_STRING) {
      draft.fault(field, Reason.WRONG_TYPE, pointer, "wants a string, not " + name(token));
      return;
    }
    char[] text = json.getTextCharacters();
    String code = LISTS.get(field.index()).find(text, json.getTextOffset(), json.getTextLength());
    if (code == null) {
      String quoted = quoted(text, json.getTextOffset(), json.getTextLength());
      draft.fault(field, Reason.UNKNOWN_CODE, pointer, quoted);
    } else {
      draft.add(field, Draft.bit(Subject.of(code)));
    }
  }

  private void fault(Field field, Reason reason, JsonParser json) throws IOException {
    fault(field, reason, json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
  }

  private void fault(Field field, Reason reason, char[] text, int offset, int length) {
    draft.fault(field, reason, field.pointer(), quoted(text, offset, length));
  }

  private static String quoted(char[] text, int offset, int length) {
    return PlainText.excerpt(new String(text, offset, Math.min(length, 4 * QUOTED)), QUOTED);
  }
}
