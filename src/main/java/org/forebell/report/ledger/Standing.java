package org.forebell.report.ledger;

/** What became of a filing. */
public enum Standing {
  /** A report of an id not known before. */
  NEW,
  /** A newer version of a report known before. */
  CORRECTION,
  /** A version known already. */
  DUPLICATE,
  /** An older version than the one known. */
  SUPERSEDED,
  /** A withdrawal that was not known. */
  WITHDRAWAL,
  /** A report that was withdrawn, before or after it came. */
  WITHDRAWN,
  /** A note on where else a report was filed. */
  NOTE,
  /** News of longer ago than the ledger remembers: it counts for nothing. */
  TOO_OLD
}
