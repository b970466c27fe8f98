package org.forebell.flink.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often recipients were interrupted within the span of their budget, critical alerts included.
 * Nobody is named: it tells how many were interrupted so many times. Begins anew with each process.
 * Written by the operator's thread, read by the reporter's.
 */
final class Burden {

  /** The span of a recipient's budget. */
  private static final long SPAN_MS = 12 * 3_600_000L;

  /** Past this it makes no difference. */
  private static final int MOST = 100;

  private static final List<String> TIMES = List.of("1", "2", "3 to 5", "6 and more");

  private final Map<String, Deque<Long>> rings = new HashMap<>();

  /** A recipient is interrupted, epoch milliseconds. */
  synchronized void interrupted(String recipient, long at) {
    Deque<Long> own = rings.computeIfAbsent(recipient, first -> new ArrayDeque<>());
    own.addLast(at);
    if (own.size() > MOST) {
      own.removeFirst();
    }
  }

  /** How many recipients were interrupted so many times within the span before now. */
  synchronized void tell(Several into, long now) {
    forget(now);
    long[] counts = new long[TIMES.size()];
    rings.values().forEach(own -> counts[place(own.size())]++);
    for (int i = 0; i < counts.length; i++) {
      into.put(Map.of("times", TIMES.get(i)), counts[i]);
    }
  }

  /** How often the one was interrupted that was interrupted most. */
  synchronized int most(long now) {
    forget(now);
    return rings.values().stream().mapToInt(Deque::size).max().orElse(0);
  }

  private void forget(long now) {
    rings.values().forEach(own -> own.removeIf(at -> at <= now - SPAN_MS));
    rings.values().removeIf(Deque::isEmpty);
  }

  private static int place(int times) {
    if (times <= 2) {
      return times - 1;
    }
    return times <= 5 ? 2 : 3;
  }
}
