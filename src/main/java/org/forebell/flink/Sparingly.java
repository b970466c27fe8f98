package org.forebell.flink;

import java.util.HashMap;
import java.util.Map;

/**
 * Lets so many of a kind pass in each span of time, and counts the rest, so that whoever floods the
 * job floods no log. Not for several threads at once.
 */
final class Sparingly {

  /** This one is not to pass. */
  static final long NOT_NOW = -1;

  private static final int MOST_KINDS = 1000;
  private static final String OTHERS = "";

  private final int most;
  private final long spanMs;
  private final Map<String, Span> spans = new HashMap<>();

  /** A span of one kind. */
  private static final class Span {
    private long began;
    private int passed;
    private long leftOut;
  }

  Sparingly(int most, long spanMs) {
    this.most = most;
    this.spanMs = spanMs;
  }

  /**
   * Whether one more may pass.
   *
   * @param kind one of few; past {@value #MOST_KINDS} new ones are taken for one
   * @param now milliseconds
   * @return how many were left out since the one before; {@link #NOT_NOW} where this one is, too
   */
  long pass(String kind, long now) {
    boolean isNew = !spans.containsKey(kind) && spans.size() >= MOST_KINDS;
    Span span = spans.computeIfAbsent(isNew ? OTHERS : kind, first -> new Span());
    if (now - span.began >= spanMs) {
      span.began = now;
      span.passed = 0;
    }
    if (span.passed == most) {
      span.leftOut++;
      return NOT_NOW;
    }
    span.passed++;
    long leftOut = span.leftOut;
    span.leftOut = 0;
    return leftOut;
  }
}
