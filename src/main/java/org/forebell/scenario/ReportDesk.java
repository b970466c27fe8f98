package org.forebell.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/** Writes records as desks write them: by the contract, with more in them than may ever leave. */
final class ReportDesk {

  private static final String[] ACTORS = {
    "Blue Column", "Green Column", "local youths", "unknown armed persons", "a checkpoint crew"
  };
  private static final String[] GRADES = {"A", "B", "B", "C", "F"};
  private static final String[] CONSTRAINTS = {
    "restriction_movement", "hostilities", "impediment_entry", "interference", "mines_uxo"
  };

  private final boolean canaries;
  private final SplittableRandom random;

  ReportDesk(boolean canaries, SplittableRandom random) {
    this.canaries = canaries;
    this.random = random;
  }

  /** Who speaks: a desk of an area, by number. */
  String desk(ScenarioArea area, int number) {
    String name = "desk-" + area.area().substring(0, 3).toLowerCase(Locale.ROOT) + "-" + number;
    return canaries ? Scenario.CANARY + "-source-" + name : name;
  }

  /**
   * An incident report.
   *
   * @param event null where the report is of an event of its own
   * @param facts what it tells; a correction tells it with another outcome
   */
  byte[] incident(
      String id,
      String event,
      String desk,
      String area,
      Happening of,
      long reportedAt,
      String note) {
    StringBuilder json = head(id, "incident", event, desk, area, of.at(), reportedAt);
    json.append(",\"act\":\"").append(of.kind().act);
    json.append("\",\"outcome\":\"").append(of.kind().outcome);
    json.append("\",\"affects\":[").append(affects(of.kind())).append("]");
    json.append(",\"facility\":{\"type\":\"health\",\"name\":\"")
        .append(free("facility", "Clinic"));
    json.append("\"},\"harm\":{\"killed\":0,\"injured\":");
    json.append(of.kind() == Happening.Kind.ATTACK_ON_STAFF ? 1 : 0);
    json.append(",\"deprivedOfLiberty\":0},\"weapon\":\"firearm\",\"actor\":\"");
    json.append(free("actor", ACTORS[random.nextInt(ACTORS.length)]));
    json.append("\",\"narrative\":\"").append(free("narrative", note));
    json.append("\",\"contact\":\"").append(free("contact", "radio room"));
    return end(json.append("\",\"status\":\"confirmed\""));
  }

  /** An access report; route and until may be null. */
  byte[] access(
      String id,
      String desk,
      String area,
      long at,
      long reportedAt,
      String constraint,
      String effect,
      String route,
      Long until) {
    StringBuilder json = head(id, "access", null, desk, area, at, reportedAt);
    json.append(",\"constraint\":\"").append(constraint);
    json.append("\",\"effect\":\"").append(effect).append('"');
    if (route != null) {
      json.append(",\"route\":\"").append(free("route", route)).append('"');
    }
    if (until != null) {
      json.append(",\"until\":\"").append(Instant.ofEpochMilli(until)).append('"');
    }
    return end(json);
  }

  byte[] retraction(String id, String of, String desk, long reportedAt) {
    return end(
        new StringBuilder("{\"id\":\"")
            .append(id)
            .append("\",\"kind\":\"retraction\",\"of\":\"")
            .append(of)
            .append("\",\"source\":{\"id\":\"")
            .append(desk)
            .append("\"},\"reportedAt\":\"")
            .append(Instant.ofEpochMilli(reportedAt))
            .append('"'));
  }

  /** A word that there is nothing to report. */
  byte[] nothing(String desk, String area, long reportedAt) {
    return end(
        new StringBuilder("{\"kind\":\"nothing_to_report\",\"source\":{\"id\":\"")
            .append(desk)
            .append("\"},\"reportedAt\":\"")
            .append(Instant.ofEpochMilli(reportedAt))
            .append("\",\"area\":\"")
            .append(area)
            .append('"'));
  }

  String constraint() {
    return CONSTRAINTS[random.nextInt(CONSTRAINTS.length)];
  }

  private StringBuilder head(
      String id, String kind, String event, String desk, String area, long at, long reportedAt) {
    StringBuilder json = new StringBuilder(512);
    json.append("{\"id\":\"").append(id).append("\",\"kind\":\"").append(kind);
    json.append("\",\"source\":{\"id\":\"").append(desk).append("\",\"reliability\":\"");
    json.append(GRADES[random.nextInt(GRADES.length)]).append("\"},\"credibility\":");
    json.append(1 + random.nextInt(6));
    if (event != null) {
      json.append(",\"event\":\"").append(free("event", event)).append('"');
    }
    json.append(",\"occurredAt\":\"").append(Instant.ofEpochMilli(at));
    json.append("\",\"reportedAt\":\"").append(Instant.ofEpochMilli(reportedAt));
    json.append("\",\"area\":\"").append(area).append('"');
    json.append(",\"lat\":").append(canaries ? "12.3456789" : degrees(10, 5));
    json.append(",\"lon\":").append(canaries ? "98.7654321" : degrees(30, 5));
    return json.append(",\"geoPrecision\":\"district\"");
  }

  private String degrees(int from, int span) {
    return String.format(Locale.ROOT, "%.4f", from + span * random.nextDouble());
  }

  private static String affects(Happening.Kind kind) {
    return switch (kind) {
      case NEAR_MISS, THREAT, ATTACK_ON_STAFF -> "\"staff\"";
      case ATTACK_ON_FACILITY -> "\"facility\"";
      case FIGHTING_NEARBY -> "";
    };
  }

  private String free(String field, String text) {
    return canaries ? Scenario.CANARY + "-" + field + "-" + text : text;
  }

  private static byte[] end(StringBuilder json) {
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }
}
