package org.forebell.flink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes heartbeats by the contract of reports. */
public final class HeartbeatJson {
  private static final JsonFactory JSON = new JsonFactory();

  /** A compacted topic takes no record without a key, and keeps the last heartbeat alone. */
  @SuppressWarnings("MutablePublicArray") // never changed
  public static final byte[] KEY = "heartbeat".getBytes(StandardCharsets.UTF_8);

  private HeartbeatJson() {}

  /** A heartbeat of an instant, epoch milliseconds. */
  public static byte[] write(String source, long atMillis) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("kind", "heartbeat");
      json.writeObjectFieldStart("source");
      json.writeStringField("id", source);
      json.writeEndObject();
      json.writeStringField("reportedAt", Instant.ofEpochMilli(atMillis).toString());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return out.toByteArray();
  }
}
