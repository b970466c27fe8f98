package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The first incident after 28 quiet days: how little of it can be foreseen, with the figures. */
final class Onsets {

  private static final List<String> HEAD =
      List.of("", "average precision", "times the base", "AUC", "Brier skill");

  private Onsets() {}

  static Section of(JsonNode root) {
    Table both = new Table("After 28 quiet days: Forebell and the reference").head(HEAD);
    Table all = new Table("After 28 quiet days: all forecasters").head(HEAD);
    StringBuilder words = new StringBuilder();
    for (JsonNode cell : root.path("cells")) {
      JsonNode onsets = cell.path("onsets");
      if (onsets.path("forecasters").isEmpty()) {
        continue;
      }
      words.append(sentence(cell, onsets));
      both.block(title(cell, onsets));
      all.block(title(cell, onsets));
      for (JsonNode each : onsets.path("forecasters")) {
        String name = each.path("name").asText();
        if (name.equals(Forecasters.FOREBELL) || name.equals(Forecasters.REFERENCE)) {
          row(both, cell, each);
        }
        row(all, cell, each);
      }
    }
    String body =
        words.length() == 0
            ? Html.missing("days after 28 quiet ones were not judged apart.")
            : Html.paragraph(little(root))
                + "<ul>"
                + words
                + "</ul>\n"
                + both.html()
                + Html.details("All forecasters", all.html());
    return new Section("onsets", "Onsets", "Onsets: the first incident after 28 quiet days", body);
  }

  private static String little(JsonNode root) {
    double most = 0;
    for (JsonNode cell : root.path("cells")) {
      for (JsonNode each : cell.path("onsets").path("forecasters")) {
        most = Math.max(most, each.path("brier_skill").asDouble());
      }
    }
    return "How little can be foreseen here: no forecaster on this page takes away more than "
        + Words.share(most)
        + " of the squared error of saying the same chance every day. A low number after quiet"
        + " weeks is no all-clear.";
  }

  private static String sentence(JsonNode cell, JsonNode onsets) {
    JsonNode ours = Forecasters.named(onsets.path("forecasters"), Forecasters.FOREBELL);
    JsonNode everyDay = Forecasters.measure(cell, Forecasters.FOREBELL, "average_precision");
    return "<li>"
        + Html.escaped(
            Words.title(cell)
                + ": "
                + Words.share(onsets.path("base"))
                + " of "
                + Words.count(onsets.path("areaDays"))
                + " quiet area-days came before an event. Forebell's average precision is "
                + Words.fixed(ours.path("average_precision"), 3)
                + " ("
                + Words.fixed(everyDay.path("value"), 3)
                + " on all days), its Brier skill "
                + Words.fixed(ours.path("brier_skill"), 3)
                + ".")
        + "</li>\n";
  }

  private static String title(JsonNode cell, JsonNode onsets) {
    return Words.title(cell) + ", base " + Words.share(onsets.path("base"));
  }

  private static void row(Table table, JsonNode cell, JsonNode each) {
    JsonNode precision = each.path("average_precision");
    double base = cell.path("onsets").path("base").asDouble();
    boolean comparable = Words.isNumber(precision) && base > 0;
    boolean ours = each.path("name").asText().equals(Forecasters.FOREBELL);
    table.row(
        Forecasters.title(cell, each),
        ours ? "ours" : "",
        List.of(
            Cell.fixed(precision, 3),
            Cell.of(comparable ? Words.fixed(precision.asDouble() / base, 1) + " ×" : Words.NONE),
            Cell.fixed(each.path("auc"), 3),
            Cell.fixed(each.path("brier_skill"), 3)));
  }
}
