package org.forebell.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Panels small enough to work by hand: which areas, and which days each has. */
public final class TinyPanel {

  private final Map<String, int[]> spans = new LinkedHashMap<>();

  /** An area with a row for every day of a span; areas are told in the order of their names. */
  public TinyPanel area(String name, int firstDay, int lastDay) {
    spans.put(name, new int[] {firstDay, lastDay});
    return this;
  }

  public Panel build() {
    PanelColumns columns = new PanelColumns(List.copyOf(spans.keySet()), 16);
    int number = 0;
    for (int[] span : spans.values()) {
      for (int day = span[0]; day <= span[1]; day++) {
        columns.add(number, day);
      }
      number++;
    }
    return new Panel(columns);
  }
}
