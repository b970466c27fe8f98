package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserAndSchemaTest {

  private static final long KNOWN = 1_451_649_600_000L; // 2016-01-01T12:00:00Z

  private final ContractJudge judge = new ContractJudge();

  @ParameterizedTest
  @ValueSource(longs = {ReportParser.KNOWN_FROM_RECORD, KNOWN})
  void agreeOnGeneratedReports(long knownAt) {
    Random random = new Random(7);
    for (int i = 0; i < 8_000; i++) {
      ReportText text =
          switch (random.nextInt(7)) {
            case 0 -> ReportText.retraction();
            case 1 -> ReportText.heartbeat();
            case 2 -> ReportText.nothing();
            case 3, 4 -> ReportText.access();
            default -> ReportText.incident();
          };
      for (int change = random.nextInt(5); change > 0; change--) {
        change(text, random);
      }
      judge.judge(text.bytes(), knownAt);
    }
    assertThat(judge.accepted()).isBetween(2_000, 7_000);
    assertThat(judge.reasons().keySet())
        .containsAll(EnumSet.of(Reason.MISSING_ID, Reason.UNKNOWN_AREA));
  }

  private static void change(ReportText text, Random random) {
    String key = ReportValues.pick(ReportValues.keys(), random);
    switch (random.nextInt(10)) {
      case 0 -> text.with(key, ReportValues.bad(key, random));
      case 1 -> text.without(key);
      case 2 -> text.with(key, "null");
      case 3 -> text.with("id", "'same'").with("of", "'same'");
      default -> text.with(key, ReportValues.good(key, random));
    }
  }

  @Test
  void agreeOnHostileInputs() {
    HostileInputs inputs = new HostileInputs(1);
    for (int i = 0; i < 8_000; i++) {
      judge.judge(inputs.next(), (i & 1) == 0 ? ReportParser.KNOWN_FROM_RECORD : KNOWN);
    }
    assertThat(judge.accepted()).isGreaterThan(1_000);
  }
}
