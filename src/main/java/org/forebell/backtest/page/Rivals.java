package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** All forecasters by all measures, on the same days. */
final class Rivals {

  /**
   * A column.
   *
   * @param better 1 where more is better, -1 where less is, 0 where neither is
   */
  private record Column(String code, String title, int places, int better) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("average_precision", "average precision\u00a0↑", 3, 1),
          new Column("auc", "AUC\u00a0↑", 3, 1),
          new Column("brier", "Brier score\u00a0↓", 4, -1),
          new Column("brier_skill", "Brier skill\u00a0↑", 3, 1),
          new Column("log_score", "log score\u00a0↓", 4, -1),
          new Column("calibration_error", "calibration error\u00a0↓", 4, -1),
          new Column("sharpness", "sharpness", 4, 0));

  private Rivals() {}

  static Section of(JsonNode root) {
    StringBuilder body = new StringBuilder();
    for (JsonNode cell : root.path("cells")) {
      if (!cell.path("forecasters").isEmpty()) {
        body.append(table(cell));
      }
    }
    String html =
        body.length() == 0
            ? Html.missing("there are no forecasters.")
            : body
                + Html.note(
                    "↑ more is better, ↓ less is; the best figure of a column is bold and"
                        + " underlined. Average precision of chance alone is the share of days"
                        + " before an event. Brier skill is 1 − Brier score / that of this share"
                        + " given every day; log score is in nats; sharpness is the spread of the"
                        + " chances given and no merit by itself. Small figures are 95 % intervals"
                        + " by resampling areas.");
    return new Section("forecasters", "All forecasters", "Against all that one might use", html);
  }

  private static String table(JsonNode cell) {
    Table table =
        new Table(
            Words.title(cell)
                + ": "
                + Words.count(cell.path("areaDays"))
                + " area-days, "
                + Words.share(cell.path("base"))
                + " before an event");
    List<String> head = new ArrayList<>(List.of(""));
    COLUMNS.forEach(column -> head.add(column.title));
    table.head(head);
    for (JsonNode each : cell.path("forecasters")) {
      boolean ours = each.path("name").asText().equals(Forecasters.FOREBELL);
      List<Cell> row = COLUMNS.stream().map(column -> figure(cell, each, column)).toList();
      table.row(Forecasters.title(cell, each), ours ? "ours" : "", row);
    }
    return table.html();
  }

  private static Cell figure(JsonNode cell, JsonNode forecaster, Column column) {
    JsonNode measure = forecaster.path("measures").path(column.code);
    Cell figure = Cell.interval(measure, column.places);
    boolean best = Words.isNumber(measure.path("value")) && isBest(cell, measure, column);
    return best ? figure.best() : figure;
  }

  /**
   * By the figures as shown: what differs further behind the point is no difference to a reader.
   */
  private static boolean isBest(JsonNode cell, JsonNode measure, Column column) {
    double mine = rounded(measure, column);
    for (JsonNode other : cell.path("forecasters")) {
      JsonNode theirs = other.path("measures").path(column.code);
      if (Words.isNumber(theirs.path("value"))
          && (rounded(theirs, column) - mine) * column.better > 0) {
        return false;
      }
    }
    return column.better != 0;
  }

  private static double rounded(JsonNode measure, Column column) {
    double power = StrictMath.pow(10, column.places);
    return StrictMath.rint(measure.path("value").asDouble() * power);
  }
}
