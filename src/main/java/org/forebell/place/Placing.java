package org.forebell.place;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes codes instead of the names of areas, and remembers what it could not place: for tables
 * that are converted and for reports as they come in. Not for several threads at once.
 */
public final class Placing {

  private final Gazetteer gazetteer;
  private final int mostNames;
  private final TreeMap<String, Integer> unplaced = new TreeMap<>();
  private long placed;
  private long notPlaced;

  /**
   * @param mostNames how many different names that could not be placed are remembered
   */
  public Placing(Gazetteer gazetteer, int mostNames) {
    this.gazetteer = gazetteer;
    this.mostNames = mostNames;
  }

  /**
   * The area to file a report under: {@code ISO3/code} where the gazetteer knows the area, the
   * country where the name means the whole of it, else the area as written.
   */
  public String area(String written) {
    if (written.indexOf('/') < 0) {
      return written;
    }
    Place place = gazetteer.find(written);
    if (place != null) {
      placed++;
      return place.area();
    }
    notPlaced++;
    if (unplaced.size() < mostNames || unplaced.containsKey(written)) {
      unplaced.merge(written, 1, Integer::sum);
    }
    return written;
  }

  /** How many areas finer than a country were placed. */
  public long placed() {
    return placed;
  }

  /** How many areas finer than a country were not. */
  public long notPlaced() {
    return notPlaced;
  }

  /** The areas that were not placed, as written, with how often each came. */
  public SortedMap<String, Integer> unplaced() {
    return Collections.unmodifiableSortedMap(unplaced);
  }
}
