package org.forebell.backtest.lived;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forebell.backtest.PanelWriter;
import org.forebell.report.EventFacts;
import org.forebell.report.Subject;

/**
 * Something that affected the subject, which an alert should have come before.
 *
 * @param area its number in the panel
 * @param day when it happened, days since 1970
 * @param event which event, for looking up what an audit groups by
 */
public record Hit(int area, int day, String event) {

  /**
   * Every event that affected the subject.
   *
   * @param truth what came, by area and event
   * @param areas by number
   */
  public static List<Hit> all(
      Map<String, Map<String, EventFacts>> truth, List<String> areas, Subject subject) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String area : areas) {
      numbers.put(area, numbers.size());
    }
    List<Hit> hits = new ArrayList<>();
    truth.forEach(
        (area, events) ->
            events.forEach(
                (event, facts) -> {
                  if (PanelWriter.targets(facts, subject) == 1) {
                    int day = Math.floorDiv(facts.slice(), 24);
                    hits.add(new Hit(numbers.get(area), day, event));
                  }
                }));
    return hits;
  }
}
