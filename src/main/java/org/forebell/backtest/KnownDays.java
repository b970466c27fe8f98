package org.forebell.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The area-days of a span of time, with nothing observed in them: enough to judge what was told.
 *
 * <p>An area has rows from the first midnight at which it is known, as in a {@link Panel}.
 */
public final class KnownDays implements AreaDays {

  private static final long DAY_MS = 86_400_000L;

  private final List<String> areas;
  private final List<String> countries;
  private final int[] countryOf;
  private final int[] area;
  private final int[] day;

  private KnownDays(Map<String, Integer> knownFrom, int firstDay, int lastDay) {
    this.areas = List.copyOf(knownFrom.keySet());
    this.countries = areas.stream().map(each -> each.substring(0, 3)).distinct().sorted().toList();
    this.countryOf =
        areas.stream().mapToInt(each -> countries.indexOf(each.substring(0, 3))).toArray();
    int most = areas.size() * Math.max(0, lastDay - firstDay + 1);
    int[] areaOf = new int[most];
    int[] dayOf = new int[most];
    int rows = 0;
    for (int number = 0; number < areas.size(); number++) {
      int from = Math.max(firstDay, knownFrom.get(areas.get(number)));
      for (int each = from; each <= lastDay; each++) {
        areaOf[rows] = number;
        dayOf[rows++] = each;
      }
    }
    this.area = Arrays.copyOf(areaOf, rows);
    this.day = Arrays.copyOf(dayOf, rows);
  }

  /**
   * The area-days of all that a timeline knows.
   *
   * @param firstDay of the span, days since 1970, and lastDay the last that counts
   */
  public static KnownDays of(Timeline timeline, int firstDay, int lastDay) {
    TreeMap<String, Integer> knownFrom = new TreeMap<>();
    for (Timeline.Step step : timeline.steps()) {
      knownFrom.putIfAbsent(step.area(), (int) -Math.floorDiv(-step.at(), DAY_MS));
    }
    return new KnownDays(knownFrom, firstDay, lastDay);
  }

  @Override
  public int size() {
    return area.length;
  }

  @Override
  public List<String> areas() {
    return areas;
  }

  @Override
  public List<String> countries() {
    return countries;
  }

  @Override
  public int countryOf(int areaNumber) {
    return countryOf[areaNumber];
  }

  @Override
  public int area(int row) {
    return area[row];
  }

  @Override
  public int day(int row) {
    return day[row];
  }
}
