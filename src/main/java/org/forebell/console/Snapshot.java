package org.forebell.console;

import java.util.List;
import java.util.Map;
import org.forebell.alert.PublishedAlert;

/**
 * All that the screen shows.
 *
 * @param at by the clock on the wall, epoch milliseconds
 * @param processes who was asked
 * @param now what they told
 * @param before what they told at the look before; {@link Metrics#NONE} at the first
 * @param beforeAt when that was, epoch milliseconds
 * @param courses chances seen since the watch began, by area and subject, the newest last
 * @param alerts the newest of the topic, the newest first; null where it is not read
 * @param acknowledged names of alerts that somebody answered for
 */
public record Snapshot(
    long at,
    List<Process> processes,
    Metrics now,
    Metrics before,
    long beforeAt,
    Map<String, List<Double>> courses,
    List<PublishedAlert> alerts,
    List<String> acknowledged) {

  /**
   * A process that was asked.
   *
   * @param problem why it told nothing; empty where it did
   */
  public record Process(String name, String problem) {}

  /** By how much a counter grew in a second; NaN at the first look. */
  double rate(String name) {
    double seconds = (at - beforeAt) / 1000.0;
    return before == Metrics.NONE || seconds <= 0
        ? Double.NaN
        : Math.max(0, now.sum(name) - before.sum(name)) / seconds;
  }

  /** How many seconds ago an instant was; NaN where there is none. */
  double ago(double instant) {
    return at / 1000.0 - instant;
  }
}
