package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How often alerts were right, as those on the ground told it. */
final class Outcomes {

  private static final int PLACES = 2;

  private Outcomes() {}

  static Section of(JsonNode root) {
    return new Section(
        "outcomes",
        "Outcomes",
        "How often alerts were right, as told on the ground",
        root.path("outcomes").isObject()
            ? measured(root.path("outcomes"))
            : Html.missing(
                "it needs what export wrote of the topics alerts and outcomes (--outcomes)."));
  }

  private static String measured(JsonNode outcomes) {
    Table table =
        new Table("Alerts by the highest level they reached, and what was found")
            .head(
                List.of(
                    "",
                    "alerts",
                    "true",
                    "false",
                    "averted",
                    "unverifiable",
                    "precision",
                    "with averted"));
    for (JsonNode each : outcomes.path("levels")) {
      boolean all = !each.has("subject");
      if (all) {
        table.block(Words.name(each.path("level")));
      }
      table.row(all ? "Both" : Words.name(each.path("subject")), cells(each));
    }
    return table.html()
        + Html.note(
            "Precision is true out of true and false, with the interval of Wilson (95 %). Averted"
                + " is what people say would have happened had nobody acted, which cannot be"
                + " checked, so it stands apart. Outcomes are told by choice: where few alerts have"
                + " one, precision says little.");
  }

  private static List<Cell> cells(JsonNode row) {
    return List.of(
        Cell.count(row.path("alerts")),
        Cell.count(row.path("true")),
        Cell.count(row.path("false")),
        Cell.count(row.path("averted")),
        Cell.count(row.path("unverifiable")),
        Cell.interval(row.path("precision"), PLACES),
        Cell.interval(row.path("precisionWithAverted"), PLACES));
  }
}
