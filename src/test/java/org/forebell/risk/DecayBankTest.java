package org.forebell.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import net.jqwik.api.constraints.Size;

class DecayBankTest {

  private static final int NOW = Contribution.NOW;

  @Property(tries = 10_000)
  void anyOrderGivesTheSameBytes(
      @ForAll("contributions") List<Contribution> all, @ForAll Random random) throws IOException {
    List<Contribution> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);

    assertThat(bytes(bank(shuffled))).isEqualTo(bytes(bank(all)));
  }

  @Property(tries = 10_000)
  void aWithdrawalUndoesExactlyHoweverMuchTimePassed(
      @ForAll("contributions") List<Contribution> all,
      @ForAll @IntRange(max = 20_000) int hoursLater)
      throws IOException {
    DecayBank bank = bank(all);
    for (Contribution each : all) {
      bank.add(each.signal(), each.slice(), -each.count(), NOW + hoursLater);
    }
    DecayBank empty = new DecayBank();
    empty.add(Signal.STAFF_INCIDENT, NOW, 0, NOW + hoursLater);

    assertThat(bytes(bank)).isEqualTo(bytes(all.isEmpty() ? new DecayBank() : empty));
  }

  @Property(tries = 2_000)
  void itIsThePlainSumOfDecayedCounts(@ForAll("contributions") List<Contribution> all) {
    DecayBank bank = bank(all);
    for (HalfLife halfLife : HalfLife.values()) {
      for (Signal signal : Signal.values()) {
        double plain =
            all.stream()
                .filter(each -> each.signal() == signal)
                .mapToDouble(
                    each ->
                        each.count() * Math.pow(0.5, (NOW - each.slice()) / 24.0 / halfLife.days()))
                .sum();

        assertThat(bank.decayed(signal, halfLife, NOW)).isCloseTo(plain, within(1e-4));
      }
    }
  }

  @Property(tries = 2_000)
  void lookingOftenOrOnceGivesTheSame(
      @ForAll("contributions") List<Contribution> all,
      @ForAll @Size(max = 20) List<@IntRange(max = 9_000) Integer> looks) {
    DecayBank often = bank(all);
    looks.stream()
        .sorted()
        .forEach(hours -> often.decayed(Signal.STAFF_INCIDENT, HalfLife.DAYS_7, NOW + hours));
    DecayBank once = bank(all);

    for (HalfLife halfLife : HalfLife.values()) {
      assertThat(often.decayed(Signal.STAFF_INCIDENT, halfLife, NOW + 9_000))
          .isEqualTo(once.decayed(Signal.STAFF_INCIDENT, halfLife, NOW + 9_000));
    }
  }

  @Property(tries = 2_000)
  void sumsOfPartsAreTheWhole(
      @ForAll("contributions") List<Contribution> one,
      @ForAll("contributions") List<Contribution> other)
      throws IOException {
    DecayBank sum = bank(one);
    sum.addAll(bank(other), NOW);
    List<Contribution> both = new ArrayList<>(one);
    both.addAll(other);
    DecayBank whole = bank(both);
    whole.addAll(new DecayBank(), NOW);

    assertThat(bytes(sum)).isEqualTo(bytes(whole));
  }

  @Property(tries = 2_000)
  void whatIsWrittenIsRead(@ForAll("contributions") List<Contribution> all) throws IOException {
    byte[] written = bytes(bank(all));
    DecayBank read = DecayBank.read(new DataInputStream(new ByteArrayInputStream(written)));

    assertThat(bytes(read)).isEqualTo(written);
    assertThat(bytes(read.copy())).isEqualTo(written);
  }

  @Provide
  Arbitrary<List<Contribution>> contributions() {
    return Contribution.any().list().ofMaxSize(12);
  }

  private static DecayBank bank(List<Contribution> all) {
    DecayBank bank = new DecayBank();
    all.forEach(each -> bank.add(each.signal(), each.slice(), each.count(), NOW));
    return bank;
  }

  private static byte[] bytes(DecayBank bank) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bank.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
