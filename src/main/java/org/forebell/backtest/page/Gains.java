package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What each group of features adds, also where it adds nothing. */
final class Gains {

  private static final int PLACES = 6;

  private Gains() {}

  static Section of(JsonNode root) {
    JsonNode groups = root.path("featureGroups");
    Table table =
        new Table("Log score, nats an area-day, lower is better; gain is without − with")
            .head(List.of("", "features", "without it", "with it", "gain", ""));
    String subject = "";
    for (JsonNode group : groups) {
      if (!Words.name(group.path("subject")).equals(subject)) {
        subject = Words.name(group.path("subject"));
        table.block(subject);
      }
      table.row(Words.name(group.path("group")), cells(group));
    }
    String body =
        groups.isEmpty()
            ? Html.missing(
                "this back-test did not refit without each group of features. What each added in"
                    + " the fit's own cross-validation stands in the model and its card, MODEL.md.")
            : table.html();
    return new Section("features", "Features", "What each group of features adds", body);
  }

  private static List<Cell> cells(JsonNode group) {
    List<String> features = new ArrayList<>();
    group.path("features").forEach(feature -> features.add(feature.asText()));
    JsonNode gain = group.path("gain");
    boolean adds = gain.asDouble() > 0;
    return List.of(
        Cell.of(String.join(", ", features)).styled("words wide"),
        Cell.fixed(group.path("logScoreWithout"), PLACES),
        Cell.fixed(group.path("logScoreWith"), PLACES),
        Cell.fixed(gain, PLACES),
        Cell.of(!Words.isNumber(gain) ? "" : adds ? "adds" : "adds nothing").styled("words"));
  }
}
