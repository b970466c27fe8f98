package org.forebell.flink.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration OPEN = Duration.ofMinutes(15);

  private static final KnownState SAVEPOINT = new KnownState("savepoint-1", ago(600), false);
  private static final KnownState BEFORE = new KnownState("chk-7", ago(16), true);

  @Test
  void goesOnFromTheNewest() {
    KnownState fresh = new KnownState("chk-8", ago(14), true);

    assertThat(Resume.of(List.of(fresh, BEFORE, SAVEPOINT), OPEN, NOW))
        .contains(new Resume(fresh, null));
  }

  @Test
  void goesOnFromTheOneBeforeWhereBrokersMayHaveGivenUpWhatTheNewestTookForWritten() {
    KnownState old = new KnownState("chk-8", ago(15), true);

    assertThat(Resume.of(List.of(old, BEFORE, SAVEPOINT), OPEN, NOW))
        .hasValueSatisfying(
            resume -> {
              assertThat(resume.from()).isEqualTo(BEFORE);
              assertThat(resume.note()).contains("chk-8", "15 min", "twice");
            });
  }

  @Test
  void aSavepointIsCommittedHoweverOld() {
    assertThat(Resume.of(List.of(SAVEPOINT, BEFORE), OPEN, NOW))
        .contains(new Resume(SAVEPOINT, null));
  }

  @Test
  void aJobWithoutTransactionsLosesNone() {
    assertThat(Resume.of(List.of(BEFORE, SAVEPOINT), null, NOW)).contains(new Resume(BEFORE, null));
  }

  @Test
  void theOnlyOneIsBetterThanNone() {
    assertThat(Resume.of(List.of(BEFORE), OPEN, NOW))
        .hasValueSatisfying(
            resume -> {
              assertThat(resume.from()).isEqualTo(BEFORE);
              assertThat(resume.note()).contains("may be gone", "no other");
            });
    assertThat(Resume.of(List.of(), OPEN, NOW)).isEmpty();
  }

  private static Instant ago(int minutes) {
    return NOW.minus(Duration.ofMinutes(minutes));
  }
}
