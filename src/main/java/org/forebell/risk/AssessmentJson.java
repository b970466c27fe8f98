package org.forebell.risk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Writes assessments by their contract, {@code schema/assessment.json}. */
public final class AssessmentJson {

  private static final JsonFactory JSON = new JsonFactory();

  private AssessmentJson() {}

  /** One JSON object without a line end; the same assessment always gives the same bytes. */
  public static byte[] write(Assessment assessment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(assessment, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return out.toByteArray();
  }

  private static void write(Assessment assessment, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("area", assessment.area());
    json.writeStringField("subject", assessment.subject().code());
    json.writeStringField("at", Instant.ofEpochMilli(assessment.at()).toString());
    json.writeStringField("horizon", DurationText.of(assessment.horizon()));
    number(json, "probability", assessment.score().probability());
    number(json, "usual", assessment.score().usual());
    json.writeStringField("level", assessment.level().code());
    writeFactors(assessment.score().factors(), json);
    writeCounts(assessment.counts(), json);
    json.writeStringField("model", assessment.model());
    json.writeStringField("policy", assessment.policy());
    json.writeEndObject();
  }

  /** Writes the field {@code factors}. */
  public static void writeFactors(List<Factor> factors, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("factors");
    for (Factor factor : factors) {
      json.writeStartObject();
      json.writeStringField("name", factor.name());
      json.writeFieldName("value");
      json.writeNumber(DecimalText.of(factor.value(), 6));
      json.writeFieldName("effect");
      json.writeNumber(DecimalText.ofScaled(factor.effectMicronats(), 6));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the field {@code counts}. */
  public static void writeCounts(Counts counts, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("counts");
    window(json, "last24h", counts.last24h());
    window(json, "last7d", counts.last7d());
    window(json, "last30d", counts.last30d());
    json.writeNumberField("accessInForce", counts.accessInForce());
    json.writeEndObject();
  }

  private static void window(JsonGenerator json, String name, Counts.Window window)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("incidents", window.incidents());
    json.writeNumberField("nearMissesAndThreats", window.nearMissesAndThreats());
    json.writeNumberField("accessConstraints", window.accessConstraints());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(DecimalText.of(value, 8));
  }
}
