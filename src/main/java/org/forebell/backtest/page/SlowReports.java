package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What slow reporting costs: the same models on the same events, told later or never. */
final class SlowReports {

  private SlowReports() {}

  static Section of(JsonNode root) {
    JsonNode delay = root.path("delay");
    Map<String, List<JsonNode>> bySubject = new LinkedHashMap<>();
    for (JsonNode each : delay) {
      String subject = Words.name(each.path("subject"));
      bySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(each);
    }
    Table table =
        new Table("Unseen time, the same models. Small figures: change from as reported.")
            .head(
                List.of(
                    "",
                    "average precision",
                    "Brier skill",
                    "calibration error",
                    "incidents covered",
                    "area-days under watch"));
    bySubject.forEach(
        (subject, cases) -> {
          table.block(subject);
          cases.forEach(each -> table.row(title(each), cells(each, asReported(cases))));
        });
    String body =
        delay.isEmpty()
            ? Html.missing("reports were not told late.")
            : Html.paragraph(
                    "Elsewhere on this page a report is known soon after its event. Here the same"
                        + " reports come later, or one in five never comes.")
                + table.html();
    return new Section("delay", "Delay", "What slow reporting costs", body);
  }

  private static String title(JsonNode each) {
    return each.path("title").asText(Words.name(each.path("case")));
  }

  private static JsonNode asReported(List<JsonNode> cases) {
    for (JsonNode each : cases) {
      if (each.path("case").asText().equals("as_reported")) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }

  private static List<Cell> cells(JsonNode late, JsonNode prompt) {
    return List.of(
        figure(late, prompt, "average_precision", 3),
        figure(late, prompt, "brier_skill", 3),
        figure(late, prompt, "calibration_error", 4),
        share(late, prompt, "cover"),
        share(late, prompt, "areaDays"));
  }

  private static Cell figure(JsonNode late, JsonNode prompt, String key, int places) {
    Cell figure = Cell.fixed(late.path(key), places);
    double change = change(late, prompt, key);
    return Double.isNaN(change)
        ? figure
        : figure.below(signed(change, Words.fixed(change, places)));
  }

  private static Cell share(JsonNode late, JsonNode prompt, String key) {
    Cell share = Cell.share(late.path(key));
    double change = change(late, prompt, key);
    String points = Words.fixed(change * 100, 1) + " points";
    return Double.isNaN(change) ? share : share.below(signed(change, points));
  }

  /** NaN where there is nothing to compare, or this is what others are compared with. */
  private static double change(JsonNode late, JsonNode prompt, String key) {
    boolean comparable = Words.isNumber(late.path(key)) && Words.isNumber(prompt.path(key));
    return comparable && !late.equals(prompt)
        ? late.path(key).asDouble() - prompt.path(key).asDouble()
        : Double.NaN;
  }

  private static String signed(double change, String figure) {
    boolean none = figure.chars().noneMatch(letter -> letter >= '1' && letter <= '9');
    return none ? "no change" : change > 0 ? "+" + figure : figure;
  }
}
