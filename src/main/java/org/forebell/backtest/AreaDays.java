package org.forebell.backtest;

import java.util.List;

/**
 * Area-days: a row for each area and midnight UTC from which it is known. Rows stand area by area
 * in the order of their names, and day by day without a gap within an area.
 */
public interface AreaDays {

  /** How many area-days. */
  int size();

  /** The areas by number. */
  List<String> areas();

  /** The countries by number. */
  List<String> countries();

  /** The number of an area's country, by the area's number. */
  int countryOf(int areaNumber);

  /** The number of a row's area. */
  int area(int row);

  /** The midnight a row stands at, days since 1970. */
  int day(int row);
}
