package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What was judged: reports, days and folds. */
final class Judged {

  private static final String WORDS =
      """
      Forebell gives every area, every day, the chance of at least one incident or threat that \
      affects staff, or a facility, within the next 7 days. This page judges those chances on \
      reports from %s to %s. No chance judged here comes from a model that had seen what it was \
      asked about: each was fitted on earlier days only (unseen time), on other countries only \
      (unseen countries), or on earlier days of other countries (both unseen).""";

  private Judged() {}

  static Section of(JsonNode root) {
    JsonNode reports = root.path("reports");
    String body = reports.isEmpty() ? Html.missing("the file does not describe its reports.") : "";
    if (!reports.isEmpty()) {
      String from = reports.path("from").asText(Words.NONE);
      String to = reports.path("to").asText(Words.NONE);
      body = Html.paragraph(WORDS.formatted(from, to)) + facts(reports);
    }
    return new Section("judged", "What was judged", "What was judged", body + days(root));
  }

  private static String facts(JsonNode reports) {
    return Html.facts(
        List.of("Reports", "Areas", "Countries", "Staff incidents", "Facility incidents"),
        List.of(
            Words.count(reports.path("count")),
            Words.count(reports.path("areas")),
            Words.count(reports.path("countries")),
            Words.count(reports.at("/incidents/staff")),
            Words.count(reports.at("/incidents/facility"))));
  }

  private static String days(JsonNode root) {
    if (root.path("cells").isEmpty()) {
      return "";
    }
    Table days = new Table("Days judged. An area-day is one area on one day.");
    days.head(List.of("", "area-days", "followed by an event", "folds"));
    Table folds = new Table("Area-days each model was fitted on, and those it was judged on");
    folds.head(List.of("", "fitted on", "judged on"));
    for (JsonNode cell : root.path("cells")) {
      days.row(
          Words.title(cell),
          List.of(
              Cell.count(cell.path("areaDays")),
              Cell.share(cell.path("base")),
              Cell.of(cell.path("folds").isEmpty() ? Words.NONE : "" + cell.path("folds").size())));
      folds.block(Words.title(cell));
      for (JsonNode fold : cell.path("folds")) {
        folds.row(
            fold.path("name").asText(),
            List.of(Cell.count(fold.path("train")), Cell.count(fold.path("test"))));
      }
    }
    return days.html() + Html.details("The folds", folds.html());
  }
}
