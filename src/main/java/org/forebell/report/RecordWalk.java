package org.forebell.report;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;

/**
 * Walks through all of a record, token by token and without a tree: what the contract knows goes to
 * the draft, the rest is read past, and every object is held to the rules of the format.
 */
final class RecordWalk {

  private static final int QUOTED = 100;

  private final OpenNames open = new OpenNames();
  private final Draft draft = new Draft();
  private final FieldReader fields = new FieldReader(draft);
  private long seen;

  Draft draft() {
    return draft;
  }

  OpenNames names() {
    return open;
  }

  /** Reads one record to its end. */
  void walk(JsonParser json) throws IOException {
    draft.clear();
    open.reset();
    seen = 0;
    JsonToken first = json.nextToken();
    if (first == null) {
      throw new Unreadable(Reason.NOT_JSON, "", "nothing but blanks");
    }
    if (first == JsonToken.START_OBJECT) {
      object(json, Field.top());
    } else {
      pastValue(json, first, null);
    }
    if (json.nextToken() != null) {
      throw new Unreadable(
          Reason.NOT_JSON, "", "more after the end" + place(json.currentTokenLocation()));
    }
    if (first == JsonToken.VALUE_NULL) {
      throw new Unreadable(Reason.NULL_RECORD, "", "the value is null");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new Unreadable(Reason.NOT_AN_OBJECT, "", "the value is no object");
    }
  }

  private void object(JsonParser json, Map<String, Field> known) throws IOException {
    open(json);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      Field field = known.get(name);
      if (field == null ? !open.add(name) : !firstTime(field)) {
        throw new Unreadable(Reason.DUPLICATE_KEY, pointer(json), "this key stands twice");
      }
      JsonToken token = json.nextToken();
      if (field == null) {
        pastValue(json, token, null);
      } else {
        value(json, field, token);
      }
    }
    open.close();
  }

  private boolean firstTime(Field field) {
    boolean first = (seen & field.bit()) == 0;
    seen |= field.bit();
    return first;
  }

  private void value(JsonParser json, Field field, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token == JsonToken.START_OBJECT && field.form() == Field.Form.PART) {
      draft.part(field);
      object(json, field.parts());
    } else if (token == JsonToken.START_ARRAY && field.form() == Field.Form.CODES) {
      subjects(json, field);
    } else if (token.isStructStart()) {
      fields.wrongType(field, token);
      pastValue(json, token, field);
    } else {
      number(json, token, field);
      fields.scalar(field, token, json);
    }
  }

  private void subjects(JsonParser json, Field field) throws IOException {
    open(json);
    draft.number(field, 0);
    int index = 0;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      fields.subject(index++, token, json);
      pastValue(json, token, null);
    }
    open.close();
  }

  /** Reads past a value of any shape; a field is named where it is a field's own value. */
  private void pastValue(JsonParser json, JsonToken first, Field field) throws IOException {
    int outside = open.depth();
    JsonToken token = first;
    while (true) {
      switch (token) {
        case START_OBJECT, START_ARRAY -> open(json);
        case END_OBJECT, END_ARRAY -> open.close();
        case FIELD_NAME -> {
          if (!open.add(json.currentName())) {
            throw new Unreadable(Reason.DUPLICATE_KEY, pointer(json), "this key stands twice");
          }
        }
        default -> number(json, token, field);
      }
      if (open.depth() == outside) {
        return;
      }
      token = json.nextToken();
    }
  }

  private void open(JsonParser json) throws IOException {
    if (!open.open()) {
      throw new Unreadable(
          Reason.NESTED_TOO_DEEP, pointer(json), "more than " + OpenNames.DEEPEST + " deep");
    }
  }

  /** NaN and the infinities are let through by the tokenizer only to be told apart here. */
  private static void number(JsonParser json, JsonToken token, Field field) throws IOException {
    if (token != JsonToken.VALUE_NUMBER_FLOAT) {
      return;
    }
    char last = json.getTextCharacters()[json.getTextOffset() + json.getTextLength() - 1];
    if (Character.isLetter(last)) {
      boolean coordinate = field == Field.LAT || field == Field.LON;
      throw new Unreadable(
          coordinate ? Reason.BAD_COORDINATE : Reason.NOT_JSON,
          pointer(json),
          "NaN and infinity are no numbers of JSON");
    }
  }

  private static String pointer(JsonParser json) {
    String pointer = json.getParsingContext().pathAsPointer().toString();
    String quoted = PlainText.excerpt(pointer, QUOTED);
    return quoted.substring(1, quoted.length() - 1);
  }

  static String place(JsonLocation location) {
    return location == null ? "" : ", at byte " + location.getByteOffset();
  }
}
