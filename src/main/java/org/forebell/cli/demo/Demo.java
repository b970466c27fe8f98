package org.forebell.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.forebell.flink.EscalationSettings;
import org.forebell.flink.NotificationSettings;
import org.forebell.flink.replay.Replay;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;

/** The demo from beginning to end. */
public final class Demo {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long DAY = 86_400_000L;

  private final ObjectMapper json = new ObjectMapper();
  private final PrintWriter out;
  private final DemoScreen screen;
  private final EscalationSettings settings;
  private final Function<Path, NotificationSettings> telling;
  private final Latency latency = new Latency();
  private final BlockingQueue<Scene> sent = new LinkedBlockingQueue<>();
  private long read;

  /**
   * @param columns of the terminal
   * @param telling settings of the notification job, with its outbox in the folder given
   */
  public Demo(
      PrintWriter out,
      boolean colours,
      int columns,
      EscalationSettings settings,
      Function<Path, NotificationSettings> telling) {
    this.out = out;
    this.screen = new DemoScreen(out, colours, columns);
    this.settings = settings;
    this.telling = telling;
  }

  /**
   * Plays the world.
   *
   * @param folder for the files it leaves
   * @param hoursPerSecond of the world
   * @param keep whether to stay until the process is ended
   * @param metricsPort where metrics are served, 0 for nowhere
   * @return whether a replay of what was played gave the very same alerts
   */
  public boolean run(Path folder, long seed, double hoursPerSecond, boolean keep, int metricsPort)
      throws Exception {
    Scenario scenario = Scenario.demo(seed);
    Duration perHour = Duration.ofNanos((long) (1e9 / hoursPerSecond));
    Files.createDirectories(folder);
    Path state = Files.createTempDirectory("forebell-demo");
    CountDownLatch cleaned = new CountDownLatch(1);
    Thread cleaner = new Thread(() -> clean(state, cleaned));
    Runtime.getRuntime().addShutdownHook(cleaner);
    screen.say(
        "Forebell demo: a made-up world of three countries, eleven weeks, seed " + seed + ".");
    screen.say("Starting a Kafka broker and a Flink runtime in this process …");
    long start = scenario.start().toEpochMilli();
    try (Stage stage =
            Stage.set(
                state,
                settings,
                telling.apply(folder.resolve("outbox")),
                start,
                perHour,
                metricsPort);
        Watching watching = watching(stage, folder)) {
      screen.say("What officers get goes to " + folder.resolve("outbox") + ".");
      screen.say("Broker at " + stage.bootstrap() + ", job " + stage.jobId() + ". Here we go.");
      if (metricsPort != 0) {
        screen.say(
            "Metrics at http://127.0.0.1:"
                + metricsPort
                + "/metrics, of deliveries at "
                + (metricsPort + 1)
                + ".");
      }
      long end = play(stage, watching, folder, scenario);
      boolean same = summarize(watching, folder, end);
      if (keep) {
        screen.say("Left running at " + stage.bootstrap() + "; end it with Ctrl-C.");
        new CountDownLatch(1).await();
      }
      return same;
    } finally {
      clean(state, cleaned);
    }
  }

  private static Watching watching(Stage stage, Path folder) throws IOException {
    return new Watching(
        stage.bootstrap(),
        folder.resolve("alerts.ndjson"),
        folder.resolve("assessments.ndjson"),
        folder.resolve("rejected.ndjson"));
  }

  private long play(Stage stage, Watching watching, Path folder, Scenario scenario)
      throws Exception {
    long start = scenario.start().toEpochMilli();
    try (Playing playing =
        new Playing(stage.bootstrap(), folder.resolve("reports.ndjson"), stage.time())) {
      CompletableFuture<Long> played =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return playing.play(scenario.scenes(), start, this::sent);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException("the records cannot be kept", e);
                }
              });
      while (!played.isDone()) {
        look(watching);
      }
      long last = Math.floorDiv(played.join(), DAY) * DAY + DAY;
      playing.beat(last + 1);
      awaitAssessments(watching, Instant.ofEpochMilli(last).toString());
      return last;
    }
  }

  private void awaitAssessments(Watching watching, String until) throws IOException {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (watching.assessedUpTo().compareTo(until) < 0) {
      if (System.nanoTime() > patience) {
        throw new IllegalStateException(
            "the job did not come to " + until + " within a minute; see its log");
      }
      look(watching);
    }
    while (!watching.hasTold() && System.nanoTime() < patience) {
      look(watching);
    }
    screen.end();
  }

  private void sent(Scene scene) {
    sent.add(scene);
  }

  private void look(Watching watching) throws IOException {
    for (Scene scene = sent.poll(); scene != null; scene = sent.poll()) {
      read++;
      JsonNode report = parsed(scene.value());
      LocalDate day = Instant.ofEpochMilli(scene.knownAt()).atZone(ZoneOffset.UTC).toLocalDate();
      screen.sent(day, report);
      if (report != null) {
        latency.sent(report.path("id").asText());
      }
    }
    watching.look(screen, latency);
  }

  private JsonNode parsed(byte[] value) throws IOException {
    try {
      return json.readTree(value);
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  private boolean summarize(Watching watching, Path folder, long end) throws Exception {
    out.println();
    out.printf(Locale.ROOT, "Summary%n  reports read      %,d%n", read);
    out.printf("  rejected          %s%n", watching.rejectedByReason());
    out.printf("  alerts by change  %s%n", watching.alertsByChange());
    out.printf(
        Locale.ROOT,
        "  report to alert   p50 %,d ms, p99 %,d ms (real time; the world ran much faster)%n",
        latency.quantile(0.5),
        latency.quantile(0.99));
    out.printf(
        Locale.ROOT,
        "  messages          %,d letters to officers, as mail, text message, CAP and JSON in %s%n",
        watching.letters(),
        folder.resolve("outbox").toAbsolutePath().normalize());
    out.printf("  files             %s%n", folder.toAbsolutePath().normalize());
    out.flush();
    boolean same = replay(folder, end).equals(watching.alertLines());
    out.printf(
        "  replay            the same reports through the same job on files gave %s%n",
        same ? "the same alerts, byte for byte" : "OTHER ALERTS: please report this");
    out.flush();
    return same;
  }

  private TreeSet<String> replay(Path folder, long end) throws Exception {
    Path alerts = folder.resolve("replayed-alerts.ndjson");
    Replay.run(
        new Replay.Request(
            List.of(folder.resolve("reports.ndjson")),
            null,
            alerts,
            null,
            Long.MIN_VALUE,
            end,
            1,
            settings),
        (done, all) -> {});
    return new TreeSet<>(Files.readAllLines(alerts, StandardCharsets.UTF_8));
  }

  /** Deletes what broker and job kept; once, whether the demo ended or was ended. */
  private static synchronized void clean(Path state, CountDownLatch cleaned) {
    if (cleaned.getCount() == 0) {
      return;
    }
    cleaned.countDown();
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException busy) {
      state.toFile().deleteOnExit();
    }
  }
}
