package org.forebell.cli.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last chances of an area and subject, as a line of small bars from 0 to 1. */
final class Sparkline {

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int LENGTH = 28;

  private final Deque<Double> chances = new ArrayDeque<>(LENGTH);

  void add(double chance) {
    if (chances.size() == LENGTH) {
      chances.removeFirst();
    }
    chances.addLast(chance);
  }

  String draw() {
    StringBuilder line = new StringBuilder(LENGTH);
    for (double chance : chances) {
      line.append(BARS.charAt((int) Math.min(BARS.length() - 1, chance * BARS.length())));
    }
    return line.toString();
  }
}
