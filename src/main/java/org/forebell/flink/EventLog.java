package org.forebell.flink;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.forebell.alert.Alert;
import org.forebell.alert.SilenceAlert;
import org.forebell.delivery.Step;
import org.forebell.report.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What happens, a line of the log each: the event's name, then {@code key=value}. Where a log is
 * JSON the same stand as fields. Names and keys are stable: {@code docs/logs.md} has them all.
 *
 * <p>No field holds anything that a report, an answer or a routing says: alerts go by their name,
 * records by where they lie. Of one kind at most {@value #MOST} lines a minute are written by each
 * part of a job, and the next says how many were left out.
 */
final class EventLog {

  private static final Logger LOG = LoggerFactory.getLogger("org.forebell.events");
  private static final int MOST = 30;
  private static final String EVENT = "event";

  private final Sparingly sparingly = new Sparingly(MOST, TimeUnit.MINUTES.toMillis(1));
  private final LongSupplier clock;

  EventLog() {
    this(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  /**
   * @param clock milliseconds of any clock that only goes on
   */
  EventLog(LongSupplier clock) {
    this.clock = clock;
  }

  /** A record was turned away; it lies in the topic of rejected ones with its bytes. */
  void rejected(RawRecord record, Reason reason) {
    tell(
        "record_rejected",
        reason.code(),
        "reason",
        reason.code(),
        "topic",
        record.topic(),
        "partition",
        Integer.toString(record.partition()),
        "offset",
        Long.toString(record.offset()));
  }

  /** A report came when time had passed it by this much, milliseconds. */
  void late(long behindMs) {
    tell("report_late", "", "behind_seconds", Long.toString(behindMs / 1000));
  }

  /** Something published takes force. */
  void published(RawRecord record) {
    tell(
        "taken_into_force",
        record.topic(),
        "topic",
        record.topic(),
        "offset",
        Long.toString(record.offset()));
  }

  /** A version of an alert is told. */
  void alert(Alert alert) {
    tell(
        "alert",
        alert.change().code(),
        "alert_id",
        alert.episode().id(),
        "version",
        Integer.toString(alert.episode().version()),
        "change",
        alert.change().code(),
        "level",
        alert.level().code(),
        "subject",
        alert.subject().code(),
        "policy",
        alert.policy());
  }

  /** A version of an alert that nobody is heard from is told. */
  void silence(SilenceAlert alert) {
    tell(
        "silence",
        alert.change().code(),
        "alert_id",
        alert.id(),
        "version",
        Integer.toString(alert.version()),
        "change",
        alert.change().code());
  }

  /** Something happened to a version of an alert on its way. */
  void step(Step step) {
    tell(
        "delivery_" + step.kind().code(),
        step.channel() + ' ' + step.reason(),
        "alert_id",
        step.alert(),
        "version",
        Integer.toString(step.version()),
        "channel",
        step.channel(),
        "attempt",
        step.attempt() == 0 ? "" : Integer.toString(step.attempt()),
        "reason",
        step.reason());
  }

  private synchronized void tell(String event, String kind, String... fields) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    long leftOut = sparingly.pass(event + ' ' + kind, clock.getAsLong());
    if (leftOut != Sparingly.NOT_NOW) {
      write(event, leftOut, fields);
    }
  }

  private static void write(String event, long leftOut, String... fields) {
    StringBuilder line = new StringBuilder(event);
    MDC.put(EVENT, event);
    try {
      for (int i = 0; i < fields.length; i += 2) {
        add(line, fields[i], fields[i + 1]);
      }
      add(line, "left_out", leftOut == 0 ? "" : Long.toString(leftOut));
      LOG.info(line.toString());
    } finally {
      MDC.remove(EVENT);
      for (int i = 0; i < fields.length; i += 2) {
        MDC.remove(fields[i]);
      }
      MDC.remove("left_out");
    }
  }

  private static void add(StringBuilder line, String key, String value) {
    if (!value.isEmpty()) {
      line.append(' ').append(key).append('=').append(value);
      MDC.put(key, value);
    }
  }
}
