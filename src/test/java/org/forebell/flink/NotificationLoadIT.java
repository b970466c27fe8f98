package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.forebell.channel.HostileGateway;
import org.forebell.channel.HostileGateway.Mood;
import org.forebell.channel.MessageKeys;
import org.forebell.delivery.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon an alert is at a channel, and what a crisis does to officers and channels. */
class NotificationLoadIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  /** When each message came to the gateway, by its key on the wire, nanoseconds. */
  private final Map<String, Long> arrived = new ConcurrentHashMap<>();

  @Test
  void anAlertIsAtAHealthyChannelWithinASecond() throws Exception {
    int officers = 20;
    int alerts = 300;
    try (NotifiedWorld world = NotifiedWorld.in(folder);
        HostileGateway gateway = HostileGateway.in(this::takes)) {
      JobClient job =
          world.start(
              settings(
                  CrisisRouting.yaml(officers, "sms"),
                  CrisisRouting.gateway("sms", gateway.url(), "")),
              null);
      // The first ones pay for the start of the job, its classes and connections.
      pace(world, officers, 0, 50, Duration.ofMillis(50));
      await().atMost(PATIENCE).until(() -> arrived.size() >= 50);

      Map<String, Long> sent = pace(world, officers, 50, alerts, Duration.ofMillis(50));
      await().atMost(PATIENCE).until(() -> arrived.keySet().containsAll(sent.keySet()));
      List<Long> millis = new ArrayList<>();
      sent.forEach((key, at) -> millis.add((arrived.get(key) - at) / 1_000_000));
      Collections.sort(millis);
      System.out.printf(
          "alert on the topic to bytes at the channel: p50 %d ms, p99 %d ms, most %d ms of %d%n",
          quantile(millis, 0.5),
          quantile(millis, 0.99),
          millis.get(millis.size() - 1),
          millis.size());
      assertThat(quantile(millis, 0.99)).isLessThanOrEqualTo(1_000);
      job.cancel().get();
    }
  }

  /** Tells alerts at a pace; when each was told, by the key that it has at the gateway. */
  private static Map<String, Long> pace(
      NotifiedWorld world, int officers, int from, int count, Duration apart) {
    Map<String, Long> sent = new HashMap<>();
    long due = System.nanoTime();
    for (int i = from; i < from + count; i++) {
      int officer = i % officers;
      AlertRecord alert =
          AlertRecord.raised(
              CrisisRouting.area(officer), "critical", i / officers, System.currentTimeMillis());
      sent.put(
          MessageKeys.onTheWire("officer-" + officer + "/sms/" + alert.key()), System.nanoTime());
      world.tell(alert);
      due += apart.toNanos();
      LockSupport.parkNanos(due - System.nanoTime());
    }
    return sent;
  }

  @Test
  void aThousandAlertsInAMinuteKeepTheBudgetsLoseNoCriticalAndADeadChannelSlowsNoOther()
      throws Exception {
    int officers = 20;
    try (NotifiedWorld world = NotifiedWorld.in(folder);
        HostileGateway healthy = HostileGateway.in(this::takes);
        HostileGateway dead = HostileGateway.in(Mood.HANGS)) {
      String quick = "    timeout: 1 s\n";
      String channels =
          CrisisRouting.gateway("sms", healthy.url(), quick)
              + CrisisRouting.gateway("dead", dead.url(), quick);
      // Half of the officers are reached by the dead one first.
      String routing = CrisisRouting.yaml(officers, "sms", "dead");
      for (int i = 0; i < officers; i += 2) {
        String sms = "      - {channel: sms, to: \"+2526%07d\", interrupts: true}\n".formatted(i);
        String gone = "      - {channel: dead, to: \"+2526%07d\", interrupts: true}\n".formatted(i);
        assertThat(routing).contains(sms + gone);
        routing = routing.replace(sms + gone, gone + sms);
      }
      JobClient job = world.start(settings(routing, channels), null);
      pace(world, officers, 0, officers, Duration.ofMillis(50));
      await().atMost(PATIENCE).until(() -> arrived.size() >= officers / 2);

      Set<String> criticals = new HashSet<>();
      Map<String, Long> toHealthy = new HashMap<>();
      for (int i = 0; i < 1_000; i++) {
        int officer = i % officers;
        boolean critical = i / officers % 10 == 0;
        AlertRecord alert =
            AlertRecord.raised(
                CrisisRouting.area(officer),
                critical ? "critical" : "warning",
                1_000 + i,
                System.currentTimeMillis());
        if (critical) {
          criticals.add(alert.key());
        }
        if (critical && officer % 2 == 1) {
          toHealthy.put(
              MessageKeys.onTheWire("officer-" + officer + "/sms/" + alert.key()),
              System.nanoTime());
        }
        world.tell(alert);
      }
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> letters(world, Step.Kind.SENT).containsAll(criticals));
      List<Long> millis = new ArrayList<>();
      toHealthy.forEach((key, at) -> millis.add((arrived.get(key) - at) / 1_000_000));
      Collections.sort(millis);
      System.out.printf(
          "1,000 alerts at once, one of two channels dead: all %d criticals sent; to who is reached"
              + " by the other p50 %d ms, p99 %d ms%n",
          criticals.size(), quantile(millis, 0.5), quantile(millis, 0.99));
      assertThat(quantile(millis, 0.99))
          .as("the dead channel's timeouts and pauses are longer")
          .isLessThan(PATIENCE.toMillis() / 10);
      warningsThatRang(world, criticals)
          .forEach((officer, rang) -> assertThat(rang).as(officer).isLessThanOrEqualTo(2));
      assertThat(world.steps())
          .anyMatch(each -> each.kind() == Step.Kind.QUEUED && each.reason().equals("budget"));
      job.cancel().get();
    }
  }

  private static Map<String, Integer> warningsThatRang(NotifiedWorld world, Set<String> criticals) {
    Map<String, Set<String>> rang = new HashMap<>();
    for (Step step : world.steps()) {
      if (step.kind() == Step.Kind.SENT
          && step.letter().equals(step.alert() + "." + step.version())) {
        rang.computeIfAbsent(step.recipient(), name -> new HashSet<>()).add(step.letter());
      }
    }
    Map<String, Integer> warnings = new HashMap<>();
    rang.forEach(
        (officer, letters) -> {
          letters.removeAll(criticals);
          // Each was told one critical before the thousand.
          warnings.put(officer, letters.size() - 1);
        });
    assertThat(warnings).isNotEmpty();
    return warnings;
  }

  private static Set<String> letters(NotifiedWorld world, Step.Kind kind) {
    return world.steps().stream()
        .filter(each -> each.kind() == kind)
        .map(Step::letter)
        .collect(Collectors.toSet());
  }

  private Mood takes(String key, int time) {
    arrived.putIfAbsent(key, System.nanoTime());
    return Mood.TAKES;
  }

  private static long quantile(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
  }

  private static NotificationSettings settings(String routing, String channels) throws IOException {
    return ShippedSettings.telling(routing, "channels:\n" + channels, Pace.WALL);
  }
}
