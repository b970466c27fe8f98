package org.forebell.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The text of a JSON object in the making, with values as they are to be written: it can name a key
 * twice, and hold values that no library would write.
 */
final class ReportText {

  private final List<Map.Entry<String, String>> fields = new ArrayList<>();

  /** A report with everything an incident can have. */
  static ReportText incident() {
    return new ReportText()
        .with("id", "'sind-20425'")
        .with("kind", "'incident'")
        .with("source", "{'id':'desk-7','reliability':'B'}")
        .with("credibility", "2")
        .with("occurredAt", "'2016-01-01T00:00:00Z'")
        .with("timePrecision", "'P1D'")
        .with("reportedAt", "'2016-01-01T12:00:00Z'")
        .with("area", "'ETH/Oromia Region'")
        .with("lat", "9.2188")
        .with("lon", "41.1028")
        .with("geoPrecision", "'district'")
        .with("act", "'assault'")
        .with("outcome", "'harm'")
        .with("affects", "['staff']")
        .with("facility", "{'type':'health'}")
        .with("harm", "{'killed':0,'injured':0,'deprivedOfLiberty':1}")
        .with("weapon", "'bladed'")
        .with("actor", "'somebody'")
        .with("status", "'confirmed'");
  }

  static ReportText access() {
    return new ReportText()
        .with("id", "'sind-20426-access'")
        .with("kind", "'access'")
        .with("source", "{'id':'desk-7','reliability':'B'}")
        .with("credibility", "2")
        .with("occurredAt", "'2016-01-02T03:00:00+03:00'")
        .with("reportedAt", "'2016-01-02T12:00:00.5Z'")
        .with("area", "'AFG/Ghor Province'")
        .with("constraint", "'restriction_movement'")
        .with("effect", "'denied'")
        .with("route", "'corridor-12'")
        .with("until", "null");
  }

  static ReportText nothing() {
    return new ReportText()
        .with("kind", "'nothing_to_report'")
        .with("source", "{'id':'desk-7','reliability':'B'}")
        .with("reportedAt", "'2016-01-01T18:00:00Z'")
        .with("area", "'AFG/Ghor Province'");
  }

  static ReportText retraction() {
    return new ReportText()
        .with("id", "'r-1'")
        .with("kind", "'retraction'")
        .with("of", "'sind-20425'")
        .with("reportedAt", "'2016-01-03T00:00Z'");
  }

  static ReportText heartbeat() {
    return new ReportText()
        .with("kind", "'heartbeat'")
        .with("source", "{'id':'clock-1'}")
        .with("reportedAt", "'2016-01-03T00:00:00Z'");
  }

  /**
   * Sets a field, in its place when it is there already.
   *
   * @param value as JSON with single quotes for double ones
   */
  ReportText with(String key, String value) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).getKey().equals(key)) {
        fields.set(i, Map.entry(key, quotes(value)));
        return this;
      }
    }
    return and(key, value);
  }

  /** Adds a field whether or not it is there already. */
  ReportText and(String key, String value) {
    fields.add(Map.entry(key, quotes(value)));
    return this;
  }

  ReportText without(String key) {
    fields.removeIf(each -> each.getKey().equals(key));
    return this;
  }

  List<String> keys() {
    return fields.stream().map(Map.Entry::getKey).toList();
  }

  private static String quotes(String value) {
    return value.replace('\'', '"');
  }

  byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("{");
    for (Map.Entry<String, String> each : fields) {
      out.append(out.length() == 1 ? "" : ",");
      out.append('"').append(each.getKey()).append("\":").append(each.getValue());
    }
    return out.append('}').toString();
  }
}
