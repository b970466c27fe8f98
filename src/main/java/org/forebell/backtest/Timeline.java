package org.forebell.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.report.EventChange;
import org.forebell.report.EventFacts;
import org.forebell.report.ledger.Filing;
import org.forebell.report.ledger.History;
import org.forebell.report.ledger.MapMemory;
import org.forebell.report.ledger.Whereabouts;

/**
 * What changed where and when, as the ledgers of the stream find it from a chronicle.
 *
 * @param steps in the order of time, then area
 */
public record Timeline(List<Step> steps) {

  /** How often a ledger forgets, as in the stream. */
  private static final long SWEEP_MS = 30 * 86_400_000L;

  /**
   * What changed in one area at one instant.
   *
   * @param at epoch milliseconds
   */
  public record Step(long at, String area, List<EventChange> changes) {}

  /**
   * Plays a chronicle through the ledgers.
   *
   * @param retentionMs how long reports are remembered
   */
  public static Timeline of(Chronicle chronicle, long retentionMs) {
    return new Timeline(List.copyOf(new Player(retentionMs).play(chronicle.filings())));
  }

  /** The day of the last change, days since 1970; 0 where nothing ever changed. */
  public int lastDay() {
    return steps.isEmpty() ? 0 : (int) Math.floorDiv(steps.get(steps.size() - 1).at(), 86_400_000L);
  }

  /** The areas in the order of their names. */
  public List<String> areas() {
    return steps.stream().map(Step::area).distinct().sorted().toList();
  }

  /** The last facts known of every event, by area and event. */
  public Map<String, Map<String, EventFacts>> truth() {
    Map<String, Map<String, EventFacts>> truth = new TreeMap<>();
    for (Step step : steps) {
      Map<String, EventFacts> events = truth.computeIfAbsent(step.area(), area -> new TreeMap<>());
      for (EventChange change : step.changes()) {
        if (change.after() == null) {
          events.remove(change.event());
        } else {
          events.put(change.event(), change.after());
        }
      }
    }
    return truth;
  }

  private static final class Player {

    private final long retentionMs;
    private final Map<String, Whereabouts> whereabouts = new HashMap<>();
    private final TreeMap<String, History> histories = new TreeMap<>();
    private final List<Step> steps = new ArrayList<>();

    Player(long retentionMs) {
      this.retentionMs = retentionMs;
    }

    List<Step> play(List<Filing> filings) {
      TreeMap<Long, List<Filing>> due = new TreeMap<>();
      for (Filing filing : filings) {
        address(
            filing, each -> due.computeIfAbsent(each.knownAt(), at -> new ArrayList<>()).add(each));
      }
      long swept = due.isEmpty() ? 0 : Math.floorDiv(due.firstKey(), SWEEP_MS);
      for (Map.Entry<Long, List<Filing>> instant : due.entrySet()) {
        long sweep = Math.floorDiv(instant.getKey() - 1, SWEEP_MS);
        if (sweep > swept) {
          histories.values().forEach(history -> history.sweep(sweep * SWEEP_MS));
          swept = sweep;
        }
        play(instant.getKey(), instant.getValue());
      }
      return steps;
    }

    private void address(Filing filing, java.util.function.Consumer<Filing> ledgers) {
      Whereabouts known = whereabouts.computeIfAbsent(filing.id(), id -> new Whereabouts());
      if (filing instanceof Filing.Told told) {
        known.file(told, ledgers);
      } else {
        known.withdraw(filing.id(), filing.knownAt(), ledgers);
      }
    }

    private void play(long at, List<Filing> filings) {
      TreeMap<String, History> touched = new TreeMap<>();
      for (Filing filing : filings) {
        History history =
            histories.computeIfAbsent(
                filing.area(), area -> new History(new MapMemory(), retentionMs));
        history.apply(filing, at);
        touched.put(filing.area(), history);
      }
      touched.forEach(
          (area, history) -> {
            List<EventChange> changes = history.close(at);
            if (!changes.isEmpty()) {
              steps.add(new Step(at, area, List.copyOf(changes)));
            }
          });
    }
  }
}
