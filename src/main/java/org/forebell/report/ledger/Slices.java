package org.forebell.report.ledger;

/** Time in slices of one hour, counted from 1970-01-01T00:00Z. */
public final class Slices {

  /** The length of a slice, milliseconds. */
  public static final long MS = 3_600_000L;

  private Slices() {}

  /** The slice an instant falls into. */
  public static int of(long atMs) {
    return (int) Math.floorDiv(atMs, MS);
  }
}
