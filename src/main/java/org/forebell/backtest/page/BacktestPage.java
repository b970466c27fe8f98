package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Writes backtest.html from backtest.json: one page without scripts or anything from elsewhere. */
public final class BacktestPage {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1d2330;--dim:#667085;--line:#d7dbe3;--ground:#fff;
      --a:#0b5fad;--b:#c2410c;--c:#4d7c0f;--d:#7e22ce}
      @media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--dim:#9aa4b5;--line:#39414f;
      --ground:#14181f;--a:#6bb1f0;--b:#f59e6b;--c:#a3d15c;--d:#c79af5}}
      body{margin:0 auto;padding:1rem;max-width:64rem;background:var(--ground);color:var(--ink);
      font:16px/1.5 system-ui,sans-serif}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;
      border-top:1px solid var(--line);padding-top:1rem}p{max-width:44rem}
      .box{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;font-size:.85rem;
      font-variant-numeric:tabular-nums}caption{text-align:left;color:var(--dim);padding-bottom:.3rem}
      th,td{padding:.25rem .6rem;border-bottom:1px solid var(--line);text-align:right;
      white-space:nowrap}th:first-child{text-align:left}thead th{vertical-align:bottom}
      .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1rem}
      figure{margin:0}figcaption{font-size:.8rem;color:var(--dim)}svg{width:100%;height:auto}
      svg text{font-size:11px;fill:var(--ink)}svg .tick{fill:var(--dim);font-size:10px}
      .grid{stroke:var(--line);fill:none}.even{stroke:var(--dim);stroke-dasharray:4 4;fill:none}
      .line{fill:none;stroke-width:2}.c0{stroke:var(--a)}.c1{stroke:var(--b)}.c2{stroke:var(--c)}
      .c3{stroke:var(--d)}.bar{stroke:var(--a);stroke-width:2}.dot{fill:var(--a)}
      .here{fill:var(--b)}code{font-size:.85em;overflow-wrap:anywhere}
      @media print{body{max-width:none;font-size:11px}section{break-inside:avoid}.box{overflow:visible}
      table{font-size:8px}}
      """;

  private final JsonNode root;

  private BacktestPage(JsonNode root) {
    this.root = root;
  }

  /** The page, the same for the same JSON. */
  public static String of(JsonNode backtest) {
    return new BacktestPage(backtest).page();
  }

  private String page() {
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
        + "<title>Forebell back-test</title><style>"
        + STYLE
        + "</style></head><body><h1>How good the number is, and for whom</h1>\n"
        + judged()
        + answer()
        + equity()
        + reliability()
        + forecasters()
        + onsets()
        + alerts()
        + decision()
        + delay()
        + groups()
        + criteria()
        + again()
        + "</body></html>\n";
  }

  private String judged() {
    JsonNode reports = root.path("reports");
    return Html.paragraph(
        "Judged on "
            + reports.path("count").asInt()
            + " reports of "
            + reports.path("areas").asInt()
            + " areas in "
            + reports.path("countries").asInt()
            + " countries, "
            + reports.path("from").asText()
            + " to "
            + reports.path("to").asText()
            + ", "
            + reports.at("/incidents/staff").asInt()
            + " incidents and threats that affected staff and "
            + reports.at("/incidents/facility").asInt()
            + " facilities. Every chance was given by a model that had not seen the day, or the"
            + " country, or both. A chance is of at least one incident or threat within 7 days.");
  }

  private String answer() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode cell : root.path("cells")) {
      List<String> row = new ArrayList<>();
      row.add(name(cell));
      for (String measure : List.of("average_precision", "brier_skill", "calibration_error")) {
        for (String who : List.of("logistic", "forebell")) {
          row.add(Words.number(forecaster(cell, who).at("/measures/" + measure + "/value"), 4));
        }
      }
      rows.add(row);
    }
    return Html.section(
        "Against the best one would fit offline",
        Html.table(
                "Higher is better but for calibration error",
                List.of(
                    "",
                    "AP, logistic",
                    "AP, Forebell",
                    "Brier skill, logistic",
                    "Brier skill, Forebell",
                    "calibration error, logistic",
                    "calibration error, Forebell"),
                rows)
            + Html.paragraph(
                "Sum of average precision and Brier skill over the four cells of one kind of unseen:"
                    + " Forebell "
                    + Words.number(root.at("/referenceSum/forebell"), 4)
                    + ", logistic "
                    + Words.number(root.at("/referenceSum/logistic"), 4)
                    + ", ratio "
                    + Words.number(root.at("/referenceSum/ratio"), 3)
                    + "."));
  }

  private String equity() {
    List<List<String>> bars = new ArrayList<>();
    for (JsonNode bar : root.at("/equity/bars")) {
      bars.add(
          List.of(
              bar.path("name").asText().replace('_', ' ') + ", " + bar.path("subject").asText(),
              Words.number(bar.path("bar"), 2),
              Words.number(bar.path("value"), 3),
              bar.path("met").asBoolean()
                  ? "met"
                  : bar.has("shortfall") ? "MISSED, as published" : "BROKEN"));
    }
    StringBuilder body =
        new StringBuilder(Html.table("Published bars", List.of("", "bar", "reached", ""), bars));
    for (JsonNode bar : root.at("/equity/bars")) {
      if (bar.has("shortfall")) {
        body.append(
            Html.paragraph(
                bar.path("name").asText().replace('_', ' ')
                    + ", "
                    + bar.path("subject").asText()
                    + ": "
                    + bar.path("shortfall").asText()));
      }
    }
    for (String by : List.of("country", "density", "facility", "actor")) {
      List<List<String>> rows = new ArrayList<>();
      for (JsonNode group : root.at("/equity/groups")) {
        if (group.path("by").asText().equals(by) && group.path("incidents").asInt() >= 20) {
          rows.add(
              List.of(
                  group.path("group").asText() + ", " + group.path("subject").asText(),
                  group.path("incidents").asText(),
                  Words.percent(group.path("cover")),
                  Words.percent(group.path("precision")),
                  Words.number(group.path("leadDays"), 0),
                  Words.percent(group.path("areaDays"))));
        }
      }
      body.append(
          rows.isEmpty()
              ? Html.paragraph("By " + by + ": not measured; give the side file with --audit.")
              : Html.table(
                  "By " + by + ", 20 incidents or more, worst first",
                  List.of("", "incidents", "covered", "precision", "lead, days", "area-days"),
                  rows));
    }
    return Html.section("Whom it serves, and whom less", body.toString());
  }

  private String reliability() {
    List<String> figures = new ArrayList<>();
    for (JsonNode cell : root.path("cells")) {
      JsonNode bins = forecaster(cell, "forebell").path("reliability");
      double most = 0;
      for (JsonNode bin : bins) {
        most =
            Math.max(most, Math.max(bin.path("forecast").asDouble(), bin.path("high").asDouble()));
      }
      Plot plot =
          new Plot("Reliability, " + name(cell), "chance given", most, "events seen", most)
              .diagonal();
      for (JsonNode bin : bins) {
        plot.band(
            new Plot.Point(bin.path("forecast").asDouble(), bin.path("observed").asDouble()),
            bin.path("low").asDouble(),
            bin.path("high").asDouble());
      }
      figures.add(Html.figure(plot.svg(), name(cell) + "; ten bins of equal count, 95 % bands"));
    }
    return Html.section("Reliability", Html.figures(figures));
  }

  private String forecasters() {
    StringBuilder body = new StringBuilder();
    List<String> measures =
        List.of(
            "average_precision",
            "auc",
            "brier",
            "brier_skill",
            "log_score",
            "calibration_error",
            "sharpness");
    List<String> head = new ArrayList<>(List.of(""));
    measures.forEach(each -> head.add(each.replace('_', ' ')));
    for (JsonNode cell : root.path("cells")) {
      List<List<String>> rows = new ArrayList<>();
      for (JsonNode each : cell.path("forecasters")) {
        List<String> row = new ArrayList<>(List.of(each.path("title").asText()));
        for (String measure : measures) {
          JsonNode value = each.at("/measures/" + measure);
          row.add(
              Words.number(value.path("value"), 4)
                  + " ("
                  + Words.number(value.path("low"), 3)
                  + "–"
                  + Words.number(value.path("high"), 3)
                  + ")");
        }
        rows.add(row);
      }
      body.append(
          Html.table(
              name(cell)
                  + ": "
                  + cell.path("areaDays").asInt()
                  + " area-days, an event after "
                  + Words.percent(cell.path("base")),
              head,
              rows));
    }
    return Html.section("All forecasters on the same days, with 95 % intervals", body.toString());
  }

  private String onsets() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode cell : root.path("cells")) {
      for (JsonNode each : cell.at("/onsets/forecasters")) {
        String who = each.path("name").asText();
        if (who.equals("forebell") || who.equals("logistic")) {
          rows.add(
              List.of(
                  name(cell) + ", " + who,
                  Words.percent(cell.at("/onsets/base")),
                  Words.number(each.path("average_precision"), 4),
                  Words.number(each.path("auc"), 3),
                  Words.number(each.path("brier_skill"), 4)));
        }
      }
    }
    return Html.section(
        "Onsets: the first incident after 28 quiet days",
        Html.paragraph(
                "Nearly unforeseeable, by anyone: the average precision is little above the share of"
                    + " days before an event.")
            + Html.table(
                "Days with nothing in the 28 before",
                List.of("", "base", "average precision", "AUC", "Brier skill"),
                rows));
  }

  private String alerts() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode alert : root.path("alerts")) {
      rows.add(
          List.of(
              alert.path("level").asText()
                  + ", "
                  + alert.path("subject").asText()
                  + ", "
                  + alert.path("split").asText().replace('_', ' ')
                  + (alert.path("hysteresis").asBoolean() ? "" : ", without hysteresis"),
              alert.path("raised").asText(),
              Words.number(alert.path("perOfficerMonth"), 2),
              Words.percent(alert.path("areaDays")),
              Words.percent(alert.path("cover")),
              Words.percent(alert.path("meanCountry")),
              Words.percent(alert.path("worstCountry")),
              Words.number(alert.at("/leadDays/q1"), 0)
                  + " / "
                  + Words.number(alert.at("/leadDays/median"), 0)
                  + " / "
                  + Words.number(alert.at("/leadDays/q3"), 0),
              Words.percent(alert.path("precision")),
              Words.number(alert.path("flaps"), 2)));
    }
    return Html.section(
        "Alerts as officers would have lived them",
        Html.table(
            "An officer has ten areas; covered is an incident whose area was under the level, or a"
                + " higher one, before its day",
            List.of(
                "",
                "raised",
                "a month per officer",
                "area-days",
                "covered",
                "mean country",
                "worst country",
                "lead, quartiles, days",
                "precision in 7 days",
                "flaps / 100 area-days"),
            rows));
  }

  private String decision() {
    List<String> figures = new ArrayList<>();
    for (JsonNode each : root.path("decision")) {
      if (each.path("split").asText().equals("both")) {
        continue;
      }
      Plot plot =
          new Plot(
              "Cover against area-days, " + name(each),
              "area-days under alert",
              0.3,
              "incidents covered",
              1);
      for (JsonNode curve : each.path("curves")) {
        List<Plot.Point> points = new ArrayList<>();
        for (JsonNode point : curve.path("points")) {
          if (point.path("areaDays").asDouble() <= 0.3) {
            points.add(
                new Plot.Point(point.path("areaDays").asDouble(), point.path("cover").asDouble()));
          }
        }
        plot.line(curve.path("title").asText().replaceAll(",.*", ""), points);
      }
      JsonNode policy = each.path("policy");
      plot.point(
          "policy",
          new Plot.Point(policy.path("areaDays").asDouble(), policy.path("cover").asDouble()));
      figures.add(Html.figure(plot.svg(), name(each)));
    }
    return Html.section(
        "What cover costs",
        Html.paragraph(
                "A line for each area is drawn with all its chances at hand, which nobody has in time:"
                    + " it shows what equal shares of days would do.")
            + Html.figures(figures));
  }

  private String delay() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode each : root.path("delay")) {
      rows.add(
          List.of(
              each.path("title").asText() + ", " + each.path("subject").asText(),
              Words.number(each.path("average_precision"), 4),
              Words.number(each.path("brier_skill"), 4),
              Words.number(each.path("calibration_error"), 4),
              Words.percent(each.path("cover")),
              Words.percent(each.path("areaDays"))));
    }
    return Html.section(
        "What slow reporting costs",
        Html.table(
            "Unseen time, the same models",
            List.of(
                "",
                "average precision",
                "Brier skill",
                "calibration error",
                "covered",
                "area-days"),
            rows));
  }

  private String groups() {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode cell : root.path("cells")) {
      for (JsonNode group : cell.path("groups")) {
        if (!cell.path("split").asText().equals("both")) {
          rows.add(
              List.of(
                  group.path("by").asText()
                      + " "
                      + group.path("group").asText()
                      + ", "
                      + name(cell),
                  Words.percent(group.path("base")),
                  Words.number(group.path("average_precision"), 3),
                  Words.number(group.path("brier_skill"), 3),
                  Words.number(group.path("calibration_error"), 4)));
        }
      }
    }
    return Html.section(
        "By country, density of reports, and year",
        "<details><summary>The table</summary>"
            + Html.table(
                "Forebell, groups with 20 days before an event or more",
                List.of("", "base", "average precision", "Brier skill", "calibration error"),
                rows)
            + "</details>\n");
  }

  private String criteria() {
    StringBuilder body = new StringBuilder();
    for (JsonNode each : root.path("criteria")) {
      body.append("<h3>").append(Html.escaped(each.path("level").asText())).append("</h3>");
      for (String part : List.of("up", "down", "evidence")) {
        body.append(Html.paragraph(each.path(part).asText()));
      }
    }
    return Html.section("When a level is taken and left", body.toString());
  }

  private String again() {
    return Html.section(
        "How to get this again",
        "<p><code>./forebell backtest --reports F… --out DIR</code> on the reports with SHA-256 <code>"
            + Html.escaped(root.at("/reports/sha256").asText())
            + "</code>, seed "
            + root.path("seed").asLong()
            + ", Forebell "
            + Html.escaped(root.path("forebell").asText())
            + ".</p>\n");
  }

  private static String name(JsonNode cell) {
    return cell.path("subject").asText() + ", " + cell.path("split").asText().replace('_', ' ');
  }

  private static JsonNode forecaster(JsonNode cell, String name) {
    for (JsonNode each : cell.path("forecasters")) {
      if (each.path("name").asText().equals(name)) {
        return each;
      }
    }
    return cell.path("none");
  }
}
