package org.forebell.fault;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.metrics.board.Board;
import org.forebell.metrics.board.Panel;

/** How panels of the dashboards look, as far as they have thresholds. */
final class PanelColours {
  private static final List<String> GRAVER = List.of("green", "yellow", "red");

  private PanelColours() {}

  /** The gravest value of a panel. */
  record Look(String colour, double value) {

    boolean isGraverThan(Look other) {
      return GRAVER.indexOf(colour) > (other == null ? 0 : GRAVER.indexOf(other.colour));
    }
  }

  /** By the dashboard and the question of each panel; those without data are missing. */
  static Map<String, Look> now(Watchers watchers) throws IOException {
    Map<String, Look> looks = new TreeMap<>();
    for (Board board : Board.all()) {
      for (Panel panel : board.panels()) {
        if (panel.steps().isEmpty()) {
          continue;
        }
        String name = board.title().replaceFirst(".* ", "") + ": " + panel.question();
        for (Panel.Query query : panel.queries()) {
          for (double value : watchers.ask(asked(query.expression())).values()) {
            Look look = new Look(colour(panel, value), value);
            looks.merge(name, look, (one, other) -> other.isGraverThan(one) ? other : one);
          }
        }
      }
    }
    return looks;
  }

  private static String asked(String expression) {
    return expression
        .replace("$__rate_interval", "1m")
        .replace("$__range", "1h")
        .replace("$area", ".*");
  }

  private static String colour(Panel panel, double value) {
    String colour = panel.below();
    for (Panel.Step step : panel.steps()) {
      colour = value >= step.from() ? step.colour() : colour;
    }
    return colour;
  }
}
