package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The network between the job and its broker, while senders and readers reach the broker. */
@Order(7)
@ExtendWith(Stands.class)
class NetworkFaults {
  private static final int KNOCKS = 30;
  private static final int LATENCY_MS = 120;
  private static final int BYTES_PER_SECOND = 400_000;

  @Test
  void cut() throws Exception {
    new Fault("network-cut", 1, 18, Ground.brisk().behindADoor())
        .struckBy(
            run -> {
              Door door = run.range().door();
              run.load().awaitHours(1 + run.random().nextInt(10));
              door.shut();
              run.load().awaitHours(20 + run.random().nextInt(40));
              await().until(() -> door.turnedAway() > KNOCKS);
              run.struck();
              door.open();
            });
  }

  @Test
  void slow() throws Exception {
    new Fault("network-slow", 0, 10, Ground.brisk().behindADoor())
        .struckBy(
            run -> {
              run.struck();
              run.range().door().slow(LATENCY_MS, BYTES_PER_SECOND);
              run.awaitNews();
              run.range().view().awaitCheckpoint();
              run.range().door().slow(0, 0);
            });
  }
}
