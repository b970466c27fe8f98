package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.forebell.channel.HostileGateway;
import org.forebell.channel.HostileGateway.Got;
import org.forebell.channel.HostileGateway.Mood;
import org.forebell.delivery.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand alerts (-Dalerts=N: so many) through gateways that time out, answer 500 and 503, ask
 * to wait, drop connections and lose answers, while the job is killed three times.
 */
class NotificationFaultsIT {

  private static final int OFFICERS = 50;
  private static final int DEATHS = 3;
  private static final int SLOTS = 2;
  private static final int AT_ONCE = 32;
  private static final int ALERTS = Integer.getInteger("alerts", 1_000);
  private static final double SHARE_GONE_WRONG = 0.3;

  @TempDir private Path folder;

  @Test
  void everyMessageArrivesOrIsSeenToHaveFailedAndNoneTwice() throws Exception {
    BiFunction<String, Integer, Mood> moods = moods(17);
    try (NotifiedWorld world = NotifiedWorld.in(folder);
        HostileGateway first = HostileGateway.in(moods);
        HostileGateway second = HostileGateway.in(moods)) {
      Path routing =
          Files.writeString(
              folder.resolve("routing.yaml"), CrisisRouting.yaml(OFFICERS, "first", "second"));
      String bounds = "    timeout: 2 s\n    atOnce: 32\n    waiting: 100000\n    rest: 50 ms\n";
      Path channels =
          Files.writeString(
              folder.resolve("channels.yaml"),
              "channels:\n"
                  + CrisisRouting.gateway("first", first.url(), bounds)
                  + CrisisRouting.gateway("second", second.url(), bounds));
      Set<String> letters = send(world);
      long began = System.nanoTime();

      String checkpoint = null;
      for (int killedAt : new int[] {ALERTS / 5, ALERTS * 9 / 20, ALERTS * 7 / 10}) {
        try (DoomedNotification doomed =
            DoomedNotification.start(world, routing, channels, checkpoint)) {
          String before = checkpoint;
          await()
              .atMost(Duration.ofMinutes(10))
              .pollInterval(Duration.ofMillis(500))
              .until(
                  () ->
                      first.taken().size() + second.taken().size() >= killedAt
                          && world.newestCheckpoint() != null
                          && !world.newestCheckpoint().equals(before));
          doomed.kill();
          first.mark();
          second.mark();
          checkpoint = world.newestCheckpoint();
        }
      }
      try (DoomedNotification last =
          DoomedNotification.start(world, routing, channels, checkpoint)) {
        await()
            .atMost(Duration.ofMinutes(15))
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> ended(world).size() == letters.size());
      }

      List<Step> steps = world.steps();
      Set<String> sent = new HashSet<>();
      Set<String> dead = new HashSet<>();
      for (Step step : steps) {
        if (step.kind() == Step.Kind.SENT) {
          sent.add(step.letter());
        } else if (step.isDeadLetter()) {
          dead.add(step.letter());
        }
      }
      int taken = first.taken().size() + second.taken().size();
      int again = askedAgainAfterDeath(first, moods) + askedAgainAfterDeath(second, moods);
      System.out.printf(
          "%,d alerts: %,d sent, %,d dead letters, %,d keys at the gateways, %,d requests,"
              + " %d asked again after a yes that died with the process, %,d s%n",
          ALERTS,
          sent.size(),
          dead.size(),
          taken,
          first.requests().size() + second.requests().size(),
          again,
          (System.nanoTime() - began) / 1_000_000_000L);

      Set<String> accounted = new HashSet<>(sent);
      accounted.addAll(dead);
      assertThat(accounted).isEqualTo(letters);
      assertThat(taken)
          .as("what was told as sent is at a gateway")
          .isGreaterThanOrEqualTo(sent.size());
      assertThat(again)
          .as("only what was under way when a process died is asked again, under the same key")
          .isLessThanOrEqualTo(DEATHS * SLOTS * 2 * AT_ONCE);
      sameTextUnderOneKey(first);
      sameTextUnderOneKey(second);
    }
  }

  private static Set<String> send(NotifiedWorld world) {
    Set<String> letters = new HashSet<>();
    long now = System.currentTimeMillis();
    for (int i = 0; i < ALERTS; i++) {
      AlertRecord alert =
          AlertRecord.raised(CrisisRouting.area(i % OFFICERS), "critical", i / OFFICERS, now);
      world.tell(alert);
      letters.add(alert.key());
    }
    assertThat(letters).hasSize(ALERTS);
    return letters;
  }

  private static Set<String> ended(NotifiedWorld world) {
    Set<String> ended = new HashSet<>();
    for (Step step : world.steps()) {
      if (step.kind() == Step.Kind.SENT || step.isDeadLetter()) {
        ended.add(step.letter());
      }
    }
    return ended;
  }

  /** The same for the same key and time. */
  private static BiFunction<String, Integer, Mood> moods(long seed) {
    List<Mood> bad =
        List.of(
            Mood.HANGS,
            Mood.FAILS_500,
            Mood.FAILS_503,
            Mood.BUSY_SECONDS,
            Mood.BUSY_DATE,
            Mood.DROPS,
            Mood.TAKES_AND_LOSES_THE_ANSWER);
    return (key, time) -> {
      SplittableRandom dice = new SplittableRandom(seed ^ (key.hashCode() * 31L + time));
      return dice.nextDouble() < SHARE_GONE_WRONG ? bad.get(dice.nextInt(bad.size())) : Mood.TAKES;
    };
  }

  /**
   * Under how many keys a gateway had said that it took the message, and was asked again by a later
   * process. (By the same process it is when the answer came too late for it.)
   */
  private static int askedAgainAfterDeath(
      HostileGateway gateway, BiFunction<String, Integer, Mood> moods) {
    List<Got> requests = gateway.requests();
    Set<String> again = new HashSet<>();
    Map<String, Integer> asked = new HashMap<>();
    Map<String, Integer> yesIn = new HashMap<>();
    int life = 0;
    for (int i = 0; i < requests.size(); i++) {
      while (life < gateway.marks().size() && i >= gateway.marks().get(life)) {
        life++;
      }
      String key = requests.get(i).key();
      if (yesIn.getOrDefault(key, life) < life) {
        again.add(key);
      }
      if (moods.apply(key, asked.merge(key, 1, Integer::sum)) == Mood.TAKES) {
        yesIn.put(key, life);
      }
    }
    return again.size();
  }

  private static void sameTextUnderOneKey(HostileGateway gateway) {
    Map<String, String> texts = new HashMap<>();
    for (Got got : gateway.requests()) {
      String before = texts.putIfAbsent(got.key(), got.text());
      assertThat(before == null || before.equals(got.text())).as(got.key()).isTrue();
    }
  }
}
