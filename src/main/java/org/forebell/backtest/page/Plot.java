package org.forebell.backtest.page;

import java.util.ArrayList;
import java.util.List;
import org.forebell.risk.DecimalText;

/**
 * A plot of shares as SVG that scales with the page. Lines differ in dash and mark as well as in
 * colour; every mark tells its figures under the pointer.
 *
 * <p>Written by hand: XChart 3.8.8 painted on Batik's SVGGraphics2D 1.19 gave 67 kB a plot, text as
 * outlines of whatever font the machine has (so other bytes on another machine, and nothing to read
 * aloud), fixed colours where the page has light and dark, and ten jars of 2.4 MB.
 */
final class Plot {

  private static final int WIDTH = 340;
  private static final int LEFT = 50;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 250;
  private static final int LEGEND = 300;
  private static final int LEGEND_ROW = 17;
  private static final int KINDS = 4;

  /**
   * Where something stands.
   *
   * @param says its figures in words
   */
  record Point(double x, double y, String says) {}

  private final String title;
  private final Scale across;
  private final Scale up;
  private final StringBuilder marks = new StringBuilder();
  private final StringBuilder legend = new StringBuilder();
  private int rows;
  private int lines;

  /**
   * @param title what is plotted, with its main figures: those who cannot see the plot have no more
   */
  Plot(String title, Scale across, Scale up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  /** The line on which both axes are equal. */
  Plot diagonal(String name) {
    double start = Math.max(across.start(), up.start());
    double end = Math.min(across.end(), up.end());
    marks.append(path("guide", "M" + at(start, start) + "L" + at(end, end)));
    return legend(name, "<path class=\"guide\" d=\"M0 0h26\"/>");
  }

  /** An upright line with a name. */
  Plot upright(String name, double x) {
    marks.append(path("guide", "M" + at(x, up.start()) + "L" + at(x, up.end())));
    return legend(name, "<path class=\"guide\" d=\"M0 0h26\"/>");
  }

  /** A shaded band between two lines from left to right. */
  Plot band(String name, List<Point> low, List<Point> high) {
    StringBuilder around = new StringBuilder(through(low));
    for (int i = high.size() - 1; i >= 0; i--) {
      around.append('L').append(at(high.get(i).x, high.get(i).y));
    }
    marks.append(path("band", around.append('Z').toString()));
    return legend(name, "<path class=\"band\" d=\"M0 -5h26v10h-26z\"/>");
  }

  /** A line through points, each with a mark. */
  Plot line(String name, List<Point> points) {
    String kind = "k" + lines++ % KINDS;
    marks.append(path("line " + kind, through(points)));
    for (Point point : points) {
      marks.append("<g><title>").append(Html.escaped(point.says)).append("</title>");
      marks.append(mark(kind, at(point.x, point.y))).append("</g>");
    }
    return legend(name, path("line " + kind, "M0 0h26") + mark(kind, "13 0"));
  }

  /** A single large mark. */
  Plot star(String name, Point point) {
    marks.append("<g><title>").append(Html.escaped(point.says)).append("</title>");
    marks.append(star(at(point.x, point.y))).append("</g>");
    return legend(name, star("13 0"));
  }

  private Plot legend(String name, String sample) {
    int y = LEGEND + LEGEND_ROW * rows++;
    legend.append("<g transform=\"translate(").append(LEFT).append(' ').append(y).append(")\">");
    legend.append(sample).append("<text x=\"33\" y=\"4\">").append(Html.escaped(name));
    legend.append("</text></g>");
    return this;
  }

  private static String path(String style, String d) {
    return "<path class=\"" + style + "\" d=\"" + d + "\"/>";
  }

  private static String star(String at) {
    return path("star", "M" + at + "m0 -8l8 8l-8 8l-8 -8z");
  }

  /** Dot, hollow square, triangle, cross. */
  private static String mark(String kind, String at) {
    String shape =
        switch (kind) {
          case "k0" -> "m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z";
          case "k1" -> "m-3 -3h6v6h-6z";
          case "k2" -> "m0 -3.8l3.6 6.4h-7.2z";
          default -> "m-3 -3l6 6m0 -6l-6 6";
        };
    return path("mark " + kind, "M" + at + shape);
  }

  private String through(List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.length() == 0 ? 'M' : 'L').append(at(point.x, point.y));
    }
    return path.toString();
  }

  private String at(double x, double y) {
    return x(x) + " " + y(y);
  }

  private String x(double value) {
    return DecimalText.of(LEFT + across.part(value) * (WIDTH - LEFT - RIGHT), 1);
  }

  private String y(double value) {
    return DecimalText.of(BOTTOM - up.part(value) * (BOTTOM - TOP), 1);
  }

  /** The plot with its axes. */
  String svg(String xName, String yName) {
    List<String> parts = new ArrayList<>();
    String name = Html.escaped(title);
    int height = LEGEND - 8 + LEGEND_ROW * rows;
    parts.add("<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\"");
    parts.add(name + "\"><title>" + name + "</title>");
    for (double tick : up.ticks()) {
      parts.add(path("grid", "M" + at(across.start(), tick) + "H" + (WIDTH - RIGHT)));
      parts.add(
          "<text class=\"tick end\" x=\"" + (LEFT - 6) + "\" y=\"" + y(tick) + "\" dy=\"4\">");
      parts.add(tick(tick) + "</text>");
    }
    for (double tick : across.ticks()) {
      parts.add(path("grid", "M" + x(tick) + " " + BOTTOM + "v5"));
      parts.add("<text class=\"tick mid\" x=\"" + x(tick) + "\" y=\"" + (BOTTOM + 18) + "\">");
      parts.add(tick(tick) + "</text>");
    }
    int middle = (LEFT + WIDTH - RIGHT) / 2;
    parts.add("<text class=\"mid\" x=\"" + middle + "\" y=\"" + (BOTTOM + 35) + "\">");
    parts.add(Html.escaped(xName) + "</text>");
    parts.add("<text class=\"mid\" transform=\"translate(11 " + (TOP + BOTTOM) / 2);
    parts.add(") rotate(-90)\">" + Html.escaped(yName) + "</text>");
    return String.join("", parts) + marks + legend + "</svg>";
  }

  private static String tick(double share) {
    return DecimalText.of(share * 100, 2) + "%";
  }
}
