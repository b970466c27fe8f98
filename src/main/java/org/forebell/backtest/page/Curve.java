package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Points of a decision curve, more and more area-days. */
record Curve(JsonNode points) {

  /**
   * What the curve reaches at a share of area-days, straight between its points; NaN outside them.
   */
  double at(double areaDays, String key) {
    for (int i = 1; i < points.size(); i++) {
      JsonNode left = points.get(i - 1);
      JsonNode right = points.get(i);
      double from = left.path("areaDays").asDouble();
      double to = right.path("areaDays").asDouble();
      if (from <= areaDays && areaDays <= to && to > from) {
        boolean known = Words.isNumber(left.path(key)) && Words.isNumber(right.path(key));
        double part = (areaDays - from) / (to - from);
        double low = left.path(key).asDouble();
        return known ? low + part * (right.path(key).asDouble() - low) : Double.NaN;
      }
    }
    return Double.NaN;
  }

  /** The points up to an end, with one on the end itself where the curve passes it. */
  List<Plot.Point> until(double end) {
    List<Plot.Point> kept = new ArrayList<>();
    for (JsonNode point : points) {
      double areaDays = point.path("areaDays").asDouble();
      if (areaDays <= end && Words.isNumber(point.path("cover"))) {
        kept.add(point(areaDays, point.path("cover").asDouble()));
      }
    }
    double last = at(end, "cover");
    boolean endsBefore = !kept.isEmpty() && kept.get(kept.size() - 1).x() < end;
    if (endsBefore && !Double.isNaN(last)) {
      kept.add(point(end, last));
    }
    return kept;
  }

  static Plot.Point point(double areaDays, double cover) {
    String says = Words.share(areaDays) + " of area-days, " + Words.share(cover) + " covered";
    return new Plot.Point(areaDays, cover, says);
  }
}
