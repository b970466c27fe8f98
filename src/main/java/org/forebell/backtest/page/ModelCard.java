package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Writes MODEL.md from backtest.json and model.json: what the number means and where it fails. */
public final class ModelCard {

  private static final List<String> SPLITS = List.of("unseen_time", "unseen_countries", "both");

  private final JsonNode backtest;
  private final JsonNode model;
  private final StringBuilder text = new StringBuilder();

  private ModelCard(JsonNode backtest, JsonNode model) {
    this.backtest = backtest;
    this.model = model;
  }

  /** The text, the same for the same files. */
  public static String of(JsonNode backtest, JsonNode model) {
    ModelCard card = new ModelCard(backtest, model);
    card.meaning();
    card.fittedOn();
    card.tested();
    card.fails();
    card.equity();
    card.use();
    return card.text.toString();
  }

  private void meaning() {
    line("# The model");
    line("");
    line("<!-- Written by ./forebell backtest; do not edit. -->");
    line("");
    line(
        "**What the number means.** The chance of at least one incident or threat affecting staff");
    line("(or a facility) in that area within 7 days, given all reports known at that time. It is");
    line("1 − exp(−7·λ), where log λ is linear in counts of what was reported: incidents and");
    line("threats of the subject and all incidents, decayed with half-lives of 7, 30, 90 and 365");
    line("days; the long-run rates of the area, drawn to its country's and that to the world's;");
    line("recent incidents elsewhere in the country and in areas that share a border. Who did");
    line("something is never seen. *Usual* is the chance from the area's long-run rate alone.");
    line("");
  }

  private void fittedOn() {
    JsonNode on = model.path("fittedOn");
    line(
        "**Fitted on** "
            + on.path("from").asText()
            + " to "
            + on.path("to").asText()
            + ", "
            + on.path("filings").asInt()
            + " reports of "
            + on.path("areas").asInt()
            + " areas in "
            + on.path("countries").asInt()
            + " countries (SHA-256 `"
            + on.path("reportsSha256").asText()
            + "`), by penalised maximum likelihood; settings and groups of features chosen by"
            + " cross-validation inside the same data. What each group of features adds, in nats an"
            + " area-day of log score:");
    line("");
    line("| group | staff | facility |");
    line("|---|---|---|");
    JsonNode staff = model.at("/subjects/staff/crossValidation/gains");
    JsonNode facility = model.at("/subjects/facility/crossValidation/gains");
    for (int i = 0; i < staff.size(); i++) {
      line(
          "| "
              + staff.get(i).path("group").asText()
              + " | "
              + gain(staff.get(i))
              + " | "
              + gain(facility.get(i))
              + " |");
    }
    line("");
    line(
        "Near misses and most threats do not occur in the public data: that they add nothing there");
    line("says nothing about a stream that has them.");
    line("");
  }

  private static String gain(JsonNode gain) {
    return Words.number(gain.path("gain"), 6) + (gain.path("kept").asBoolean() ? "" : ", left out");
  }

  private void tested() {
    line(
        "**Tested on** days and countries it had not learnt from, "
            + backtest.at("/reports/from").asText()
            + " to "
            + backtest.at("/reports/to").asText()
            + " (95 % intervals by resampling areas):");
    line("");
    line("| subject, split | forecaster | average precision | Brier skill | calibration error |");
    line("|---|---|---|---|---|");
    for (String split : SPLITS) {
      for (JsonNode cell : backtest.path("cells")) {
        if (cell.path("split").asText().equals(split)) {
          for (JsonNode each : cell.path("forecasters")) {
            if (each.has("reliability")) {
              row(cell, each);
            }
          }
        }
      }
    }
    line("");
    line(
        "Sum of average precision and Brier skill over staff and facility, unseen time and unseen");
    line(
        "countries: "
            + Words.number(backtest.at("/referenceSum/forebell"), 4)
            + ", reference "
            + Words.number(backtest.at("/referenceSum/logistic"), 4)
            + ", ratio "
            + Words.number(backtest.at("/referenceSum/ratio"), 3)
            + ".");
    line("");
  }

  private void row(JsonNode cell, JsonNode each) {
    line(
        "| "
            + cell.path("subject").asText()
            + ", "
            + cell.path("split").asText().replace('_', ' ')
            + " (base "
            + Words.percent(cell.path("base"))
            + ") | "
            + each.path("title").asText()
            + " | "
            + interval(each, "average_precision")
            + " | "
            + interval(each, "brier_skill")
            + " | "
            + interval(each, "calibration_error")
            + " |");
  }

