package org.forebell.flink.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.RecipientState.Underway;
import org.forebell.delivery.Step;
import org.forebell.delivery.Turn;
import org.forebell.risk.Level;

/** How recipients are burdened, what they are not told, and what could not be told to them. */
public final class Books {

  private final MetricGroup forebell;
  private final LongUnaryOperator clock;
  private final Map<String, Counter> counters = new HashMap<>();
  private final Burden burden = new Burden();
  private final Counter dead;
  private volatile long newest;

  /**
   * @param clock tells the time now from the newest time that was seen, epoch milliseconds
   */
  public Books(MetricGroup forebell, LongUnaryOperator clock) {
    this.forebell = forebell;
    this.clock = clock;
    dead = Measures.counter(forebell, "dead_letters_total");
    Several.gauge(forebell, "recipients_interrupted", into -> burden.tell(into, now()));
    forebell.gauge("interruptions_most", () -> burden.most(now()));
  }

  private long now() {
    return clock.applyAsLong(newest);
  }

  /**
   * What a recipient's book made of an input.
   *
   * @param underway its letters by name, the input taken in; null for none of that name
   * @param now epoch milliseconds
   */
  public void turned(Turn turn, Function<String, Underway> underway, long now) {
    newest = Math.max(newest, now);
    for (Parcel parcel : turn.parcels()) {
      if (interrupts(underway.apply(parcel.letter().name()))) {
        count("interruptions_total", "level", level(parcel.letter()));
        burden.interrupted(parcel.recipient(), now);
      }
    }
    turn.steps().forEach(this::stepped);
  }

  /**
   * A letter that rings interrupts once, however often and by however many channels it is tried.
   */
  private static boolean interrupts(Underway letter) {
    return letter != null
        && letter.rings()
        && letter.place() == 0
        && letter.tries() == 1
        && letter.tellings() == 1;
  }

  private static String level(Letter letter) {
    return letter instanceof Letter.OfAlert one && one.alert().level() == Level.CRITICAL
        ? Level.CRITICAL.code()
        : letter instanceof Letter.Digest ? "digest" : Level.WARNING.code();
  }

  private void stepped(Step step) {
    if (step.isDeadLetter()) {
      dead.inc();
    } else if (step.kind() == Step.Kind.SUPPRESSED) {
      count("deliveries_suppressed_total", "reason", step.reason());
    } else if (step.kind() == Step.Kind.QUEUED && !step.reason().isEmpty()) {
      count("deliveries_held_total", "reason", step.reason());
    }
  }

  private void count(String name, String label, String value) {
    counters
        .computeIfAbsent(
            name + ' ' + value, first -> Measures.counter(forebell, name, label, value))
        .inc();
  }
}
