package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Holds the parser to the contract: it accepts a record exactly when the shipped schema does and
 * none of the rules is broken that a schema cannot express.
 */
final class ContractJudge {

  /** All the reasons for which the parser may reject what the schema accepts. */
  static final Set<Reason> BEYOND_SCHEMA =
      EnumSet.of(
          Reason.TOO_LONG,
          Reason.NESTED_TOO_DEEP,
          Reason.DUPLICATE_KEY,
          Reason.ABSURD_TIME,
          Reason.FUTURE_TIME,
          Reason.MISSING_TIME,
          Reason.SELF_RETRACTION);

  private static final Set<Reason> NO_DOCUMENT =
      EnumSet.of(
          Reason.NOT_JSON,
          Reason.NOT_UTF8,
          Reason.TOO_LONG,
          Reason.NESTED_TOO_DEEP,
          Reason.DUPLICATE_KEY,
          Reason.BAD_COORDINATE);

  private final ContractOracle oracle = new ContractOracle();
  private final ReportParser parser = new ReportParser();
  private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
  private int accepted;

  /** How many records were accepted. */
  int accepted() {
    return accepted;
  }

  /** How many records were rejected, by reason. */
  Map<Reason, Integer> reasons() {
    return reasons;
  }

  /** Reads a record, and fails when the contract says otherwise. */
  void judge(byte[] record, long knownAt) {
    ContractOracle.Verdict verdict = oracle.of(record, knownAt);
    Reading reading = parser.parse(record, 0, record.length, knownAt);
    String told = new String(record, 0, Math.min(2_000, record.length), StandardCharsets.UTF_8);
    if (reading instanceof Rejection rejection) {
      reasons.merge(rejection.reason(), 1, Integer::sum);
      assertThat(verdict.accepts()).as("%s rejected as %s", told, rejection).isFalse();
      if (!verdict.document()) {
        assertThat(rejection.reason()).as(told).isIn(NO_DOCUMENT);
      } else if (verdict.valid()) {
        assertThat(rejection.reason()).as(told).isIn(verdict.beyondSchema());
        assertThat(BEYOND_SCHEMA).containsAll(verdict.beyondSchema());
      }
    } else {
      accepted++;
      assertThat(verdict.accepts()).as("%s accepted, yet %s", told, verdict).isTrue();
    }
  }
}
