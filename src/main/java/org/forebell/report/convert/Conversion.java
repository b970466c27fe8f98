package org.forebell.report.convert;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.report.Reading;
import org.forebell.report.Rejection;
import org.forebell.report.ReportParser;

/**
 * Converts tables, all rows of all of them. Each row becomes a report, or is listed with the reason
 * why not, or says word for word what another says. The order of rows and files makes no
 * difference, and neither does what they say of who did it.
 */
public final class Conversion {

  /** The formats there are. */
  public enum From {
    SIND,
    AWSD
  }

  private final From from;
  private final PlaceNames names;
  private final SindConverter sind = new SindConverter();
  private final AwsdConverter awsd;
  private final ReportParser contract = new ReportParser();
  private final Map<String, List<Row>> rowsOfId = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private int rows;

  public Conversion(From from, PlaceNames names) {
    this.from = from;
    this.names = names;
    this.awsd = new AwsdConverter(names.country());
  }

  /** Takes in a row. */
  public void take(Row row) {
    rows++;
    String problem = problem(row);
    if (problem == null) {
      rowsOfId.computeIfAbsent(id(row), id -> new ArrayList<>(1)).add(row);
    } else {
      problems.add(Problem.of(row, problem));
    }
  }

  /** What became of the rows taken in. */
  public Converted converted() {
    List<Draft> drafts = new ArrayList<>();
    int marked = 0;
    for (List<Row> same : rowsOfId.values()) {
      marked += convert(same, drafts);
    }
    drafts.sort(
        Comparator.comparing((Draft draft) -> draft.text("reportedAt"))
            .thenComparing(draft -> draft.text("id")));
    drafts.forEach(draft -> draft.with("area", names.area().apply(draft.text("area"))));
    int access = (int) drafts.stream().filter(Draft::isAccess).count();
    return new Converted(
        rows,
        drafts.stream().map(Draft::line).toList(),
        access,
        rows - problems.size() - marked,
        List.copyOf(problems),
        Tally.of(drafts));
  }

  private String problem(Row row) {
    String problem = from == From.SIND ? sind.problem(row) : awsd.problem(row);
    if (problem != null) {
      return problem;
    }
    for (Draft draft : drafts(row, "")) {
      String refused = refused(draft);
      if (refused != null) {
        return refused;
      }
    }
    return null;
  }

  /** Why nobody would accept the report, null when all would. */
  private String refused(Draft draft) {
    byte[] bytes = draft.line().getBytes(StandardCharsets.UTF_8);
    Reading reading = contract.parse(bytes, 0, bytes.length, ReportParser.KNOWN_FROM_RECORD);
    return reading instanceof Rejection no
        ? "would be rejected: " + no.reason().code() + " at " + no.pointer()
        : null;
  }

  private String id(Row row) {
    return from == From.AWSD
        ? row.text("Incident ID")
        : SindSet.of(row).code + '/' + SindConverter.id(row);
  }

  /**
   * Of several rows with one id in one set, one has the plain id and the others a mark after it;
   * returns how many differ.
   */
  private int convert(List<Row> same, List<Draft> drafts) {
    TreeMap<String, Row> byMark = new TreeMap<>();
    same.stream()
        .sorted(Comparator.comparing(Row::content))
        .forEach(row -> byMark.putIfAbsent(row.mark(), row));
    String plain = byMark.firstKey();
    byMark.forEach((mark, row) -> drafts.addAll(drafts(row, mark.equals(plain) ? "" : "-" + mark)));
    return byMark.size();
  }

  private List<Draft> drafts(Row row, String idSuffix) {
    return switch (from) {
      case SIND -> sind.convert(row, idSuffix);
      case AWSD -> List.of(awsd.convert(row, idSuffix));
    };
  }
}
