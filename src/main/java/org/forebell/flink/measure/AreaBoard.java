package org.forebell.flink.measure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.forebell.report.Subject;
import org.forebell.risk.Level;

/**
 * What is shown of areas by name: those above normal or with an open alert, and those that the
 * policy names. At most so many, the gravest first; how many more there would be is told beside.
 * Written by the operator's thread, read by the reporter's.
 */
final class AreaBoard {

  /** By level, chance and name, so that what is left out is the least grave and always the same. */
  private static final Comparator<Row> GRAVEST =
      Comparator.comparing((Row row) -> row.level)
          .reversed()
          .thenComparing(Comparator.comparingDouble((Row row) -> row.probability).reversed())
          .thenComparing(row -> row.area)
          .thenComparing(row -> row.subject);

  private final int most;
  private final Map<String, Row> rows = new HashMap<>();

  AreaBoard(int most) {
    this.most = most;
  }

  private static final class Row {
    private final String area;
    private final Subject subject;
    private Level level = Level.NORMAL;
    private double probability = Double.NaN;
    private double usual = Double.NaN;
    private Level open;
    private double openSince;

    Row(String area, Subject subject) {
      this.area = area;
      this.subject = subject;
    }

    boolean isCalm() {
      return level == Level.NORMAL && open == null;
    }
  }

  /** A subject of an area was assessed. */
  synchronized void assessed(
      String area, Subject subject, Level level, double probability, double usual, boolean named) {
    String key = key(area, subject);
    if (level == Level.NORMAL && !named && !rows.containsKey(key)) {
      return;
    }
    Row row = rows.computeIfAbsent(key, first -> new Row(area, subject));
    row.level = level;
    row.probability = probability;
    row.usual = usual;
    if (row.isCalm() && !named) {
      rows.remove(key);
    }
  }

  /**
   * An alert about it is open.
   *
   * @param since epoch seconds
   */
  synchronized void opened(String area, Subject subject, Level level, double since) {
    Row row = rows.computeIfAbsent(key(area, subject), first -> new Row(area, subject));
    row.open = level;
    row.openSince = since;
  }

  /** No alert about it is open. */
  synchronized void closed(String area, Subject subject, boolean named) {
    Row row = rows.get(key(area, subject));
    if (row != null) {
      row.open = null;
      if (row.isCalm() && !named) {
        rows.remove(key(area, subject));
      }
    }
  }

  private static String key(String area, Subject subject) {
    return subject.code() + ' ' + area;
  }

  void probabilities(Several into) {
    tell(into, row -> row.probability);
  }

  void usual(Several into) {
    tell(into, row -> row.usual);
  }

  void levels(Several into) {
    tell(into, row -> row.level.ordinal());
  }

  void openSince(Several into) {
    tell(into, row -> row.open == null ? Double.NaN : row.openSince);
  }

  private synchronized void tell(Several into, ToDoubleFunction<Row> what) {
    for (Row row : shown()) {
      double value = what.applyAsDouble(row);
      if (!Double.isNaN(value)) {
        into.put(Map.of("area", row.area, "subject", row.subject.code()), value);
      }
    }
  }

  private List<Row> shown() {
    List<Row> all = List.copyOf(rows.values());
    return all.size() <= most ? all : all.stream().sorted(GRAVEST).limit(most).toList();
  }

  /** How many have no series of their own, though they should. */
  synchronized int notShown() {
    return Math.max(0, rows.size() - most);
  }

  /** Open alerts by level and subject, those that are not shown included. */
  synchronized void open(Several into) {
    count(into, row -> row.open, Set.of(Level.WATCH, Level.WARNING, Level.CRITICAL));
  }

  /** Areas above normal by level and subject, those that are not shown included. */
  synchronized void aboveNormal(Several into) {
    count(into, row -> row.level, Set.of(Level.WATCH, Level.WARNING, Level.CRITICAL));
  }

  private void count(
      Several into, java.util.function.Function<Row, Level> level, Set<Level> levels) {
    for (Subject subject : Subject.values()) {
      for (Level each : levels) {
        long count =
            rows.values().stream()
                .filter(row -> row.subject == subject && level.apply(row) == each)
                .count();
        into.put(Map.of("level", each.code(), "subject", subject.code()), count);
      }
    }
  }
}
