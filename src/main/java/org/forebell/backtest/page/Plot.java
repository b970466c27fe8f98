package org.forebell.backtest.page;

import java.util.ArrayList;
import java.util.List;
import org.forebell.risk.DecimalText;

/**
 * A small plot as SVG that scales with the page. Three kinds of marks, told apart by shape as well
 * as by colour, are all the report needs; a plotting library brought two megabytes, fonts of the
 * machine and text as outlines, which no phone reads aloud.
 */
final class Plot {

  private static final int WIDTH = 360;
  private static final int HEIGHT = 270;
  private static final int LEFT = 46;
  private static final int BOTTOM = 40;
  private static final int TOP = 10;
  private static final int RIGHT = 12;
  private static final int TICKS = 4;
  private static final String[] DASHES = {"none", "6 4", "2 3", "9 3 2 3"};

  /** Where something stands, in the units of the axes. */
  record Point(double x, double y) {}

  private final String title;
  private final String xName;
  private final String yName;
  private final double xMost;
  private final double yMost;
  private final List<String> marks = new ArrayList<>();
  private final List<String> legend = new ArrayList<>();
  private int lines;

  /**
   * @param xMost where the axis ends; it begins at 0, as does the other
   */
  Plot(String title, String xName, double xMost, String yName, double yMost) {
    this.title = title;
    this.xName = xName;
    this.yName = yName;
    this.xMost = xMost > 0 ? xMost : 1;
    this.yMost = yMost > 0 ? yMost : 1;
  }

  /** The line on which both axes are equal. */
  Plot diagonal() {
    double end = Math.min(xMost, yMost);
    marks.add(
        "<path class=\"even\" d=\"M" + x(0) + " " + y(0) + "L" + x(end) + " " + y(end) + "\"/>");
    return this;
  }

  /** A line through points, with a name in the legend. */
  Plot line(String name, List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.length() == 0 ? "M" : "L").append(x(point.x)).append(' ').append(y(point.y));
    }
    String style = "c" + lines % DASHES.length;
    String dash = DASHES[lines % DASHES.length];
    marks.add(
        "<path class=\"line "
            + style
            + "\" stroke-dasharray=\""
            + dash
            + "\" d=\""
            + path
            + "\"/>");
    int at = TOP + 14 + 15 * lines++;
    legend.add(
        "<path class=\"line "
            + style
            + "\" stroke-dasharray=\""
            + dash
            + "\" d=\"M"
            + (LEFT + 8)
            + " "
            + (at - 4)
            + "h24\"/><text x=\""
            + (LEFT + 37)
            + "\" y=\""
            + at
            + "\">"
            + Html.escaped(name)
            + "</text>");
    return this;
  }

  /** A dot with a bar from low to high. */
  Plot band(Point point, double low, double high) {
    String x = x(point.x);
    marks.add("<path class=\"bar\" d=\"M" + x + " " + y(low) + "L" + x + " " + y(high) + "\"/>");
    marks.add("<circle class=\"dot\" cx=\"" + x + "\" cy=\"" + y(point.y) + "\" r=\"3.5\"/>");
    return this;
  }

  /** A diamond with words beside. */
  Plot point(String words, Point point) {
    marks.add(
        "<path class=\"here\" d=\"M" + x(point.x) + " " + y(point.y) + "m0 -6l6 6l-6 6l-6 -6z\"/>");
    marks.add(
        "<text x=\""
            + x(point.x)
            + "\" y=\""
            + y(point.y)
            + "\" dx=\"9\" dy=\"12\">"
            + Html.escaped(words)
            + "</text>");
    return this;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(HEIGHT)
        .append("\" role=\"img\" aria-label=\"")
        .append(Html.escaped(title))
        .append("\"><title>")
        .append(Html.escaped(title))
        .append("</title>");
    for (int t = 0; t <= TICKS; t++) {
      double x = xMost * t / TICKS;
      double y = yMost * t / TICKS;
      svg.append("<path class=\"grid\" d=\"M")
          .append(x(0))
          .append(' ')
          .append(y(y))
          .append("L")
          .append(x(xMost))
          .append(' ')
          .append(y(y))
          .append("\"/>");
      svg.append("<text class=\"tick\" text-anchor=\"end\" x=\"")
          .append(LEFT - 5)
          .append("\" y=\"")
          .append(y(y))
          .append("\" dy=\"4\">")
          .append(percent(y))
          .append("</text>");
      svg.append("<text class=\"tick\" text-anchor=\"middle\" x=\"")
          .append(x(x))
          .append("\" y=\"")
          .append(HEIGHT - BOTTOM + 15)
          .append("\">")
          .append(percent(x))
          .append("</text>");
    }
    svg.append("<text text-anchor=\"middle\" x=\"")
        .append((WIDTH + LEFT) / 2)
        .append("\" y=\"")
        .append(HEIGHT - 6)
        .append("\">")
        .append(Html.escaped(xName))
        .append("</text>");
    svg.append("<text text-anchor=\"middle\" transform=\"translate(11 ")
        .append((HEIGHT - BOTTOM) / 2)
        .append(") rotate(-90)\">")
        .append(Html.escaped(yName))
        .append("</text>");
    marks.forEach(svg::append);
    legend.forEach(svg::append);
    return svg.append("</svg>").toString();
  }

  private String percent(double share) {
    double most = Math.max(xMost, yMost);
    return DecimalText.of(share * 100, most < 0.04 ? 1 : 0) + " %";
  }

  private String x(double value) {
    double part = Math.max(0, Math.min(1, value / xMost));
    return DecimalText.of(LEFT + part * (WIDTH - LEFT - RIGHT), 1);
  }

  private String y(double value) {
    double part = Math.max(0, Math.min(1, value / yMost));
    return DecimalText.of(HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP), 1);
  }
}
