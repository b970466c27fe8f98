package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Whom watch serves, and whom less: published bars, then groups with the worst first. */
final class Equity {

  /** What each bar of config/equity.yaml asks; the word says on which side of the bar to be. */
  private static final Map<String, String> ASKED =
      Map.of(
          "area_days", "area-days under watch, at most",
          "cover", "incidents covered, at least",
          "mean_country_cover", "cover, mean over countries, at least",
          "worst_country_cover", "cover of the worst country, at least",
          "episodes_kept", "alerts left by hysteresis, at most",
          "density_ratio", "cover of the worst density third to the best's, at least",
          "actor_ratio", "cover of the worst actor class to the best's, at least");

  private Equity() {}

  static Section of(JsonNode root) {
    JsonNode equity = root.path("equity");
    String body =
        equity.isEmpty()
            ? Html.missing("this back-test has no equity audit.")
            : bars(equity.path("bars")) + GroupCover.tables(equity.path("groups"));
    return new Section("equity", "Equity", "Whom it serves, and whom less", body);
  }

  private static String bars(JsonNode all) {
    if (all.isEmpty()) {
      return Html.missing("there are no published bars to hold the policy to.");
    }
    List<JsonNode> bars = new ArrayList<>();
    all.forEach(bars::add);
    bars.sort(Comparator.comparingInt(bar -> rank(bar)));
    long met = bars.stream().filter(bar -> bar.path("met").asBoolean()).count();
    long broken = bars.stream().filter(Equity::isBroken).count();
    Table table =
        new Table("Published bars for watch, the broken ones first, with the reason as published");
    table.head(List.of("", "", "bar", "reached", ""));
    for (JsonNode bar : bars) {
      String name = bar.path("name").asText();
      table.row(
          Words.name(bar.path("subject")) + ": " + ASKED.getOrDefault(name, name.replace('_', ' ')),
          List.of(
              state(bar),
              Cell.fixed(bar.path("bar"), 2),
              Cell.fixed(bar.path("value"), 3),
              Cell.of(bar.path("shortfall").asText("")).styled("words wide")));
    }
    return Html.paragraph(
            met
                + " of "
                + bars.size()
                + " published bars are met, "
                + (bars.size() - met - broken)
                + " missed as published with the reason, "
                + broken
                + " broken.")
        + table.html();
  }

  private static boolean isBroken(JsonNode bar) {
    return rank(bar) == 0;
  }

  private static int rank(JsonNode bar) {
    return bar.path("met").asBoolean() ? 2 : bar.has("shortfall") ? 1 : 0;
  }

  private static Cell state(JsonNode bar) {
    if (bar.path("met").asBoolean()) {
      boolean measured = Words.isNumber(bar.path("value"));
      return measured
          ? Cell.of("met").marked("✓", "", "words kept")
          : Cell.of("too little to say").styled("words");
    }
    return isBroken(bar)
        ? Cell.of("BROKEN").marked("✗", "", "words broken")
        : Cell.of("missed").marked("!", "", "words short");
  }
}
