package org.forebell.flink;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.forebell.channel.Channel;
import org.forebell.channel.Sent;
import org.forebell.delivery.Parcel;

/**
 * The way to one channel. Hands it as many parcels at a time as it sends at once, the others wait
 * here: to wait for a turn, or for a counterpart that is left alone for a moment, is no attempt.
 * Only who waits too long hears that the channel is busy.
 */
final class Lane {

  /** How long a parcel waits for its turn. */
  static final Duration TURN_COMES_WITHIN = Duration.ofMinutes(1);

  /** A counterpart that is left alone for longer is told as such: another channel may be better. */
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
  private static final Sent BUSY = new Sent.TryAgain(Sent.BUSY, A_MOMENT);
  private static final Sent UNFORESEEN = new Sent.TryAgain("unforeseen", Duration.ZERO);

  private final Channel channel;
  private final int atOnce;
  private final InstantSource clock;
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private int underWay;
  private boolean paused;

  private record Turn(Parcel parcel, long until, Consumer<Sent> became) {}

  /**
   * @param atOnce how many parcels the channel sends at a time
   */
  Lane(Channel channel, int atOnce, InstantSource clock) {
    this.channel = channel;
    this.atOnce = atOnce;
    this.clock = clock;
  }

  /** Sends a parcel when its turn comes; {@code became} is told once, by whatever thread. */
  void send(Parcel parcel, Consumer<Sent> became) {
    synchronized (waiting) {
      waiting.add(new Turn(parcel, clock.millis() + TURN_COMES_WITHIN.toMillis(), became));
    }
    goOn();
  }

  private void goOn() {
    for (Turn next = next(); next != null; next = next()) {
      Turn turn = next;
      if (turn.until() < clock.millis()) {
        leave(turn, BUSY);
      } else {
        channel
            .send(turn.parcel())
            .whenComplete(
                (sent, problem) -> {
                  leave(turn, problem == null ? sent : UNFORESEEN);
                  goOn();
                });
      }
    }
  }

  private Turn next() {
    synchronized (waiting) {
      if (paused || underWay >= atOnce || waiting.isEmpty()) {
        return null;
      }
      underWay++;
      return waiting.remove();
    }
  }

  private void leave(Turn turn, Sent sent) {
    boolean inAMoment =
        sent instanceof Sent.TryAgain again
            && again.unsent()
            && again.after().compareTo(A_MOMENT) <= 0
            && clock.millis() <= turn.until();
    synchronized (waiting) {
      underWay--;
      if (inAMoment) {
        waiting.addFirst(turn);
        pause(((Sent.TryAgain) sent).after());
        return;
      }
    }
    turn.became().accept(sent);
  }

  private void pause(Duration asked) {
    if (!paused) {
      paused = true;
      long pause = Math.max(asked.toMillis(), SHORTEST_PAUSE.toMillis());
      CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(this::resume);
    }
  }

  private void resume() {
    synchronized (waiting) {
      paused = false;
    }
    goOn();
  }
}
