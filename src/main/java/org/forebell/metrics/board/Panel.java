package org.forebell.metrics.board;

import java.util.ArrayList;
import java.util.List;

/**
 * A panel: a question, what answers it, and what to do about the answer.
 *
 * @param unit as Grafana names it: {@code percentunit}, {@code s}, {@code bytes}, {@code short} …
 * @param advice what the answer means and what to do
 * @param below the colour of values below the first step
 * @param steps from which values on it is otherwise, least first
 */
public record Panel(
    String question,
    Look look,
    String unit,
    String advice,
    List<Query> queries,
    String below,
    List<Step> steps,
    int width) {

  private static final String GREEN = "green";

  /** How it looks; all are panels of Grafana's own. */
  public enum Look {
    LINES("timeseries", 8),
    NUMBER("stat", 5),
    BARS("bargauge", 8),
    TABLE("table", 8),
    STATES("state-timeline", 10);

    private final String type;
    private final int height;

    Look(String type, int height) {
      this.type = type;
      this.height = height;
    }

    String type() {
      return type;
    }

    int height() {
      return height;
    }

    /** Whether it shows what is now, and not how it came. */
    boolean isOfNow() {
      return this == NUMBER || this == BARS || this == TABLE;
    }
  }

  /**
   * What is asked of Prometheus.
   *
   * @param legend of its series, with labels as {@code {{area}}}; of a table the name of its column
   */
  public record Query(String expression, String legend) {}

  /** From this value on, this colour. */
  public record Step(double from, String colour) {}

  /** A panel that still asks nothing. */
  public static Panel of(String question, Look look, String unit, int width, String advice) {
    return new Panel(question, look, unit, advice, List.of(), GREEN, List.of(), width);
  }

  /** It asks this, too. */
  public Panel asks(String expression, String legend) {
    List<Query> all = new ArrayList<>(queries);
    all.add(new Query(expression, legend));
    return new Panel(question, look, unit, advice, List.copyOf(all), below, steps, width);
  }

  /** From here on it is worth a look. */
  public Panel yellowFrom(double value) {
    return step(value, "yellow");
  }

  /** From here on something is to be done. */
  public Panel redFrom(double value) {
    return step(value, "red");
  }

  /**
   * Where less is worse: below the first something is to be done, below the other it is worth a
   * look.
   */
  public Panel redBelow(double value, double yellowBelow) {
    List<Step> all = List.of(new Step(value, "yellow"), new Step(yellowBelow, GREEN));
    return new Panel(question, look, unit, advice, queries, "red", all, width);
  }

  private Panel step(double value, String colour) {
    List<Step> all = new ArrayList<>(steps);
    all.add(new Step(value, colour));
    return new Panel(question, look, unit, advice, queries, below, List.copyOf(all), width);
  }
}
