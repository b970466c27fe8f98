package org.forebell.flink.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.forebell.flink.RawRecord;

/**
 * Records that were no JSON object when a topic was exported stand in its file as {@code
 * {"raw":"<base64>",…}}; the replay turns away the very bytes that the live job turned away.
 */
final class Wrapped {

  private static final byte[] MARK = "{\"raw\":".getBytes(StandardCharsets.US_ASCII);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Wrapped() {}

  static boolean isWrapped(byte[] bytes, int offset, int length) {
    return length > MARK.length
        && Arrays.equals(bytes, offset, offset + MARK.length, MARK, 0, MARK.length);
  }

  /** The record as it once came; the record itself where it is not a wrapped one. */
  static RawRecord unwrap(RawRecord record) {
    byte[] line = record.value();
    if (!isWrapped(line, 0, line.length)) {
      return record;
    }
    try {
      JsonNode wrapper = JSON.readTree(line);
      JsonNode raw = wrapper.get("raw");
      return new RawRecord(
          wrapper.path("topic").asText(record.topic()),
          wrapper.path("partition").asInt(record.partition()),
          wrapper.path("offset").asLong(record.offset()),
          Instant.parse(wrapper.path("knownAt").asText()).toEpochMilli(),
          raw.isNull() ? null : raw.binaryValue());
    } catch (IOException | RuntimeException e) {
      return record;
    }
  }
}
