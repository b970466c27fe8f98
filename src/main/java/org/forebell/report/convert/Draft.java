package org.forebell.report.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report in the making, written by the contract in the order in which its fields were given. */
final class Draft {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Sets a field; text that says nothing sets nothing. */
  Draft with(String field, Object value) {
    if (value != null && !value.equals("")) {
      fields.put(field, value);
    }
    return this;
  }

  /** Sets a degree of latitude or longitude, where it is one. */
  Draft withDegrees(String field, String text, double most) {
    try {
      double degrees = Double.parseDouble(text);
      return Math.abs(degrees) <= most ? with(field, degrees) : this;
    } catch (NumberFormatException none) {
      return this;
    }
  }

  /** Says which event it tells of; a report of that very id need not say so. */
  Draft named(String event) {
    return text("id").equals(event) ? this : with("event", event);
  }

  String text(String field) {
    return String.valueOf(fields.get(field));
  }

  Object value(String field) {
    return fields.get(field);
  }

  boolean isAccess() {
    return text("kind").equals("access");
  }

  /** The event it tells of: its own id where it names none. */
  String event() {
    return fields.containsKey("event") ? text("event") : text("id");
  }

  /** One line of JSON. */
  String line() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(fields, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return out.toString();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object each : list) {
        write(each, json);
      }
      json.writeEndArray();
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Instant time) {
      json.writeString(time.toString());
    } else {
      json.writeString((String) value);
    }
  }
}
