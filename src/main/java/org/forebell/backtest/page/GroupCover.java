package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cover by country, density of reports, kind of facility and class of actor. */
final class GroupCover {

  /** Fewer incidents say little of a group by themselves. */
  private static final int ENOUGH = 20;

  /** A way to group, and whether it needs the side file of the audit. */
  private record Kind(String by, String title, boolean aside) {

    String why() {
      return aside ? "it needs the side file of the audit (--audit)." : "there are no such groups.";
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("country", "By country", false),
          new Kind("density", "By density of reports", false),
          new Kind("facility", "By kind of facility", true),
          new Kind("actor", "By class of actor", true));

  private static final List<String> HEAD =
      List.of(
          "",
          "incidents",
          "covered",
          "precision in 7 days",
          "lead, median days",
          "area-days under watch");

  private GroupCover() {}

  static String tables(JsonNode groups) {
    StringBuilder html =
        new StringBuilder(
            Html.note(
                "Covered: the area was under watch, or a higher level, before the day of the"
                    + " incident. Lead counts from the first day of that alert: a long lead is an"
                    + " area that has stood under alert for long. Kind of facility and class of"
                    + " actor belong to incidents, not to areas: they have no precision and no"
                    + " area-days."));
    KINDS.forEach(kind -> html.append(Html.heading(kind.title)).append(tables(groups, kind)));
    return html.toString();
  }

  private static String tables(JsonNode groups, Kind kind) {
    Map<String, List<JsonNode>> enough = new LinkedHashMap<>();
    Map<String, List<JsonNode>> few = new LinkedHashMap<>();
    int none = 0;
    for (JsonNode group : groups) {
      if (group.path("by").asText().equals(kind.by)) {
        int incidents = group.path("incidents").asInt();
        String subject = Words.name(group.path("subject"));
        if (incidents == 0) {
          none++;
        } else {
          (incidents < ENOUGH ? few : enough)
              .computeIfAbsent(subject, any -> new ArrayList<>())
              .add(group);
        }
      }
    }
    String html =
        (enough.isEmpty() ? "" : table("Worst cover first: 20 incidents or more", enough))
            + (few.isEmpty() ? "" : small(few))
            + (none == 0
                ? ""
                : Html.note(counted(none) + " without an incident: nothing to cover."));
    return html.isEmpty() ? Html.missing(kind.why()) : html;
  }

  private static String small(Map<String, List<JsonNode>> few) {
    int groups = few.values().stream().mapToInt(List::size).sum();
    return Html.details(
        counted(groups) + " with fewer than 20 incidents, too few to judge one by one",
        table("Worst cover first: fewer than 20 incidents", few));
  }

  private static String counted(int groups) {
    return groups + (groups == 1 ? " group" : " groups");
  }

  private static String table(String caption, Map<String, List<JsonNode>> bySubject) {
    Table table = new Table(caption).head(HEAD);
    bySubject.forEach(
        (subject, groups) -> {
          table.block(subject);
          groups.forEach(group -> table.row(Words.name(group.path("group")), cells(group)));
        });
    return table.html();
  }

  private static List<Cell> cells(JsonNode group) {
    return List.of(
        Cell.count(group.path("incidents")),
        Cell.bar(group.path("cover")),
        Cell.share(group.path("precision")),
        Cell.fixed(group.path("leadDays"), 0),
        Cell.share(group.path("areaDays")));
  }
}
