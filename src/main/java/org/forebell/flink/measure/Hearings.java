package org.forebell.flink.measure;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.alert.Change;
import org.forebell.alert.SilenceAlert;
import org.forebell.silence.Answer;
import org.forebell.silence.Silence;

/**
 * Of how many areas somebody is heard, and of which nobody any more: those longest silent by name,
 * at most so many. Written by the operator's thread, read by the reporter's.
 */
public final class Hearings {

  private static final int MOST_AREAS = 1000;
  private static final double SECOND_MS = 1000.0;

  private final MetricGroup forebell;
  private final Map<String, Answer> notQuiet = new HashMap<>();
  private final Map<String, Long> silentSince = new HashMap<>();
  private final Map<Change, org.apache.flink.metrics.Counter> told = new EnumMap<>(Change.class);
  private int areas;

  public Hearings(MetricGroup forebell) {
    this.forebell = forebell;
    Several.gauge(forebell, "heard_areas", this::answers);
    Several.gauge(forebell, "silence_timestamp_seconds", this::silences);
  }

  /**
   * What there is to say of an area now.
   *
   * @param silence that is told, null for none
   * @param first whether nothing was known of it until now
   */
  public synchronized void heard(String area, Answer answer, Silence silence, boolean first) {
    areas += first ? 1 : 0;
    if (answer == Answer.QUIET) {
      notQuiet.remove(area);
    } else {
      notQuiet.put(area, answer);
    }
    if (silence == null) {
      silentSince.remove(area);
    } else {
      silentSince.put(area, silence.since());
    }
  }

  /** An area is forgotten. */
  public synchronized void forgotten(String area) {
    areas--;
    notQuiet.remove(area);
    silentSince.remove(area);
  }

  /** A version of an alert of silence is told. */
  public void told(SilenceAlert alert) {
    told.computeIfAbsent(
            alert.change(),
            change -> Measures.counter(forebell, "silence_alerts_total", "change", change.code()))
        .inc();
  }

  private synchronized void answers(Several into) {
    Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
    counts.put(Answer.QUIET, areas - notQuiet.size());
    notQuiet.values().forEach(answer -> counts.merge(answer, 1, Integer::sum));
    for (Answer each : Answer.values()) {
      into.put(Map.of("answer", each.code()), counts.getOrDefault(each, 0));
    }
  }

  private synchronized void silences(Several into) {
    List<Map.Entry<String, Long>> shown = List.copyOf(silentSince.entrySet());
    if (shown.size() > MOST_AREAS) {
      shown =
          shown.stream()
              .sorted(
                  Map.Entry.<String, Long>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
              .limit(MOST_AREAS)
              .toList();
    }
    shown.forEach(each -> into.put(Map.of("area", each.getKey()), each.getValue() / SECOND_MS));
  }
}
