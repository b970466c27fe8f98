package org.forebell.channel;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.forebell.delivery.Parcel;

/**
 * A channel that takes no more than it can hold. So many messages are under way at a time, so many
 * wait for their turn, and what is beyond that hears at once that the channel is busy. An attempt
 * without an answer in time is answered for; it keeps its place until it really ends. A counterpart
 * that fails {@value #FAILURES} times in a row is left alone for a while, then tried with few.
 */
final class Bounded implements Channel {

  /** Failures in a row after which a counterpart is left alone. */
  static final int FAILURES = 5;

  private static final String UNFORESEEN = "unforeseen";
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Channel inner;
  private final ChannelSettings.Bounds bounds;
  private final CircuitBreaker<Sent> circuit;
  private final Queue<Turn> waiting = new ArrayDeque<>();
  private int underWay;

  Bounded(Channel inner, ChannelSettings.Bounds bounds) {
    this.inner = inner;
    this.bounds = bounds;
    this.circuit =
        CircuitBreaker.<Sent>builder()
            .withFailureThreshold(FAILURES)
            .withSuccessThreshold(1)
            .withDelay(bounds.rest())
            .build();
  }

  private record Turn(Parcel parcel, long since, CompletableFuture<Sent> answer) {}

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    Turn turn = new Turn(parcel, System.nanoTime(), new CompletableFuture<>());
    synchronized (waiting) {
      if (waiting.size() >= bounds.waiting() && underWay >= bounds.atOnce()) {
        return CompletableFuture.completedFuture(new Sent.TryAgain(Sent.BUSY, SOON));
      }
      waiting.add(turn);
    }
    goOn();
    return turn.answer();
  }

  /** Begins what has its turn. A loop, since answers that come at once would nest without end. */
  private void goOn() {
    for (Turn next = next(); next != null; next = next()) {
      if (System.nanoTime() - next.since() > bounds.timeout().toNanos()) {
        leave(next, new Sent.TryAgain(Sent.BUSY, SOON));
      } else if (!circuit.tryAcquirePermit()) {
        leave(next, new Sent.TryAgain(Sent.RESTING, circuit.getRemainingDelay()));
      } else {
        attempt(next);
      }
    }
  }

  private Turn next() {
    synchronized (waiting) {
      if (underWay >= bounds.atOnce() || waiting.isEmpty()) {
        return null;
      }
      underWay++;
      return waiting.remove();
    }
  }

  private void attempt(Turn turn) {
    turn.answer().thenAccept(this::judge);
    CompletableFuture<Sent> attempt = begin(turn.parcel());
    if (attempt.isDone()) {
      leave(turn, attempt.join());
      return;
    }
    turn.answer()
        .completeOnTimeout(
            new Sent.TryAgain(Sent.TIMEOUT), bounds.timeout().toMillis(), TimeUnit.MILLISECONDS);
    attempt.thenAccept(
        sent -> {
          leave(turn, sent);
          goOn();
        });
  }

  /** Whatever goes wrong in a channel is an answer: nothing may take a place for ever. */
  private CompletableFuture<Sent> begin(Parcel parcel) {
    try {
      return inner
          .send(parcel)
          .toCompletableFuture()
          .exceptionally(error -> new Sent.TryAgain(UNFORESEEN));
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(new Sent.TryAgain(UNFORESEEN));
    }
  }

  private void leave(Turn turn, Sent sent) {
    synchronized (waiting) {
      underWay--;
    }
    turn.answer().complete(sent);
  }

  private void judge(Sent sent) {
    if (sent instanceof Sent.TryAgain again && !isAlive(again.reason())) {
      circuit.recordFailure();
    } else {
      circuit.recordSuccess();
    }
  }

  /**
   * Whether it is one message that has to wait, and not the counterpart that fails: it counts its
   * callers, or greylists a mailbox (RFC 6647).
   */
  private static boolean isAlive(String reason) {
    return reason.equals("http_429") || reason.startsWith("smtp_45");
  }

  @Override
  public void close() {
    inner.close();
  }
}
