package org.forebell.report.ledger;

/**
 * An entry for the ledger of one area.
 *
 * <p>{@link Told}: a report was filed here. {@link Elsewhere}: a version of a report that was also
 * filed here was filed under another area; if it is the newer one, the report has moved away.
 * {@link Withdrawn}: the report is withdrawn for good; to bring it back it is sent under a new id.
 */
public sealed interface Filing permits Filing.Told, Filing.Elsewhere, Filing.Withdrawn {

  /** Whose ledger this entry is for. */
  String area();

  /** When the entry became known, epoch milliseconds: entries are applied in this order. */
  long knownAt();

  /** The id of the report it concerns. */
  String id();

  /** A report filed in this area. */
  record Told(String area, long knownAt, Version version, Claim claim) implements Filing {
    @Override
    public String id() {
      return claim.id();
    }
  }

  /** A version of the report filed under another area. */
  record Elsewhere(String area, long knownAt, String id, Version version) implements Filing {}

  /** The report is withdrawn. */
  record Withdrawn(String area, long knownAt, String id) implements Filing {}
}
