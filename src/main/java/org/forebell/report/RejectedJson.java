package org.forebell.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes rejected records by their contract, {@code schema/rejected.json}. */
public final class RejectedJson {

  private static final JsonFactory JSON = new JsonFactory();

  private RejectedJson() {}

  /** One JSON object without a line end; the same record always gives the same bytes. */
  public static byte[] write(Rejected rejected) {
    int length = rejected.bytes() == null ? 0 : rejected.bytes().length;
    ByteArrayOutputStream out = new ByteArrayOutputStream(256 + length * 4 / 3);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(rejected, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return out.toByteArray();
  }

  private static void write(Rejected rejected, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("topic", rejected.topic());
    json.writeNumberField("partition", rejected.partition());
    json.writeNumberField("offset", rejected.offset());
    json.writeStringField("knownAt", time(rejected.knownAt()));
    json.writeStringField("reason", rejected.reason().code());
    json.writeStringField("detail", rejected.detail());
    json.writeFieldName("bytes");
    if (rejected.bytes() == null) {
      json.writeNull();
    } else {
      json.writeBinary(rejected.bytes());
    }
    json.writeEndObject();
  }

  private static String time(long knownAt) {
    boolean untold = knownAt == ReportParser.KNOWN_FROM_RECORD;
    return untold ? null : Instant.ofEpochMilli(knownAt).toString();
  }
}
