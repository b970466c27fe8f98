package org.forebell.report.convert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Converts tables, all rows of all of them. Each row becomes a report, or is listed with the reason
 * why not, or is the copy of a row word for word. The order of rows and files makes no difference.
 */
public final class Conversion {

  /** The formats there are. */
  public enum From {
    SIND,
    AWSD
  }

  private final From from;
  private final PlaceNames names;
  private final boolean placing;
  private final SindConverter sind = new SindConverter();
  private final AwsdConverter awsd;
  private final Map<String, List<Row>> rowsOfId = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final TreeMap<String, Integer> unplaced = new TreeMap<>();
  private int rows;
  private int copies;
  private int placed;

  /**
   * @param placing whether areas become codes of the gazetteer where it knows them
   */
  public Conversion(From from, PlaceNames names, boolean placing) {
    this.from = from;
    this.names = names;
    this.placing = placing;
    this.awsd = new AwsdConverter(names.country());
  }

  /** Takes in a row. */
  public void take(Row row) {
    rows++;
    String problem = from == From.SIND ? sind.problem(row) : awsd.problem(row);
    if (problem != null) {
      problems.add(new Problem(row.file(), row.number(), problem));
      return;
    }
    rowsOfId.computeIfAbsent(id(row), id -> new ArrayList<>(1)).add(row);
  }

  /** The reports as lines of JSON, by the time they were reported and their id. */
  public List<String> lines() {
    List<Draft> drafts = new ArrayList<>();
    rowsOfId.values().forEach(same -> convert(same, drafts));
    drafts.sort(
        Comparator.comparing((Draft draft) -> draft.text("reportedAt"))
            .thenComparing(draft -> draft.text("id")));
    drafts.forEach(this::place);
    return drafts.stream().map(Draft::line).toList();
  }

  public int rows() {
    return rows;
  }

  /** Rows that stand more than once, word for word. */
  public int copies() {
    return copies;
  }

  /** Rows that are no reports. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Areas finer than a country that the gazetteer does not know, with the reports of each. */
  public Map<String, Integer> unplaced() {
    return unplaced;
  }

  /** Reports of areas finer than a country that the gazetteer knows. */
  public int placed() {
    return placed;
  }

  private String id(Row row) {
    return from == From.AWSD
        ? row.text("Incident ID")
        : SindSet.of(row.cells().keySet()).code + '/' + SindConverter.id(row);
  }

  /**
   * Of several rows with one id in one set, one has the plain id and the others a mark after it.
   */
  private void convert(List<Row> same, List<Draft> drafts) {
    TreeMap<String, Row> byMark = new TreeMap<>();
    same.forEach(row -> byMark.put(row.mark(), row));
    copies += same.size() - byMark.size();
    String plain = byMark.firstKey();
    byMark.forEach((mark, row) -> convert(row, mark.equals(plain) ? "" : "-" + mark, drafts));
  }

  private void convert(Row row, String idSuffix, List<Draft> drafts) {
    if (from == From.SIND) {
      drafts.addAll(sind.convert(row, idSuffix));
    } else {
      drafts.add(awsd.convert(row, idSuffix));
    }
  }

  private void place(Draft draft) {
    String area = draft.text("area");
    if (area.length() <= 3) {
      return;
    }
    String place = names.area().apply(area);
    if (place == null) {
      unplaced.merge(area, 1, Integer::sum);
      return;
    }
    placed++;
    if (placing) {
      draft.place(place);
    }
  }
}
