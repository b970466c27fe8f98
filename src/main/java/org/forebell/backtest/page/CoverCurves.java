package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Decision curves: what cover costs in area-days, and what else one might do with the chances. */
final class CoverCurves {

  private static final double X_END = 0.3;
  private static final List<String> SHARES = List.of("cover", "meanCountry", "worstCountry");

  private CoverCurves() {}

  static Section of(JsonNode root) {
    JsonNode decision = root.path("decision");
    List<String> plots = new ArrayList<>();
    Table table =
        new Table("At the policy's own area-days, read off the curves")
            .head(
                List.of(
                    "", "area-days", "incidents covered", "mean of countries", "worst country"));
    for (JsonNode each : decision) {
      plots.add(plot(each, budget(root, each)));
      table.block(Words.title(each));
      table.row("the policy", "ours", cells(each.path("policy")));
      for (JsonNode curve : each.path("curves")) {
        table.row(curve.path("title").asText(), read(curve, each.path("policy")));
      }
    }
    String body =
        decision.isEmpty()
            ? Html.missing("no decision curves were drawn.")
            : Html.paragraph(
                    "More area-days under watch cover more incidents; the question is what a day"
                        + " buys. A line for each area is drawn with all its chances at hand, which"
                        + " nobody has in time: it shows what equal shares of days for all areas"
                        + " would do.")
                + Html.plots(plots)
                + table.html()
                + Html.note(
                    "The policy, also scaled, stands with its hysteresis. One line for all areas and"
                        + " a line for each area are the days at or above the line, without it: they"
                        + " would raise and end alerts more often.");
    return new Section("decision", "Decision curves", "What cover costs", body);
  }

  /** The bar on area-days, NaN where none is published. */
  private static double budget(JsonNode root, JsonNode part) {
    for (JsonNode bar : root.path("equity").path("bars")) {
      if (bar.path("name").asText().equals("area_days")
          && bar.path("subject").equals(part.path("subject"))
          && Words.isNumber(bar.path("bar"))) {
        return bar.path("bar").asDouble();
      }
    }
    return Double.NaN;
  }

  private static String plot(JsonNode part, double budget) {
    JsonNode policy = part.path("policy");
    String where =
        Words.share(policy.path("cover"))
            + " of incidents covered at "
            + Words.share(policy.path("areaDays"))
            + " of area-days";
    String title = Words.title(part);
    String said = "Decision curve. " + title + ". The policy: " + where + ".";
    Plot plot = new Plot(said, Scale.even(X_END), Scale.even(1));
    if (!Double.isNaN(budget)) {
      plot.upright("budget of area-days", budget);
    }
    for (JsonNode curve : part.path("curves")) {
      plot.line(shortTitle(curve), new Curve(curve.path("points")).until(X_END));
    }
    if (Words.isNumber(policy.path("areaDays")) && Words.isNumber(policy.path("cover"))) {
      plot.star(
          "the policy",
          Curve.point(policy.path("areaDays").asDouble(), policy.path("cover").asDouble()));
    }
    String svg = plot.svg("area-days under watch", "incidents covered");
    return Html.plot(svg, title, "The policy: " + where + ".");
  }

  /** What stands before the first comma or bracket: a legend has little room. */
  private static String shortTitle(JsonNode curve) {
    return curve.path("title").asText(curve.path("name").asText()).split("[,(]", 2)[0].strip();
  }

  private static List<Cell> cells(JsonNode policy) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.share(policy.path("areaDays"))));
    SHARES.forEach(key -> cells.add(Cell.share(policy.path(key))));
    return cells;
  }

  private static List<Cell> read(JsonNode curve, JsonNode policy) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.share(policy.path("areaDays"))));
    Curve points = new Curve(curve.path("points"));
    for (String key : SHARES) {
      double share =
          Words.isNumber(policy.path("areaDays"))
              ? points.at(policy.path("areaDays").asDouble(), key)
              : Double.NaN;
      cells.add(Cell.of(Double.isNaN(share) ? Words.NONE : Words.share(share)));
    }
    return cells;
  }
}
