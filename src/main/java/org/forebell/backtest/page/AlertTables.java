package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alerts as officers would have lived them, with hysteresis and without. */
final class AlertTables {

  private static final List<String> HEAD =
      List.of(
          "",
          "hysteresis",
          "raised",
          "a month per area",
          "a month per officer",
          "area-days under it",
          "incidents covered",
          "lead, days: quarter, half, three quarters",
          "precision in 7 days",
          "flaps per 100 days under it");

  private static final String NOTE =
      "An officer has ten areas. Each row is for the level or a higher one. Covered: under it before"
          + " the day of the incident. Lead counts from the first day of the alert. Precision:"
          + " alerts with an incident in their first 7 days. A flap is an alert within 7 days after"
          + " the last one ended. No chance had seen its day; a policy tuned on this history has"
          + " seen the outcomes, and its cover here is partly what its lines were chosen for.";

  private AlertTables() {}

  static Section of(JsonNode root) {
    StringBuilder words = new StringBuilder();
    Map<String, Map<String, Map<String, List<JsonNode>>>> all = new LinkedHashMap<>();
    for (JsonNode alert : root.path("alerts")) {
      all.computeIfAbsent(Words.name(alert.path("split")), any -> new LinkedHashMap<>())
          .computeIfAbsent(Words.name(alert.path("subject")), any -> new LinkedHashMap<>())
          .computeIfAbsent(Words.name(alert.path("level")), any -> new ArrayList<>())
          .add(alert);
      words.append(isMain(alert) ? Html.paragraph(sentence(alert)) : "");
    }
    all.forEach((split, bySubject) -> words.append(table(split, bySubject)));
    String body =
        all.isEmpty()
            ? Html.missing("the policy was not run over these days.")
            : words + Html.note(NOTE);
    return new Section("alerts", "Alerts", "Alerts as officers would have lived them", body);
  }

  private static String table(String split, Map<String, Map<String, List<JsonNode>>> bySubject) {
    Table table = new Table("Alerts, " + split).head(HEAD);
    bySubject.forEach(
        (subject, byLevel) -> {
          table.block(subject);
          byLevel.forEach((level, both) -> both.forEach(each -> table.row(level, cells(each))));
        });
    return table.html();
  }

  private static boolean isMain(JsonNode alert) {
    return alert.path("level").asText().equals("watch")
        && alert.path("hysteresis").asBoolean()
        && alert.path("split").asText().equals("unseen_time");
  }

  private static String sentence(JsonNode alert) {
    return Words.title(alert)
        + ": an officer with ten areas would have had "
        + Words.fixed(alert.path("perOfficerMonth"), 2)
        + " new watches a month; an area stood under watch or higher on "
        + Words.share(alert.path("areaDays"))
        + " of days; "
        + Words.share(alert.path("cover"))
        + " of incidents happened where it already stood; "
        + Words.share(alert.path("precision"))
        + " of new watches were followed by an incident within 7 days.";
  }

  private static List<Cell> cells(JsonNode alert) {
    JsonNode lead = alert.path("leadDays");
    return List.of(
        Cell.of(alert.path("hysteresis").asBoolean() ? "with" : "without").styled("words"),
        Cell.count(alert.path("raised")),
        Cell.fixed(alert.path("perAreaMonth"), 3),
        Cell.fixed(alert.path("perOfficerMonth"), 2),
        Cell.share(alert.path("areaDays")),
        Cell.bar(alert.path("cover")),
        Cell.of(
            Words.fixed(lead.path("q1"), 0)
                + " · "
                + Words.fixed(lead.path("median"), 0)
                + " · "
                + Words.fixed(lead.path("q3"), 0)),
        Cell.share(alert.path("precision")),
        Cell.fixed(alert.path("flaps"), 2));
  }
}
