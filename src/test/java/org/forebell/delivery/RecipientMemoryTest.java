package org.forebell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.Change;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;

/** What an input to a book reads and writes does not grow with what is open. */
class RecipientMemoryTest {

  private static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00:00Z

  private int touched;

  @Test
  void anInputTouchesWhatItIsAboutHoweverMuchIsOpen() {
    assertThat(touchedWith(1_500)).isEqualTo(touchedWith(3)).isLessThan(50);
  }

  /** By a call, its result, a receipt and a failure, beside so many letters on their way. */
  private int touchedWith(int open) {
    Counted memory = new Counted(new MappedMemory());
    RecipientBook book = new RecipientBook(World.routing());
    for (int i = 0; i < open; i++) {
      book.called(memory, call(i, NOON), NOON);
    }
    assertThat(memory.head().underwayCount()).isEqualTo(open);
    touched = 0;
    long now = NOON + 1_000;
    Turn turn = book.called(memory, call(open, now), now);
    Step sent = Step.sent(turn.parcels().get(0), "ref", now).get(0);
    book.recorded(memory, sent, now);
    book.recorded(memory, sent.receipt(Step.Kind.DELIVERED, "", now), now);
    Turn other = book.called(memory, call(open + 1, now), now);
    book.recorded(
        memory,
        Step.failed(other.parcels().get(0), "http_500", true, Duration.ZERO, now).get(0),
        now);
    return touched;
  }

  private static Call call(int number, long at) {
    String letters = "CDFHJKLMNPQRTVWX23456789";
    StringBuilder id = new StringBuilder("KKKK-");
    for (int left = number, i = 0; i < 4; i++, left /= letters.length()) {
      id.append(letters.charAt(left % letters.length()));
    }
    return new Call(
        "day",
        1,
        Told.alert(id.toString(), 1, Change.RAISED, "XAA/A", Level.CRITICAL, at),
        List.of(),
        true,
        true,
        "first");
  }

  /** Counts values that are read or written. */
  private final class Counted implements RecipientMemory {

    private final MappedMemory inner;

    Counted(MappedMemory inner) {
      this.inner = inner;
    }

    @Override
    public RecipientState head() {
      return inner.head();
    }

    @Override
    public void keep(RecipientState head) {
      inner.keep(head);
    }

    @Override
    public Leaves<RecipientState.Known> known() {
      return new CountedLeaves<>(inner.known());
    }

    @Override
    public Leaves<RecipientState.Underway> underway() {
      return new CountedLeaves<>(inner.underway());
    }

    @Override
    public Leaves<RecipientState.Underway> taken() {
      return new CountedLeaves<>(inner.taken());
    }
  }

  private final class CountedLeaves<V> implements RecipientMemory.Leaves<V> {

    private final RecipientMemory.Leaves<V> inner;

    CountedLeaves(RecipientMemory.Leaves<V> inner) {
      this.inner = inner;
    }

    @Override
    public V get(String name) {
      touched++;
      return inner.get(name);
    }

    @Override
    public void put(String name, V value) {
      touched++;
      inner.put(name, value);
    }

    @Override
    public Iterable<V> all() {
      List<V> all = new ArrayList<>();
      inner.all().forEach(all::add);
      touched += all.size();
      return all;
    }
  }
}
