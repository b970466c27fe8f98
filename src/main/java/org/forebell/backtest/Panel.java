package org.forebell.backtest;

import java.util.Arrays;
import java.util.List;
import org.forebell.report.Subject;
import org.forebell.risk.HalfLife;
import org.forebell.risk.Observed;
import org.forebell.risk.Quantity;

/**
 * For every area and every midnight UTC from the first after it became known, what was known then
 * and what came in the seven days after.
 *
 * <p>What a forecaster may look at is in the columns of the past; {@link #happened} is for judging
 * and for fitting on rows whose seven days have passed.
 */
public final class Panel implements AreaDays {

  private final List<String> areas;
  private final List<String> countries;
  private final int[] countryOfArea;
  private final int[] firstRow;
  private final int[] area;
  private final int[] day;
  private final boolean[][] happened;
  private final float[][][] seen;
  private final float[][][] decayed;
  private final float[][] decayedAll;
  private final short[][] fresh;

  Panel(PanelColumns columns) {
    this.areas = List.copyOf(columns.areas);
    this.countries = areas.stream().map(each -> each.substring(0, 3)).distinct().sorted().toList();
    this.countryOfArea =
        areas.stream().mapToInt(each -> countries.indexOf(each.substring(0, 3))).toArray();
    int size = columns.size;
    this.area = Arrays.copyOf(columns.area, size);
    this.day = Arrays.copyOf(columns.day, size);
    this.happened = columns.happened;
    this.seen = columns.seen;
    this.decayed = columns.decayed;
    this.decayedAll = columns.decayedAll;
    this.fresh = columns.fresh;
    this.firstRow = new int[areas.size()];
    for (int row = size - 1; row >= 0; row--) {
      firstRow[area[row]] = row;
    }
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
  public int area(int row) {
    return area[row];
  }

  /** The number of a row's country. */
  public int country(int row) {
    return countryOfArea[area[row]];
  }

  @Override
  public int countryOf(int areaNumber) {
    return countryOfArea[areaNumber];
  }

  @Override
  public int day(int row) {
    return day[row];
  }

  /** The first row of a row's area; the rows up to this one are that area's days before it. */
  public int firstRow(int row) {
    return firstRow[area[row]];
  }

  /** How many days before this row its area's first row is. */
  public int daysKnown(int row) {
    return day[row] - day[firstRow[area[row]]];
  }

  /** Whether an incident or threat affected the subject in the area in the seven days after. */
  public boolean happened(Subject subject, int row) {
    return happened[subject.ordinal()][row];
  }

  /** What a score of the subject is made from. */
  public Observed observed(Subject subject, int row) {
    float[] values = new float[Quantity.values().length];
    for (int q = 0; q < values.length; q++) {
      values[q] = seen[subject.ordinal()][q][row];
    }
    return Observed.of(values);
  }

  /** One value of {@link #observed}. */
  public float observed(Subject subject, Quantity quantity, int row) {
    return seen[subject.ordinal()][quantity.ordinal()][row];
  }

  /** Incidents and threats affecting the subject, as known, decayed. */
  public double decayed(Subject subject, HalfLife halfLife, int row) {
    return decayed[subject.ordinal()][halfLife.ordinal()][row];
  }

  /** All incidents whoever they affected, as known, decayed. */
  public double decayedAll(HalfLife halfLife, int row) {
    return decayedAll[halfLife.ordinal()][row];
  }

  /** Incidents and threats affecting the subject that became known in the 24 hours before. */
  public int fresh(Subject subject, int row) {
    return fresh[subject.ordinal()][row];
  }
}
