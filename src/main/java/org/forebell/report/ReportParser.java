package org.forebell.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads records into reports. One per thread. */
public final class ReportParser {

  /** Stands for a time of knowledge that the record itself tells, as in files. */
  public static final long KNOWN_FROM_RECORD = Long.MIN_VALUE;

  private final ObjectMapper mapper = new ObjectMapper();

  /**
   * Reads one record; never throws.
   *
   * @param bytes the record, null for a record without a value
   * @param knownAt when it became known, epoch milliseconds, or {@link #KNOWN_FROM_RECORD}
   */
  public Reading parse(byte[] bytes, int offset, int length, long knownAt) {
    if (bytes == null) {
      return new Rejection(Reason.NULL_RECORD, "", "no value");
    }
    try {
      return read(mapper.readTree(bytes, offset, length), knownAt);
    } catch (IOException | RuntimeException e) {
      return new Rejection(Reason.NOT_JSON, "", "not a report");
    }
  }

  private static Reading read(JsonNode node, long given) {
    long reported = time(node, "reportedAt", given);
    long known = given != KNOWN_FROM_RECORD ? given : time(node, "knownAt", reported);
    String source = node.path("source").path("id").asText("");
    return switch (node.path("kind").asText()) {
      case "incident" -> new Accepted(incident(node, source, reported), known);
      case "access" -> new Accepted(access(node, source, reported), known);
      case "retraction" ->
          new Accepted(
              new Retraction(node.path("id").asText(), node.path("of").asText(), source, reported),
              known);
      case "heartbeat" -> new Accepted(new Heartbeat(source, reported), known);
      default -> new Rejection(Reason.UNKNOWN_KIND, "/kind", "unknown kind");
    };
  }

  private static Incident incident(JsonNode node, String source, long reported) {
    JsonNode harm = node.path("harm");
    String affects = node.path("affects").toString();
    return new Incident(
        node.path("id").asText(),
        node.path("event").asText(node.path("id").asText()),
        source,
        grade(node),
        time(node, "occurredAt", reported),
        reported,
        node.path("area").asText(),
        node.path("act").asText(),
        Outcome.valueOf(node.path("outcome").asText("none").toUpperCase(java.util.Locale.ROOT)),
        affects.contains("staff"),
        affects.contains("facility"),
        harm.path("killed").asInt(),
        harm.path("injured").asInt(),
        harm.path("deprivedOfLiberty").asInt());
  }

  private static AccessReport access(JsonNode node, String source, long reported) {
    return new AccessReport(
        node.path("id").asText(),
        node.path("event").asText(node.path("id").asText()),
        source,
        grade(node),
        time(node, "occurredAt", reported),
        reported,
        node.path("area").asText(),
        node.path("constraint").asText(),
        AccessEffect.valueOf(node.path("effect").asText().toUpperCase(java.util.Locale.ROOT)),
        node.path("route").asText(""),
        time(node, "until", Long.MAX_VALUE));
  }

  private static Grade grade(JsonNode node) {
    return new Grade(
        node.path("source").path("reliability").asText("F").charAt(0),
        node.path("credibility").asInt(6));
  }

  private static long time(JsonNode node, String field, long absent) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? absent : millis(value.asText());
  }

  private static long millis(String text) {
    return Instant.from(OffsetDateTime.parse(text)).toEpochMilli();
  }
}
