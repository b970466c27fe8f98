package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class HostileInputsIT {

  private static final long KNOWN = 1_451_649_600_000L; // 2016-01-01T12:00:00Z

  /** No exception leaves the parser, schema and parser agree, and every reason was met. */
  @Test
  void aHundredThousandHostileRecordsAreEachAcceptedByBothOrRejectedWithAReason() {
    HostileInputs inputs = new HostileInputs(20_161_123);
    ContractJudge judge = new ContractJudge();
    for (int i = 0; i < 100_000; i++) {
      judge.judge(inputs.next(), (i & 1) == 0 ? ReportParser.KNOWN_FROM_RECORD : KNOWN);
    }
    assertThat(judge.accepted()).isGreaterThan(10_000);
    EnumSet<Reason> never = EnumSet.complementOf(EnumSet.copyOf(judge.reasons().keySet()));
    assertThat(never)
        .as("reasons never met")
        .containsExactly(
            Reason.NULL_RECORD,
            Reason.BAD_POLICY,
            Reason.BAD_ROUTING,
            Reason.NO_ANSWER,
            Reason.UNKNOWN_SENDER,
            Reason.UNKNOWN_ALERT);
  }

  @Test
  void noRecordChangesHowAnotherIsRead() {
    HostileInputs inputs = new HostileInputs(7);
    ReportParser used = new ReportParser();
    for (int i = 0; i < 5_000; i++) {
      byte[] record = inputs.next();
      Reading reading = used.parse(record, 0, record.length, KNOWN);
      assertThat(reading).isEqualTo(new ReportParser().parse(record, 0, record.length, KNOWN));
    }
  }
}
