package org.forebell.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.forebell.risk.SlidingCounts.Span;

class SlidingCountsTest {

  private static final int NOW = Contribution.NOW;

  @Property(tries = 10_000)
  void theyAreWhatAScanOfAllContributionsCounts(
      @ForAll("contributions") List<Contribution> all,
      @ForAll @IntRange(max = 800) int hoursLater) {
    SlidingCounts counts = counts(all);
    counts.advance(NOW + hoursLater);

    assertCounts(counts, all, NOW + hoursLater);
  }

  @Property(tries = 10_000)
  void anyOrderGivesTheSameBytes(
      @ForAll("contributions") List<Contribution> all, @ForAll Random random) throws IOException {
    List<Contribution> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);

    assertThat(bytes(counts(shuffled))).isEqualTo(bytes(counts(all)));
  }

  @Property(tries = 10_000)
  void aWithdrawalUndoesExactly(
      @ForAll("contributions") List<Contribution> all,
      @ForAll("contributions") List<Contribution> withdrawn,
      @ForAll @IntRange(max = 800) int hoursLater)
      throws IOException {
    SlidingCounts counts = counts(all);
    withdrawn.forEach(each -> counts.add(each.signal(), each.slice(), each.count(), NOW));
    withdrawn.forEach(
        each -> counts.add(each.signal(), each.slice(), -each.count(), NOW + hoursLater));
    counts.advance(NOW + hoursLater);
    SlidingCounts never = counts(all);
    never.advance(NOW + hoursLater);

    assertThat(bytes(counts)).isEqualTo(bytes(never));
    assertCounts(counts, all, NOW + hoursLater);
  }

  @Property(tries = 2_000)
  void whatIsWrittenIsRead(@ForAll("contributions") List<Contribution> all) throws IOException {
    byte[] written = bytes(counts(all));
    SlidingCounts read = SlidingCounts.read(new DataInputStream(new ByteArrayInputStream(written)));

    assertThat(bytes(read)).isEqualTo(written);
    assertThat(bytes(read.copy())).isEqualTo(written);
    assertCounts(read, all, NOW);
  }

  @Provide
  Arbitrary<List<Contribution>> contributions() {
    return Contribution.any().list().ofMaxSize(20);
  }

  private static void assertCounts(SlidingCounts counts, List<Contribution> all, int now) {
    for (Span span : Span.values()) {
      int hours =
          switch (span) {
            case HOURS_24 -> 24;
            case DAYS_7 -> 7 * 24;
            case DAYS_30 -> 30 * 24;
          };
      for (Signal signal : Signal.values()) {
        int scanned =
            all.stream()
                .filter(each -> each.signal() == signal && each.slice() > now - hours)
                .mapToInt(Contribution::count)
                .sum();
        assertThat(counts.count(signal, span)).as("%s in %s", signal, span).isEqualTo(scanned);
      }
    }
  }

  private static SlidingCounts counts(List<Contribution> all) {
    SlidingCounts counts = new SlidingCounts();
    counts.advance(NOW);
    all.forEach(each -> counts.add(each.signal(), each.slice(), each.count(), NOW));
    return counts;
  }

  private static byte[] bytes(SlidingCounts counts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    counts.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
