package org.forebell.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long it took from sending a report to reading the alert that rests on it, in real time. */
final class Latency {

  private final Map<String, Long> sentAt = new HashMap<>();
  private final List<Long> millis = new ArrayList<>();

  void sent(String report) {
    sentAt.put(report, System.nanoTime());
  }

  /**
   * An alert was read; only of one that goes up between two ticks is it sure that its newest report
   * caused it: at a tick the surroundings may have.
   */
  void alerted(JsonNode alert) {
    String change = alert.path("change").asText();
    boolean atTick = alert.path("at").asText().endsWith("T00:00:00Z");
    if (atTick || (!change.equals("raised") && !change.equals("escalated"))) {
      return;
    }
    long newest = Long.MIN_VALUE;
    for (JsonNode id : alert.path("evidence")) {
      newest = Math.max(newest, sentAt.getOrDefault(id.asText(), Long.MIN_VALUE));
    }
    if (newest != Long.MIN_VALUE) {
      millis.add((System.nanoTime() - newest) / 1_000_000);
    }
  }

  /** The given share of alerts took no longer than this, milliseconds; -1 when there were none. */
  long quantile(double share) {
    if (millis.isEmpty()) {
      return -1;
    }
    List<Long> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
  }
}
