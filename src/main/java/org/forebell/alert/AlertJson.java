package org.forebell.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.forebell.place.Place;
import org.forebell.risk.AssessmentJson;
import org.forebell.risk.DecimalText;
import org.forebell.risk.DurationText;

/** Writes alerts by their contract, {@code schema/alert.json}. */
public final class AlertJson {

  private static final JsonFactory JSON = new JsonFactory();

  private AlertJson() {}

  /** One JSON object without a line end; the same alert always gives the same bytes. */
  public static byte[] write(Alert alert) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(alert, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return out.toByteArray();
  }

  private static void write(Alert alert, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", alert.episode().id());
    json.writeNumberField("version", alert.episode().version());
    json.writeStringField("change", alert.change().code());
    json.writeStringField("area", alert.area());
    place(alert.place(), json);
    json.writeStringField("subject", alert.subject().code());
    json.writeStringField("level", alert.level().code());
    json.writeStringField("previousLevel", alert.previousLevel().code());
    time(json, "at", alert.at());
    json.writeStringField("horizon", DurationText.of(alert.horizon()));
    number(json, "probability", alert.score().probability());
    number(json, "usual", alert.score().usual());
    json.writeStringField("confidence", alert.episode().confidence().code());
    AssessmentJson.writeFactors(alert.score().factors(), json);
    AssessmentJson.writeCounts(alert.counts(), json);
    access(alert, json);
    evidence(alert, json);
    json.writeStringField("exitRule", alert.exitRule());
    time(json, "validUntil", alert.episode().validUntil());
    json.writeBooleanField("test", alert.test());
    json.writeStringField("model", alert.model());
    json.writeStringField("policy", alert.policy());
    json.writeEndObject();
  }

  private static void place(Place place, JsonGenerator json) throws IOException {
    json.writeBooleanField("placed", place != null);
    if (place != null) {
      json.writeObjectFieldStart("place");
      json.writeStringField("code", place.code());
      json.writeStringField("codeType", place.codeType());
      json.writeStringField("name", place.name());
      json.writeStringField("country", place.country());
      json.writeStringField("countryName", place.countryName());
      json.writeEndObject();
    }
  }

  private static void access(Alert alert, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("access");
    for (AccessLine line : alert.access()) {
      json.writeStartObject();
      json.writeStringField("constraint", line.constraint());
      json.writeStringField("effect", line.effect());
      json.writeNumberField("routes", line.routes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void evidence(Alert alert, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (String report : alert.evidence()) {
      json.writeString(report);
    }
    json.writeEndArray();
    json.writeNumberField("evidenceTotal", alert.evidenceTotal());
  }

  private static void time(JsonGenerator json, String name, long at) throws IOException {
    json.writeStringField(name, Instant.ofEpochMilli(at).toString());
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(DecimalText.of(value, 8));
  }
}
