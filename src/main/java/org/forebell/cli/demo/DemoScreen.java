package org.forebell.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.forebell.alert.AlertText;

/**
 * What an officer would see: days with their reports, levels and chances of the areas that are not
 * normal, and each alert as a block. Each thing is explained when it is first seen. Colours only on
 * a terminal; all methods from one thread.
 */
final class DemoScreen {

  private static final int BOARD_EVERY_DAYS = 7;

  private final PrintWriter out;
  private final boolean colours;
  private final int columns;
  private final Set<String> explained = new HashSet<>();
  private final Map<String, Sparkline> chances = new TreeMap<>();
  private final Map<String, JsonNode> latest = new TreeMap<>();
  private LocalDate day;
  private int incidents;
  private int signs;
  private int access;
  private int withdrawn;
  private int rejected;

  DemoScreen(PrintWriter out, boolean colours, int columns) {
    this.out = out;
    this.colours = colours;
    this.columns = Math.max(60, Math.min(100, columns));
  }

  /** A record that was sent, as the sender wrote it; null where it is no JSON. */
  void sent(LocalDate on, JsonNode report) {
    turnTo(on);
    if (report == null) {
      return;
    }
    String outcome = report.path("outcome").asText();
    switch (report.path("kind").asText()) {
      case "incident" -> {
        boolean sign = outcome.equals("near_miss") || outcome.equals("threat");
        signs += sign ? 1 : 0;
        incidents += sign ? 0 : 1;
      }
      case "access" -> access++;
      case "retraction" -> withdrawn++;
      default -> {}
    }
  }

  void rejected(JsonNode record) {
    rejected++;
    if (explain("rejected")) {
      dim("a record that is no report goes to reports.rejected with its bytes and its reason");
    }
    out.printf(
        "           rejected: %s (%s)%n",
        record.path("reason").asText(), shortened(record.path("detail").asText()));
  }

  void assessed(JsonNode assessment) {
    String key = assessment.path("area").asText() + " " + assessment.path("subject").asText();
    if (assessment.path("at").asText().endsWith("T00:00:00Z")) {
      chances
          .computeIfAbsent(key, each -> new Sparkline())
          .add(assessment.path("probability").asDouble());
    }
    latest.put(key, assessment);
  }

  void alerted(JsonNode alert) {
    String change = alert.path("change").asText();
    if (explain(change)) {
      dim(meaning(change));
    }
    if (change.equals("updated")) {
      out.println(paint("2", shortened(firstLine(alert))));
      return;
    }
    out.println();
    String[] lines = AlertText.of(alert, columns).split("\n");
    out.println(paint(colour(alert), lines[0]));
    for (int i = 1; i < lines.length; i++) {
      out.println(lines[i]);
    }
    out.println();
  }

  /** A line of the demo's own. */
  void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Closes the last day. */
  void end() {
    closeDay();
    board();
    out.flush();
  }

  private void turnTo(LocalDate on) {
    if (on.equals(day)) {
      return;
    }
    closeDay();
    boolean week = day != null && on.toEpochDay() / BOARD_EVERY_DAYS != day.toEpochDay() / 7;
    day = on;
    if (week) {
      board();
    }
    out.flush();
  }

  private void closeDay() {
    int all = incidents + signs + access + withdrawn;
    if (day != null && all + rejected > 0) {
      if (explain("day")) {
        dim("a line a day: what desks sent in; forwards and corrections count here, events do not");
      }
      out.printf(
          Locale.ROOT,
          "%s  %3d reports: incidents %d, near misses and threats %d, access %d, withdrawn %d%n",
          day,
          all,
          incidents,
          signs,
          access,
          withdrawn);
    }
    incidents = 0;
    signs = 0;
    access = 0;
    withdrawn = 0;
    rejected = 0;
  }

  private void board() {
    if (explain("board") && !latest.isEmpty()) {
      dim("the board: chance of an incident or threat within 7 days, day by day, and the usual");
    }
    latest.forEach(
        (key, assessment) -> {
          String level = assessment.path("level").asText();
          if (!level.equals("normal")) {
            String row =
                String.format(
                    Locale.ROOT,
                    "  %-8s %3.0f %% (usual %2.0f %%) %-28s %s",
                    level,
                    assessment.path("probability").asDouble() * 100,
                    assessment.path("usual").asDouble() * 100,
                    chances.getOrDefault(key, new Sparkline()).draw(),
                    key);
            out.println(paint(colour(assessment), row));
          }
        });
  }

  private String firstLine(JsonNode alert) {
    return AlertText.of(alert, 200).split("\n")[0];
  }

  private String shortened(String text) {
    return text.length() <= columns ? text : text.substring(0, columns - 1) + "…";
  }

  private static String meaning(String change) {
    return switch (change) {
      case "raised" -> "an alert is raised when a chance crosses a line of config/policy.yaml";
      case "escalated" -> "it goes up at once when the next line is crossed";
      case "updated" -> "updates stay one line here: more incidents, other confidence, or renewed";
      case "deescalated" -> "it goes down after three days below its exit line, not at the first";
      case "cleared" -> "cleared: the exit rule was met, things are as usual again";
      case "cancelled" -> "cancelled: its reports were withdrawn, which is no all-clear";
      default -> change;
    };
  }

  private static String colour(JsonNode record) {
    return switch (record.path("level").asText()) {
      case "critical" -> "1;31";
      case "warning" -> "1;33";
      case "watch" -> "1;36";
      default -> "1;32";
    };
  }

  private boolean explain(String thing) {
    return explained.add(thing);
  }

  private void dim(String text) {
    out.println(paint("2", "           (" + text + ")"));
  }

  private String paint(String code, String text) {
    return colours ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
