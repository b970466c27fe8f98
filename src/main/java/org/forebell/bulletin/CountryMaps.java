package org.forebell.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.bulletin.Bulletin.Border;
import org.forebell.bulletin.Bulletin.CountryMap;
import org.forebell.bulletin.Bulletin.Mark;
import org.forebell.bulletin.Bulletin.Point;
import org.forebell.place.Gazetteer;
import org.forebell.place.Place;

/** Where the areas above normal lie, country by country, the worst first. */
final class CountryMaps {

  private CountryMaps() {}

  static List<CountryMap> of(List<AreaNow> worstFirst, Gazetteer places) {
    Map<String, Map<Point, Mark>> marks = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < worstFirst.size(); i++) {
      AreaNow each = worstFirst.get(i);
      if (!Double.isNaN(each.latitude())) {
        Point at = new Point(each.latitude(), each.longitude());
        names.putIfAbsent(each.area().country(), Say.country(each.area()));
        marks
            .computeIfAbsent(each.area().country(), country -> new LinkedHashMap<>())
            .merge(at, new Mark(i + 1, each.level(), at, says(each)), CountryMaps::both);
      }
    }
    List<CountryMap> maps = new ArrayList<>();
    marks.forEach((country, at) -> maps.add(map(country, names.get(country), at, places)));
    return maps;
  }

  /** Staff and facilities of one area share a mark, that of the worse. */
  private static Mark both(Mark worse, Mark other) {
    return new Mark(worse.number(), worse.level(), worse.at(), worse.says() + "; " + other.says());
  }

  private static String says(AreaNow each) {
    return Say.area(each.area())
        + ", "
        + Say.subject(each.subject())
        + ": "
        + each.level().code()
        + ", "
        + Say.percent(each.probability());
  }

  private static CountryMap map(
      String country, String name, Map<Point, Mark> marks, Gazetteer gazetteer) {
    List<Point> points = new ArrayList<>();
    Map<String, Integer> byArea = new LinkedHashMap<>();
    List<Place> divisions =
        gazetteer.places(country).stream()
            .filter(each -> each.level() == 1 && !Double.isNaN(each.latitude()))
            .toList();
    for (Place each : divisions) {
      byArea.put(each.area(), points.size());
      points.add(new Point(each.latitude(), each.longitude()));
    }
    List<Border> borders = new ArrayList<>();
    for (Place each : divisions) {
      int from = byArea.get(each.area());
      for (String neighbour : each.neighbours()) {
        Integer to = byArea.get(neighbour);
        if (to != null && from < to) {
          borders.add(new Border(from, to));
        }
      }
    }
    List<Mark> worstLast = new ArrayList<>(marks.values());
    worstLast.sort(Comparator.comparingInt(Mark::number).reversed());
    return new CountryMap(country, name, points, borders, List.copyOf(worstLast));
  }
}
