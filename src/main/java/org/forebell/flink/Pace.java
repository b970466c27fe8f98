package org.forebell.flink;

import java.time.InstantSource;
import org.apache.flink.streaming.api.TimerService;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Letter;

/** Whose time the ladders and books live in. */
public enum Pace {
  /** That of the machine's clock: anywhere but in a demonstration. */
  WALL {
    @Override
    long now(TimerService timers, long newest) {
      return timers.currentProcessingTime();
    }

    @Override
    long now(long newest) {
      return System.currentTimeMillis();
    }

    @Override
    long at(Letter letter, InstantSource clock) {
      return clock.millis();
    }
  },
  /**
   * That of the alerts, for a made-up world that runs faster than the machine's clock: what is to
   * happen in a while of the world happens after as long on the clock.
   */
  ALERTS {
    @Override
    long now(TimerService timers, long newest) {
      return newest;
    }

    @Override
    long now(long newest) {
      return newest;
    }

    @Override
    long at(Letter letter, InstantSource clock) {
      return letter.alerts().stream().mapToLong(PublishedAlert::at).max().orElse(clock.millis());
    }
  };

  /**
   * The time, epoch milliseconds.
   *
   * @param newest the newest time that alerts told of
   */
  abstract long now(TimerService timers, long newest);

  /** The same where there are no timers: for measures, which decide nothing. */
  abstract long now(long newest);

  /** When a letter was sent, epoch milliseconds. */
  abstract long at(Letter letter, InstantSource clock);
}