  private static String interval(JsonNode each, String measure) {
    JsonNode value = each.at("/measures/" + measure);
    return Words.number(value.path("value"), 4)
        + " ("
        + Words.number(value.path("low"), 4)
        + " to "
        + Words.number(value.path("high"), 4)
        + ")";
  }

  private void fails() {
    line("**Where it fails.**");
    line("");
    for (JsonNode cell : backtest.path("cells")) {
      JsonNode onsets = cell.path("onsets");
      JsonNode ours = onsets.path("forecasters").path(0);
      line(
          "- *First incidents after 28 quiet days* ("
              + cell.path("subject").asText()
              + ", "
              + cell.path("split").asText().replace('_', ' ')
              + ") are nearly unforeseeable: average precision "
              + Words.number(ours.path("average_precision"), 3)
              + " at a base of "
              + Words.percent(onsets.path("base"))
              + ", AUC "
              + Words.number(ours.path("auc"), 3)
              + ".");
    }
    for (JsonNode delay : backtest.path("delay")) {
      line(
          "- *Slow reporting* ("
              + delay.path("subject").asText()
              + ", "
              + delay.path("title").asText()
              + "): average precision "
              + Words.number(delay.path("average_precision"), 3)
              + ", Brier skill "
              + Words.number(delay.path("brier_skill"), 3)
              + ", calibration error "
              + Words.number(delay.path("calibration_error"), 4)
              + ", incidents covered "
              + Words.percent(delay.path("cover"))
              + ".");
    }
    line(
        "- SiND has no date of report: all figures but these take a report to be known at noon of");
    line("  its day, which is faster than most streams.");
    line("- Where nobody reports, nothing is foreseen. A low number is no all-clear.");
    line("");
  }

  private void equity() {
    line("**Whom it serves, and whom less** (watch, unseen time; bars in `config/equity.yaml`):");
    line("");
    line("| bar | subject | asked | reached | |");
    line("|---|---|---|---|---|");
    for (JsonNode bar : backtest.at("/equity/bars")) {
      line(
          "| "
              + bar.path("name").asText().replace('_', ' ')
              + " | "
              + bar.path("subject").asText()
              + " | "
              + Words.number(bar.path("bar"), 2)
              + " | "
              + Words.number(bar.path("value"), 3)
              + " | "
              + (bar.path("met").asBoolean()
                  ? "met"
                  : "**missed** " + bar.path("shortfall").asText())
              + " |");
    }
    line("");
    line(
        "| worst first: subject, by, group | incidents | covered | precision | lead, days | area-days |");
    line("|---|---|---|---|---|---|");
    for (JsonNode group : backtest.at("/equity/groups")) {
      if (group.path("incidents").asInt() >= 20) {
        line(
            "| "
                + group.path("subject").asText()
                + ", "
                + group.path("by").asText()
                + ", "
                + group.path("group").asText()
                + " | "
                + group.path("incidents").asInt()
                + " | "
                + Words.percent(group.path("cover"))
                + " | "
                + Words.percent(group.path("precision"))
                + " | "
                + Words.number(group.path("leadDays"), 0)
                + " | "
                + Words.percent(group.path("areaDays"))
                + " |");
      }
    }
    line("");
  }

  private void use() {
    line("**What it must not be used for.** Ranking people, parties or organisations; judging who");
    line("is to blame; withholding or moving aid; declaring an area safe. It advises a person who");
    line("decides.");
    line("");
    line(
        "**Data and licence.** Insecurity Insight, Security in Numbers Database (SiND), as published");
    line(
        "on HDX, CC BY (one workbook CC BY-SA); 12 countries and all from 2023 on were kept apart.");
    line("The coefficients are under Apache-2.0 like the code.");
    line("");
    line("**Refit on your own reports.**");
    line("");
    line("```sh");
    line("./forebell export …                                   # topics as NDJSON");
    line(
        "./forebell fit --reports own.ndjson --out own.json     # 100 events of each subject, a year");
    line(
        "./forebell fit --reports own.ndjson --prior config/model.json --out own.json   # less: 20, 90 days");
    line("./forebell backtest --reports own.ndjson --out report");
    line("```");
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
