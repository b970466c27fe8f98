package org.forebell.risk;

/**
 * A line to cross for a level: a chance high in itself, or one well above the area's usual. One
 * chance for all areas would see only those that are reported best.
 *
 * @param probability crossed by a chance at least this high
 * @param lift crossed by a chance at least this many times the usual …
 * @param floor … if it is at least this high
 */
public record Line(double probability, double lift, double floor) {

  boolean isCrossed(double chance, double usual) {
    return chance >= probability || (chance >= floor && chance >= lift * usual);
  }

  /** Whether whatever crosses the other line crosses this one. */
  boolean isNotAbove(Line other) {
    return probability <= other.probability && lift <= other.lift && floor <= other.floor;
  }
}
