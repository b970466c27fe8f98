package org.forebell.report.ledger;

/**
 * Which of two versions of a report holds: the one reported later; of two reported at the same
 * instant the one with the larger digest, an arbitrary but fixed choice that needs no order of
 * arrival.
 *
 * @param reportedAt epoch milliseconds
 * @param digest of all that the report says and that can move anything
 */
public record Version(long reportedAt, long digest) implements Comparable<Version> {

  @Override
  public int compareTo(Version other) {
    int byTime = Long.compare(reportedAt, other.reportedAt);
    return byTime != 0 ? byTime : Long.compareUnsigned(digest, other.digest);
  }
}
