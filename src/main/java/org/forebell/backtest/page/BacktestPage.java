package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/**
 * Writes backtest.html from backtest.json: one file without scripts that loads nothing from
 * anywhere, which its own content policy holds it to. A pure function: the same JSON gives the same
 * bytes in every language setting.
 */
public final class BacktestPage {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'">
      <title>Forebell back-test</title>
      <style>
      %s</style>
      </head>
      <body>
      """;

  private BacktestPage() {}

  /**
   * Writes the page.
   *
   * @param backtest what {@code backtest.json} holds; a part that is missing or null is left out
   *     with a line that says so
   * @param out gets the whole page, to be kept as UTF-8; it is not closed
   * @throws IOException when {@code out} takes no more
   */
  public static void write(JsonNode backtest, Appendable out) throws IOException {
    List<Section> sections =
        List.of(
            Judged.of(backtest),
            Answer.of(backtest),
            Equity.of(backtest),
            Diagrams.of(backtest),
            Rivals.of(backtest),
            Onsets.of(backtest),
            AlertTables.of(backtest),
            Outcomes.of(backtest),
            CoverCurves.of(backtest),
            SlowReports.of(backtest),
            Subgroups.of(backtest),
            Gains.of(backtest),
            Criteria.of(backtest),
            Again.of(backtest));
    out.append(HEAD.formatted(Style.SHEET));
    out.append("<header>\n<p class=\"over\">Forebell back-test</p>\n");
    out.append("<h1>How good the number is, and for whom</h1>\n");
    out.append("<nav aria-label=\"Contents\"><ol>");
    for (Section section : sections) {
      out.append(section.contents());
    }
    out.append("</ol></nav>\n</header>\n<main>\n");
    for (Section section : sections) {
      out.append(section.html());
    }
    out.append("</main>\n</body>\n</html>\n");
  }
}
