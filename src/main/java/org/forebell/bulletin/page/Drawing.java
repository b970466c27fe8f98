package org.forebell.bulletin.page;

import java.util.List;
import java.util.Locale;
import org.forebell.backtest.page.Html;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.bulletin.Bulletin.Border;
import org.forebell.bulletin.Bulletin.CountryMap;
import org.forebell.bulletin.Bulletin.Mark;
import org.forebell.bulletin.Bulletin.Point;
import org.forebell.bulletin.Say;
import org.forebell.risk.DecimalText;
import org.forebell.risk.Level;

/** Small pictures as SVG that take their colours from the page. */
final class Drawing {

  private static final double SPARK_WIDTH = 112;
  private static final double SPARK_HEIGHT = 28;
  private static final double MAP_WIDTH = 170;
  private static final double MAP_HEIGHT = 130;
  private static final double MARGIN = 13;

  private Drawing() {}

  /** The course of a chance over eight weeks, with the usual as a dashed line. */
  static String spark(AreaNow area) {
    double top = area.usual();
    int first = -1;
    List<Double> course = area.course();
    for (int i = 0; i < course.size(); i++) {
      if (!Double.isNaN(course.get(i))) {
        top = Math.max(top, course.get(i));
        first = first < 0 ? i : first;
      }
    }
    if (first < 0) {
      return "";
    }
    top = Math.max(Math.max(top, area.probability()) * 1.1, 0.02);
    StringBuilder line = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < course.size(); i++) {
      double chance = course.get(i);
      if (Double.isNaN(chance)) {
        pen = false;
      } else {
        line.append(pen ? 'L' : 'M').append(spark(i, course.size(), chance, top));
        pen = true;
      }
    }
    String usual = y(area.usual(), top);
    String end = spark(course.size() - 1, course.size(), area.probability(), top);
    String says =
        "8 weeks: from "
            + Say.percent(course.get(first))
            + " to "
            + Say.percent(area.probability())
            + ", usual "
            + Say.percent(area.usual());
    return svg("spark", SPARK_WIDTH, SPARK_HEIGHT, says)
        + "<path class=\"usual\" d=\"M0 "
        + usual
        + "H"
        + (int) SPARK_WIDTH
        + "\"/><path class=\"course\" d=\""
        + line
        + "\"/><path class=\"end\" d=\"M"
        + end
        + "h0\"/></svg>";
  }

  private static String spark(int i, int size, double chance, double top) {
    double x = 2 + i * (SPARK_WIDTH - 6) / (size - 1);
    return DecimalText.of(x, 1) + " " + y(chance, top);
  }

  private static String y(double chance, double top) {
    return DecimalText.of(SPARK_HEIGHT - 2 - chance / top * (SPARK_HEIGHT - 4), 1);
  }

  /** A chance as a bar from 0 to 1 with a tick at the usual. */
  static String bar(AreaNow area) {
    String says = Say.percent(area.probability()) + ", usual " + Say.percent(area.usual());
    return svg("bar", 100, 8, says)
        + "<path class=\"rail\" d=\"M0 4H100\"/><path class=\"chance\" d=\"M0 4H"
        + DecimalText.of(area.probability() * 100, 1)
        + "\"/><path class=\"tick\" d=\"M"
        + DecimalText.of(Math.min(99, area.usual() * 100), 1)
        + " 0V8\"/></svg>";
  }

  private static String svg(String style, double width, double height, String says) {
    return "<svg class=\""
        + style
        + "\" viewBox=\"0 0 "
        + (int) width
        + " "
        + (int) height
        + "\" role=\"img\"><title>"
        + Html.escaped(says)
        + "</title>";
  }

  /** A country by its divisions, with the areas above normal. */
  static String map(CountryMap country) {
    Frame frame = Frame.of(country);
    StringBuilder borders = new StringBuilder();
    for (Border each : country.borders()) {
      borders.append('M').append(frame.at(country.points().get(each.from())));
      borders.append('L').append(frame.at(country.points().get(each.to())));
    }
    StringBuilder points = new StringBuilder();
    country.points().forEach(each -> points.append('M').append(frame.at(each)).append("h0"));
    StringBuilder marks = new StringBuilder();
    country.marks().forEach(each -> marks.append(mark(each, frame)));
    return svg("map", MAP_WIDTH, MAP_HEIGHT, country.name() + ", areas above normal")
        + "<path class=\"mesh\" d=\""
        + borders
        + "\"/><path class=\"points\" d=\""
        + points
        + "\"/>"
        + marks
        + "</svg>";
  }

  /** A ring for watch, a disc for warning, a square on its corner for critical. */
  private static String mark(Mark mark, Frame frame) {
    String at = frame.at(mark.at());
    String shape =
        switch (mark.level()) {
          case CRITICAL -> "m0 -9.5l9.5 9.5l-9.5 9.5l-9.5 -9.5z";
          case WARNING -> "m-7.2 0a7.2 7.2 0 1 0 14.4 0a7.2 7.2 0 1 0 -14.4 0z";
          case WATCH, NORMAL -> "m-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z";
        };
    String number =
        mark.level().compareTo(Level.WARNING) < 0
            ? ""
            : "<text x=\""
                + at.replace(" ", "\" y=\"")
                + "\" dy=\"3.4\">"
                + mark.number()
                + "</text>";
    return "<g class=\""
        + mark.level().code().toLowerCase(Locale.ROOT)
        + "\"><title>"
        + Html.escaped(mark.says())
        + "</title><path d=\"M"
        + at
        + shape
        + "\"/>"
        + number
        + "</g>";
  }

  /** Degrees to the picture: a degree of longitude is as long as it is in the middle of it. */
  private record Frame(double west, double north, double scale, double across, Point shift) {

    static Frame of(CountryMap country) {
      double north = -90;
      double south = 90;
      double west = 180;
      double east = -180;
      for (Point each : country.points()) {
        north = Math.max(north, each.latitude());
        south = Math.min(south, each.latitude());
        west = Math.min(west, each.longitude());
        east = Math.max(east, each.longitude());
      }
      for (Mark each : country.marks()) {
        north = Math.max(north, each.at().latitude());
        south = Math.min(south, each.at().latitude());
        west = Math.min(west, each.at().longitude());
        east = Math.max(east, each.at().longitude());
      }
      double across = StrictMath.cos(StrictMath.toRadians((north + south) / 2));
      double width = Math.max(0.5, (east - west) * across);
      double height = Math.max(0.5, north - south);
      double scale = Math.min((MAP_WIDTH - 2 * MARGIN) / width, (MAP_HEIGHT - 2 * MARGIN) / height);
      Point shift = new Point((MAP_HEIGHT - height * scale) / 2, (MAP_WIDTH - width * scale) / 2);
      return new Frame(west, north, scale, across, shift);
    }

    String at(Point point) {
      double x = shift.longitude() + (point.longitude() - west) * across * scale;
      double y = shift.latitude() + (north - point.latitude()) * scale;
      return DecimalText.of(x, 1) + " " + DecimalText.of(y, 1);
    }
  }
}
