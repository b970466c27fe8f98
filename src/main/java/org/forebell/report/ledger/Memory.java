package org.forebell.report.ledger;

/**
 * Where one area's ledger is kept: keyed state in the job, maps in memory elsewhere. Absent entries
 * are null, and storing null removes.
 */
public interface Memory {

  Entry entry(String reportId);

  void remember(String reportId, Entry entry);

  Event event(String key);

  void keep(String key, Event event);

  /** Ids of all reports remembered, in no particular order; only for the rare sweep. */
  Iterable<String> reportIds();

  /** Keys of all events kept, in no particular order; only for the rare sweep. */
  Iterable<String> eventKeys();
}
