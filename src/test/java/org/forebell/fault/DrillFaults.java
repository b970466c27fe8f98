package org.forebell.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.forebell.channel.HostileGateway;
import org.forebell.delivery.Acknowledgement;
import org.forebell.flink.AnswerTopics;
import org.forebell.flink.Stamps;
import org.forebell.flink.Topics;
import org.forebell.flink.submit.Start;
import org.forebell.metrics.PrometheusTools;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The drill: things break one after the other on a local cluster with both jobs, while a real
 * Prometheus and a real Alertmanager look on. It lasts three quarters of an hour, as the shipped
 * rules have their patience, and so runs only when asked for: {@code mvn -Pfaults -Dquick -Ddrill
 * -Dit.test=DrillFaults verify} writes {@code target/drill/drill.md}, which is docs/drill.md.
 */
@Order(99)
class DrillFaults {
  private static final Duration WARM_UP = Duration.ofMinutes(6);
  private static final Duration AFTER_THE_FIRST = Duration.ofSeconds(90);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration TO_CALM_DOWN = Duration.ofMinutes(10);
  private static final int HOURS_PER_SECOND = 2;

  /** What burns for hours by its nature is not waited for. */
  private static final String BUDGET = "ForebellScoringUnavailable|Forebell\\w+Slow";

  private final List<Drilled> table = new ArrayList<>();
  private Range range;
  private Watchers watchers;
  private HostileGateway chat;
  private Load load;
  private volatile boolean ended;

  /** Breaks or mends something. */
  @FunctionalInterface
  private interface Deed {
    void happen() throws Exception;
  }

  @Test
  void whatBreaksIsTold() throws Exception {
    assumeTrue(System.getProperty("drill") != null, "runs with -Ddrill, for 45 minutes");
    Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
    PrometheusTools.require("prometheus");
    PrometheusTools.require("prometheus-alertmanager");
    Path folder = Path.of("target/drill");
    chat = HostileGateway.in(HostileGateway.Mood.TAKES);
    try (Range opened = Range.open(folder.resolve("range"), ground());
        Watchers started = Watchers.start(folder.resolve("watchers"))) {
      range = opened;
      watchers = started;
      range.submit(Start.Memory.UNSAID, null);
      range.submit(
          range.notification(routing(folder), channels(folder)), Start.Memory.UNSAID, null);
      look();
      Thread officers = new Thread(this::answer, "officers");
      officers.start();
      load =
          new Load(
              range.client(),
              Stamps.BROKER,
              Worlds.of(Stamps.BROKER, 11),
              HOURS_PER_SECOND,
              () -> 0);
      load.flow();
      calm();
      drill();
      load.close();
      ended = true;
      officers.join();
    } finally {
      ended = true;
      chat.close();
      DrillPage.write(table, folder.resolve("drill.md"));
    }
    assertThat(table).allSatisfy(row -> assertThat(row.fired).as(row.broken).isNotEmpty());
  }

  private static Ground ground() {
    return Ground.asShipped().stampedBy(Stamps.BROKER);
  }

  private void drill() throws Exception {
    broken("The senders stop; the clock goes on", load::pause, load::flow);
    broken(
        "All clocks are killed, and nobody reports",
        () -> {
          load.pause();
          for (String clock : range.machines().named("clock")) {
            range.machines().kill(clock);
          }
        },
        () -> {
          range.startClock(3);
          load.flow();
        });
    broken(
        "The broker is killed", () -> range.machines().kill("kafka-1"), () -> range.startBroker(1));
    broken(
        "A TaskManager is killed, none to spare",
        () -> range.machines().kill(range.view().busyTaskManagers().get(0)),
        () -> {
          range.startTaskManager();
          look();
        });
    broken(
        "A channel answers nothing but errors",
        () -> chat.mood(HostileGateway.Mood.FAILS_503),
        () -> chat.mood(HostileGateway.Mood.TAKES));
  }

  /** Prometheus looks at every process that was started, and is not told of those that died. */
  private void look() throws IOException {
    watchers.lookAt(range.machines().metricsPorts());
  }

  private void calm() throws Exception {
    long until = System.nanoTime() + WARM_UP.toNanos();
    waitFor(() -> System.nanoTime() > until, WARM_UP.plusMinutes(1));
    waitFor(() -> symptoms(watchers.firing()).isEmpty(), TO_CALM_DOWN);
  }

  private static TreeSet<Watchers.Firing> symptoms(TreeSet<Watchers.Firing> firing) {
    TreeSet<Watchers.Firing> symptoms = new TreeSet<>(firing);
    symptoms.removeIf(
        each -> each.name().matches(BUDGET) || each.name().equals("ForebellModelOld"));
    return symptoms;
  }

