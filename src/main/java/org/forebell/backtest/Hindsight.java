package org.forebell.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.forebell.alert.AlertOutcome;
import org.forebell.alert.AlertOutcome.Finding;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlertReader;
import org.forebell.backtest.measure.Interval;
import org.forebell.backtest.measure.Wilson;
import org.forebell.report.Subject;
import org.forebell.risk.Level;

/**
 * How often alerts were right, as those on the ground tell it afterwards: precision per level, and
 * per level and subject, from records of the topics {@code alerts} and {@code outcomes} in any
 * order and any number of times.
 *
 * <p>An alert counts once, at the highest level that it reached, and with its newest outcome.
 * Precision is of those found true or false; what nobody could verify, and what was averted, which
 * cannot be told from what would not have happened, are counted beside it. Who tells of outcomes
 * chooses what to tell, so the share of alerts with an outcome stands beside each. Exercises and
 * alerts about silence are left out. No lesson is kept.
 */
public final class Hindsight {

  private static final List<Level> LEVELS = List.of(Level.CRITICAL, Level.WARNING, Level.WATCH);

  private final PublishedAlertReader reader = new PublishedAlertReader();
  private final Map<String, Told> alerts = new TreeMap<>();
  private final Map<String, AlertOutcome> outcomes = new TreeMap<>();
  private final Set<String> aside = new HashSet<>();
  private long unreadable;

  private record Told(Level highest, Subject subject) {}

  /** Takes a record of either topic. */
  public void add(byte[] record) {
    AlertOutcome outcome = AlertOutcome.read(record).outcome();
    if (outcome != null) {
      outcomes.merge(outcome.alert(), outcome, Hindsight::newer);
      return;
    }
    PublishedAlert alert = reader.read(record).alert();
    if (alert == null) {
      unreadable++;
    } else if (alert.test() || alert.kind() == PublishedAlert.Kind.SILENCE) {
      aside.add(alert.id());
    } else {
      Told told = new Told(alert.level(), alert.subject());
      alerts.merge(alert.id(), told, Hindsight::higher);
    }
  }

  /** Of two at once, whichever comes first, the same. */
  private static AlertOutcome newer(AlertOutcome one, AlertOutcome other) {
    int order = Long.compare(one.at(), other.at());
    int tie = order != 0 ? order : one.finding().compareTo(other.finding());
    return tie >= 0 ? one : other;
  }

  private static Told higher(Told one, Told other) {
    return one.highest().compareTo(other.highest()) >= 0 ? one : other;
  }

  /** The part {@code outcomes} of backtest.json. */
  public ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("alerts", alerts.size());
    root.put("unreadable", unreadable);
    root.put(
        "withoutAlert",
        outcomes.keySet().stream()
            .filter(each -> !alerts.containsKey(each) && !aside.contains(each))
            .count());
    ArrayNode levels = root.putArray("levels");
    for (Level level : LEVELS) {
      levels.add(of(level, null));
      for (Subject subject : Subject.values()) {
        levels.add(of(level, subject));
      }
    }
    return root;
  }

  private ObjectNode of(Level level, Subject subject) {
    int count = 0;
    Map<Finding, Integer> found = new EnumMap<>(Finding.class);
    for (Map.Entry<String, Told> each : alerts.entrySet()) {
      Told told = each.getValue();
      if (told.highest() == level && (subject == null || told.subject() == subject)) {
        count++;
        if (outcomes.containsKey(each.getKey())) {
          found.merge(outcomes.get(each.getKey()).finding(), 1, Integer::sum);
        }
      }
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("level", level.code());
    if (subject != null) {
      row.put("subject", subject.code());
    }
    row.put("alerts", count);
    for (Finding each : Finding.values()) {
      row.put(each.code(), found.getOrDefault(each, 0));
    }
    int right = found.getOrDefault(Finding.TRUE, 0);
    int wrong = found.getOrDefault(Finding.FALSE, 0);
    int averted = found.getOrDefault(Finding.AVERTED, 0);
    put(row.putObject("precision"), Wilson.of(right, right + wrong));
    put(row.putObject("precisionWithAverted"), Wilson.of(right + averted, right + averted + wrong));
    return row;
  }

  private static void put(ObjectNode into, Interval interval) {
    put(into, "value", interval.value());
    put(into, "low", interval.low());
    put(into, "high", interval.high());
  }

  private static void put(ObjectNode into, String field, double value) {
    if (Double.isNaN(value)) {
      into.putNull(field);
    } else {
      into.put(field, value);
    }
  }
}
