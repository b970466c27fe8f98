package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reliability: of the days given a chance, on how many the event came. */
final class Diagrams {

  private static final double MARGIN = 1.1;

  private Diagrams() {}

  static Section of(JsonNode root) {
    Scale scale = scale(root.path("cells"));
    List<String> plots = new ArrayList<>();
    for (JsonNode cell : root.path("cells")) {
      if (!bins(cell, Forecasters.FOREBELL).isEmpty()) {
        plots.add(plot(cell, scale));
      }
    }
    String body =
        plots.isEmpty()
            ? Html.missing("there are no reliability bins.")
            : Html.paragraph(
                    "When Forebell says 5 %, does it happen in 5 of 100? Days are sorted by the"
                        + " chance they were given and cut in bins of equal count; a point below"
                        + " the dashed line was warned of too much, above it too little. The axes"
                        + " are logarithmic, as most days lie near 0, and the same in all plots;"
                        + " what is lower than an axis stands on its end.")
                + Html.plots(plots);
    return new Section("reliability", "Reliability", "Does 5 % mean 5 %?", body);
  }

  /** One scale for all plots, so that they can be compared. */
  private static Scale scale(JsonNode cells) {
    double least = 1;
    double most = 0;
    for (JsonNode cell : cells) {
      for (String name : List.of(Forecasters.FOREBELL, Forecasters.REFERENCE)) {
        for (JsonNode bin : bins(cell, name)) {
          for (String key : List.of("forecast", "observed", "low", "high")) {
            double share = bin.path(key).asDouble();
            least = share > 0 ? Math.min(least, share) : least;
            most = Math.max(most, share);
          }
        }
      }
    }
    return Scale.logarithmic(least, MARGIN * most);
  }

  private static JsonNode bins(JsonNode cell, String forecaster) {
    return Forecasters.named(cell.path("forecasters"), forecaster).path("reliability");
  }

  private static String plot(JsonNode cell, Scale scale) {
    JsonNode bins = bins(cell, Forecasters.FOREBELL);
    JsonNode theirs = bins(cell, Forecasters.REFERENCE);
    String title = Words.title(cell);
    Plot plot = new Plot("Reliability. " + title + ". " + said(bins), scale, scale);
    plot.diagonal("given = seen");
    plot.band("95 % band", points(bins, "low"), points(bins, "high"));
    plot.line("Forebell", points(bins, "observed"));
    if (!theirs.isEmpty()) {
      plot.line("offline logistic regression", points(theirs, "observed"));
    }
    String svg = plot.svg("chance given", "events seen");
    String days = Words.count(cell.path("areaDays")) + " area-days, ";
    return Html.plot(svg, title, days + Words.share(cell.path("base")) + " before an event.");
  }

  private static List<Plot.Point> points(JsonNode bins, String key) {
    List<Plot.Point> points = new ArrayList<>();
    for (JsonNode bin : bins) {
      if (Words.isNumber(bin.path("forecast")) && Words.isNumber(bin.path(key))) {
        double forecast = bin.path("forecast").asDouble();
        points.add(new Plot.Point(forecast, bin.path(key).asDouble(), says(bin)));
      }
    }
    return points;
  }

  private static String says(JsonNode bin) {
    return "given "
        + percent(bin.path("forecast"))
        + ", seen "
        + percent(bin.path("observed"))
        + " ("
        + percent(bin.path("low"))
        + " to "
        + percent(bin.path("high"))
        + "), "
        + Words.count(bin.path("areaDays"))
        + " area-days";
  }

  private static String said(JsonNode bins) {
    List<String> said = new ArrayList<>();
    bins.forEach(
        bin ->
            said.add(
                "given "
                    + percent(bin.path("forecast"))
                    + ", seen "
                    + percent(bin.path("observed"))));
    return String.join("; ", said) + ".";
  }

  /** Two decimals: the low bins lie below a thousandth. */
  private static String percent(JsonNode share) {
    return Words.isNumber(share) ? Words.fixed(share.asDouble() * 100, 2) + " %" : Words.NONE;
  }
}
