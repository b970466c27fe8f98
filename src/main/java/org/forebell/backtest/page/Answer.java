package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Forebell against the best that one would fit offline, in the four cells that are asked. */
final class Answer {

  /** Asked of the sum of average precision and Brier skill over the four cells. */
  private static final double LEAST_RATIO = 1.02;

  private static final double MOST_CALIBRATION_ERROR = 0.010;

  private final JsonNode sum;
  private final List<JsonNode> cells = new ArrayList<>();
  private int skilful;
  private int comparisons;
  private int calibrated;
  private int calibrations;

  private Answer(JsonNode root) {
    sum = root.path("referenceSum");
    for (JsonNode cell : root.path("cells")) {
      if (!cell.path("split").asText().equals("both")) {
        cells.add(cell);
      }
    }
  }

  static Section of(JsonNode root) {
    Answer answer = new Answer(root);
    String body =
        answer.cells.isEmpty() ? Html.missing("there are no forecasts to compare.") : answer.body();
    return new Section("answer", "The answer", "Is it as skilful as the best offline fit?", body);
  }

  private String body() {
    String table = table();
    return Html.paragraph(
            "The reference is an offline logistic regression fitted on the same folds. Asked: average"
                + " precision and Brier skill not below it in any cell, their sum at least "
                + Words.fixed(LEAST_RATIO, 2)
                + " times its, and a calibration error of at most "
                + Words.fixed(MOST_CALIBRATION_ERROR, 3)
                + ". Reached: not below in "
                + skilful
                + " of "
                + comparisons
                + " comparisons; "
                + Words.fixed(sum.path("ratio"), 3)
                + " times the sum; calibrated in "
                + calibrated
                + " of "
                + calibrations
                + " cells.")
        + table
        + Html.note(
            "Small figures are 95 % intervals, by resampling areas, of each number alone; they do"
                + " not test the difference of two. Both unseen at once is no part of the sum and"
                + " stands under all forecasters.");
  }

  private String table() {
    Table table =
        new Table("Reference against Forebell. ✓ keeps what is asked, ✗ does not.")
            .groups(
                List.of(
                    "Average precision, higher is better",
                    "Brier skill, higher is better",
                    "Calibration error, lower is better"),
                2)
            .head(
                List.of(
                    "", "reference", "Forebell", "reference", "Forebell", "reference", "Forebell"));
    for (JsonNode cell : cells) {
      List<Cell> row = new ArrayList<>();
      for (String measure : List.of("average_precision", "brier_skill")) {
        JsonNode theirs = Forecasters.measure(cell, Forecasters.REFERENCE, measure);
        JsonNode ours = Forecasters.measure(cell, Forecasters.FOREBELL, measure);
        row.add(Cell.interval(theirs, 3));
        row.add(skill(theirs.path("value"), ours));
      }
      row.add(Cell.interval(error(cell, Forecasters.REFERENCE), 4));
      row.add(calibration(error(cell, Forecasters.FOREBELL)));
      table.row(Words.title(cell), row);
    }
    return sum.isEmpty() ? table.html() : table.row("Sum of both", "total", sums()).html();
  }

  private static JsonNode error(JsonNode cell, String forecaster) {
    return Forecasters.measure(cell, forecaster, "calibration_error");
  }

  private Cell skill(JsonNode theirs, JsonNode ours) {
    Cell cell = Cell.interval(ours, 3);
    if (!Words.isNumber(theirs) || !Words.isNumber(ours.path("value"))) {
      return cell;
    }
    boolean kept = ours.path("value").asDouble() >= theirs.asDouble();
    comparisons++;
    skilful += kept ? 1 : 0;
    return judged(cell, kept);
  }

  private Cell calibration(JsonNode ours) {
    Cell cell = Cell.interval(ours, 4);
    if (!Words.isNumber(ours.path("value"))) {
      return cell;
    }
    boolean kept = ours.path("value").asDouble() <= MOST_CALIBRATION_ERROR;
    calibrations++;
    calibrated += kept ? 1 : 0;
    return judged(cell, kept);
  }

  private List<Cell> sums() {
    Cell ours = Cell.fixed(sum.path("forebell"), 3);
    Cell ratio = Cell.of(Words.fixed(sum.path("ratio"), 3) + " ×");
    boolean measured = Words.isNumber(sum.path("ratio"));
    boolean kept = measured && sum.path("ratio").asDouble() >= LEAST_RATIO;
    return List.of(
        Cell.fixed(sum.path("logistic"), 3),
        ours,
        Cell.of("ratio"),
        measured ? judged(ratio, kept) : ratio,
        Cell.of(""),
        Cell.of(""));
  }

  private static Cell judged(Cell cell, boolean kept) {
    return kept ? cell.marked("✓", "kept", "kept") : cell.marked("✗", "not kept", "broken");
  }
}