  private void broken(String what, Deed breaking, Deed mending) throws Exception {
    Drilled row = new Drilled(what, watchers.firing());
    table.add(row);
    Map<String, PanelColours.Look> looked = PanelColours.now(watchers);
    Map<String, Integer> mailed = watchers.mailed();
    breaking.happen();
    long began = System.nanoTime();
    waitFor(
        () -> {
          see(row, looked, mailed, began);
          boolean told =
              symptoms(new TreeSet<>(row.fired.keySet())).stream()
                  .anyMatch(each -> row.mailed.containsKey(each.name()));
          int first = row.fired.values().stream().min(Integer::compare).orElse(0);
          return told && seconds(began) > first + AFTER_THE_FIRST.toSeconds();
        },
        LONGEST);
    row.mendedAfter = seconds(began);
    mending.happen();
    long mended = System.nanoTime();
    waitFor(
        () -> {
          TreeSet<Watchers.Firing> still = watchers.firing();
          row.fired.keySet().stream()
              .filter(each -> !still.contains(each))
              .forEach(each -> row.over.putIfAbsent(each, seconds(mended)));
          return symptoms(still).isEmpty();
        },
        TO_CALM_DOWN);
    DrillPage.write(table, Path.of("target/drill/drill.md"));
  }

  private void see(
      Drilled row, Map<String, PanelColours.Look> before, Map<String, Integer> mailed, long began)
      throws Exception {
    for (Watchers.Firing each : watchers.firing()) {
      if (!row.firedBefore.contains(each)) {
        row.fired.putIfAbsent(each, seconds(began));
      }
    }
    watchers
        .mailed()
        .forEach(
            (name, times) -> {
              if (times > mailed.getOrDefault(name, 0)) {
                row.mailed.putIfAbsent(name, seconds(began));
              }
            });
    PanelColours.now(watchers)
        .forEach(
            (panel, look) -> {
              if (look.isGraverThan(before.get(panel))
                  && look.isGraverThan(row.turned.get(panel))) {
                row.turned.put(panel, look);
                row.turnedAfter.putIfAbsent(panel, seconds(began));
              }
            });
  }

  private static int seconds(long since) {
    return (int) Duration.ofNanos(System.nanoTime() - since).toSeconds();
  }

  /** Looks every second until it is so, or time is up. */
  private static void waitFor(Callable<Boolean> so, Duration most) {
    try {
      await().atMost(most).pollInterval(Duration.ofSeconds(1)).ignoreExceptions().until(so);
    } catch (org.awaitility.core.ConditionTimeoutException timeIsUp) {
      // The table shows what came until then.
    }
  }

  /** Officers who answer for every alert, so that no ladder ends for want of an answer. */
  private void answer() {
    Map<String, Object> reader = new HashMap<>(range.client());
    reader.put("group.id", "officers");
    reader.put("auto.offset.reset", "earliest");
    ObjectMapper json = new ObjectMapper();
    try (KafkaConsumer<byte[], byte[]> alerts =
            new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        AnswerTopics answers = new AnswerTopics(range.client())) {
      alerts.subscribe(List.of(Topics.ALERTS));
      while (!ended) {
        for (ConsumerRecord<byte[], byte[]> each : alerts.poll(Duration.ofMillis(500))) {
          String id = json.readTree(each.value()).path("id").asText();
          int version = json.readTree(each.value()).path("version").asInt();
          acknowledge(answers, id, version);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void acknowledge(AnswerTopics answers, String id, int version) {
    try {
      answers.acknowledged(
          new Acknowledgement(id, version, "field-duty-a", "command", System.currentTimeMillis()));
    } catch (IOException brokerIsDead) {
      // Officers are out of reach while it is.
    }
  }

  /** The shipped routing, where everybody is reached by chat first and then by the outbox. */
  private static Path routing(Path folder) throws IOException {
    String shipped = Files.readString(Path.of("config/routing.yaml"));
    String both =
        shipped.replaceAll(
            "( +)- \\{channel: outbox, to: (\\S+), interrupts: (\\w+)}",
            "$1- {channel: chat, to: $2, interrupts: $3}\n$0");
    return Files.writeString(Files.createDirectories(folder).resolve("routing.yaml"), both);
  }

  private Path channels(Path folder) throws IOException {
    Map<String, String> channels = new TreeMap<>();
    channels.put(
        "chat", "{medium: webhook, live: true, shape: slack, url: \"" + chat.url() + "/slack\"}");
    channels.put(
        "outbox",
        "{medium: outbox, live: false, domain: forebell.example.org, folder: \""
            + folder.resolve("outbox").toAbsolutePath()
            + "\"}");
    StringBuilder yaml = new StringBuilder("channels:\n");
    channels.forEach(
        (name, each) -> yaml.append("  ").append(name).append(": ").append(each).append('\n'));
    return Files.writeString(folder.resolve("channels.yaml"), yaml);
  }
}
