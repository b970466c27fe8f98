package org.forebell.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * The drill: something breaks on a local cluster with both jobs, while a real Prometheus and a real
 * Alertmanager look on. The shipped rules have their patience, so it runs only when asked for:
 * {@code mvn -Pfaults -Dquick -Ddrill=all -Dit.test=DrillFaults verify}, or one of {@code source,
 * clock, broker, taskmanager, channel}. What was seen stands in {@code target/drill/drill.md},
 * which is docs/drill.md; {@code -Ddrill.longest=PT4M} breaks for no longer.
 */
@Order(99)
class DrillFaults {
  private static final Path FOLDER = Path.of("target/drill");
  private static final Duration WARM_UP = Duration.ofSeconds(90);
  private static final Duration AFTER_THE_FIRST = Duration.ofSeconds(90);
  private static final Duration TO_CALM_DOWN = Duration.ofSeconds(75);
  private static final Duration LONGEST =
      Duration.parse(System.getProperty("drill.longest", "PT15M"));

  /** So many a week are one every twenty seconds; 95 of 100 gaps are shorter than a minute. */
  private static final int A_WEEK = 30_000;

  /** What burns for hours by its nature is not waited for. */
  private static final String BUDGET = "ForebellScoringUnavailable|Forebell\\w+Slow";

  private Range range;
  private Watchers watchers;
  private HostileGateway chat;
  private Senders senders;
  private volatile boolean ended;

  /** Breaks or mends something. */
  @FunctionalInterface
  private interface Deed {
    void happen() throws Exception;
  }

  @Test
  @Order(1)
  void theSendersStop() throws Exception {
    drill(
        "source",
        "The senders stop; the clock goes on",
        () -> senders.pause(),
        () -> senders.flow());
  }

  @Test
  @Order(2)
  void theClocksDie() throws Exception {
    drill(
        "clock",
        "All clocks are killed, and nobody reports",
        () -> {
          senders.pause();
          for (String clock : range.machines().named("clock")) {
            range.machines().kill(clock);
          }
        },
        () -> {
          range.startClock(3);
          senders.flow();
        });
  }

  @Test
  @Order(3)
  void theBrokerDies() throws Exception {
    drill(
        "broker",
        "The only broker is killed",
        () -> range.machines().kill("kafka-1"),
        () -> range.startBroker(1));
  }

  @Test
  @Order(4)
  void aTaskManagerDies() throws Exception {
    drill(
        "taskmanager",
        "A TaskManager is killed, none to spare",
        () -> range.machines().kill(range.view().busyTaskManagers().get(0)),
        () -> {
          range.startTaskManager();
          look();
        });
  }

  @Test
  @Order(5)
  void aChannelFails() throws Exception {
    drill(
        "channel",
        "A chat answers 503 to everything",
        () -> chat.mood(HostileGateway.Mood.FAILS_503),
        () -> chat.mood(HostileGateway.Mood.TAKES));
  }

  private void drill(String name, String what, Deed breaking, Deed mending) throws Exception {
    String asked = System.getProperty("drill", "");
    assumeTrue(List.of("all", name).contains(asked), "runs with -Ddrill=all or -Ddrill=" + name);
    PrometheusTools.require("prometheus");
    PrometheusTools.require("prometheus-alertmanager");
    Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
    Path folder = FOLDER.resolve(name);
    Thread officers = new Thread(this::answer, "officers");
    try (HostileGateway gateway = HostileGateway.in(HostileGateway.Mood.TAKES);
        Range opened = Range.open(folder.resolve("range"), ground());
        Senders sending = new Senders(opened.client());
        Watchers started = Watchers.start(folder.resolve("watchers"))) {
      chat = gateway;
      range = opened;
      senders = sending;
      watchers = started;
      range.submit(Start.Memory.UNSAID, null);
      range.submit(
          range.notification(routing(folder), channels(folder)), Start.Memory.UNSAID, null);
      look();
      officers.start();
      // What a counter had before it was first looked at is no rise.
      waitFor(() -> !watchers.ask("forebell_records_read_total").isEmpty(), WARM_UP);
      senders.flow();
      waitFor(() -> !watchers.ask("forebell_reports_total{kind=\"incident\"}").isEmpty(), WARM_UP);
      senders.week(A_WEEK);
      calm();
      Drilled row = broken(name, what, breaking, mending);
      DrillPage.keep(row, FOLDER);
      assertThat(symptoms(new TreeSet<>(row.fired.keySet()))).as(what).isNotEmpty();
    } finally {
      ended = true;
      officers.join();
    }
  }

  private static Ground ground() {
    return Ground.asShipped().stampedBy(Stamps.BROKER);
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

  private Drilled broken(String name, String what, Deed breaking, Deed mending) throws Exception {
    Drilled row = new Drilled(name, what, watchers.firing());
    Map<String, PanelColours.Look> looked = PanelColours.now(watchers);
    Map<String, Integer> mailed = watchers.mailed();
    breaking.happen();
    long began = System.nanoTime();
    waitFor(
        () -> {
          see(row, looked, mailed, began);
          TreeSet<Watchers.Firing> symptoms = symptoms(new TreeSet<>(row.fired.keySet()));
          int first = symptoms.stream().mapToInt(row.fired::get).min().orElse(Integer.MAX_VALUE);
          return symptoms.stream().allMatch(each -> row.mailed.containsKey(each.name()))
              && seconds(began) - AFTER_THE_FIRST.toSeconds() > first;
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
    return row;
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
    String outbox = folder.resolve("outbox").toAbsolutePath().toString();
    return Files.writeString(
        folder.resolve("channels.yaml"),
        """
        channels:
          chat: {medium: webhook, live: true, shape: slack, url: "%1$s/slack"}
          outbox: {medium: outbox, live: false, domain: forebell.example.org, folder: "%2$s"}
          outbox-quiet: {medium: outbox, live: false, domain: forebell.example.org, folder: "%2$s/quiet"}
        """
            .formatted(chat.url(), outbox));
  }
}
