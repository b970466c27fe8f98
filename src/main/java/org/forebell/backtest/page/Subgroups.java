package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Forebell's measures by country, density of reports and year, all splits side by side. */
final class Subgroups {

  private static final int PLACES = 3;

  private Subgroups() {}

  static Section of(JsonNode root) {
    Map<String, List<JsonNode>> bySubject = new LinkedHashMap<>();
    for (JsonNode cell : root.path("cells")) {
      if (!cell.path("groups").isEmpty()) {
        String subject = Words.name(cell.path("subject"));
        bySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(cell);
      }
    }
    StringBuilder body = new StringBuilder();
    for (String by : List.of("country", "density", "year")) {
      body.append(Html.heading("By " + (by.equals("density") ? "density of reports" : by)));
      bySubject.forEach((subject, cells) -> body.append(table(by, subject, cells)));
    }
    String html =
        bySubject.isEmpty()
            ? Html.missing("measures were not taken by group.")
            : body
                + Html.note(
                    "Base: share of area-days before an event. Average precision can be compared"
                        + " with the base beside it, not between groups. A Brier skill below 0 is"
                        + " worse than saying the group's own base every day, which nobody knew"
                        + " beforehand. Groups with few events are left out by the back-test.");
    return new Section("groups", "By group", "By country, density and year", html);
  }

  private static String table(String by, String subject, List<JsonNode> cells) {
    Set<String> names = new LinkedHashSet<>();
    List<String> splits = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    for (JsonNode cell : cells) {
      splits.add(Words.name(cell.path("split")));
      head.addAll(List.of("base", "average precision", "Brier skill", "calibration error"));
      for (JsonNode group : cell.path("groups")) {
        if (group.path("by").asText().equals(by)) {
          names.add(group.path("group").asText());
        }
      }
    }
    if (names.isEmpty()) {
      return Html.missing(Words.inSentence(subject) + ": there are no such groups.");
    }
    Table table = new Table(subject + ", by " + by).groups(splits, 4).head(head);
    for (String name : inOrder(by, names)) {
      List<Cell> row = new ArrayList<>();
      cells.forEach(cell -> row.addAll(figures(group(cell, by, name))));
      table.row(name.replace('_', ' '), row);
    }
    return table.html();
  }

  /** A group may be missing in the first split and come in a later one. */
  private static List<String> inOrder(String by, Set<String> names) {
    return by.equals("density") ? List.copyOf(names) : names.stream().sorted().toList();
  }

  private static JsonNode group(JsonNode cell, String by, String name) {
    for (JsonNode group : cell.path("groups")) {
      if (group.path("by").asText().equals(by) && group.path("group").asText().equals(name)) {
        return group;
      }
    }
    return MissingNode.getInstance();
  }

  private static List<Cell> figures(JsonNode group) {
    return List.of(
        Cell.share(group.path("base")).styled("first"),
        Cell.fixed(group.path("average_precision"), PLACES),
        Cell.fixed(group.path("brier_skill"), PLACES),
        Cell.fixed(group.path("calibration_error"), PLACES + 1));
  }
}
