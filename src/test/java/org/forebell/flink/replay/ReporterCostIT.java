package org.forebell.flink.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.apache.flink.configuration.Configuration;
import org.forebell.flink.ExportLine;
import org.forebell.flink.ShippedSettings;
import org.forebell.flink.Topics;
import org.forebell.metrics.ForebellReporterFactory;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the reporter costs the job: the same reports with it and without it, by turns. The figures
 * of docs/metrics.md are of longer runs on a quiet machine, scraped as Prometheus is set to: {@code
 * -Dcost.records=400000 -Dcost.turns=4 -Dcost.scrape=15000}.
 */
class ReporterCostIT {

  private static final int RECORDS = Integer.getInteger("cost.records", 60_000);
  private static final int TURNS = Integer.getInteger("cost.turns", 3);
  private static final int SCRAPE_MS = Integer.getInteger("cost.scrape", 1_000);

  @TempDir private Path folder;

  /** Of one run: seconds on the wall and of the processor. */
  private record Cost(double wall, double processor) {}

  @Test
  void hardlyAnythingOfItsThroughput() throws Exception {
    Path reports = reports();
    long read = run(reports, new Configuration()).read();
    List<Cost> with = new ArrayList<>();
    List<Cost> without = new ArrayList<>();
    int port = freePort();
    AtomicInteger scrapes = new AtomicInteger();
    for (int turn = 0; turn < TURNS; turn++) {
      boolean first = turn % 2 == 0;
      for (boolean reporting : new boolean[] {first, !first}) {
        if (reporting) {
          with.add(scraped(reports, port, scrapes));
        } else {
          without.add(timed(reports, new Configuration()));
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d records, %d turns, a scrape every %d ms, %d in all%n",
        read,
        TURNS,
        SCRAPE_MS,
        scrapes.get());
    double slower = more("wall", read, with, without, Cost::wall);
    double more = more("processor", read, with, without, Cost::processor);
    assertThat(scrapes).as("scrapes").hasPositiveValue();
    // What others do on this machine does not count; the noise of one machine is some per cent.
    assertThat(more).as("part more of the processor").isLessThan(0.2);
    assertThat(slower).as("part longer on the wall").isLessThan(0.5);
  }

  /** The median over the turns of how much more it takes with the reporter; tells all of them. */
  private static double more(
      String what, long read, List<Cost> with, List<Cost> without, ToDoubleFunction<Cost> of) {
    double[] ratios = new double[TURNS];
    StringBuilder turns = new StringBuilder();
    for (int i = 0; i < TURNS; i++) {
      double one = of.applyAsDouble(with.get(i));
      double other = of.applyAsDouble(without.get(i));
      ratios[i] = one / other - 1;
      turns.append(
          String.format(
              Locale.ROOT, " %.0f/%.0f (%+.1f %%)", read / one, read / other, ratios[i] * 100));
    }
    Arrays.sort(ratios);
    double median = (ratios[(TURNS - 1) / 2] + ratios[TURNS / 2]) / 2;
    System.out.printf(
        Locale.ROOT,
        "records a second of %s, with/without by turns:%s; median %+.1f %% longer with it%n",
        what,
        turns,
        median * 100);
    return median;
  }

  /** A run that is scraped again and again. */
  private Cost scraped(Path reports, int port, AtomicInteger scrapes) throws Exception {
    ScheduledExecutorService prometheus = Executors.newSingleThreadScheduledExecutor();
    try (var ended = ended(prometheus)) {
      URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
      var unused =
          prometheus.scheduleAtFixedRate(
              () -> scrape(address, scrapes), 500, SCRAPE_MS, TimeUnit.MILLISECONDS);
      return timed(reports, Configuration.fromMap(ForebellReporterFactory.settings(port)));
    }
  }

  private static AutoCloseable ended(ExecutorService service) {
    return service::shutdownNow;
  }

  private static void scrape(URI address, AtomicInteger scrapes) {
    try (var body = address.toURL().openStream()) {
      if (new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .contains("forebell_records_read_total")) {
        scrapes.incrementAndGet();
      }
    } catch (java.io.IOException notYetOrNoMore) {
      // The job starts or ends.
    }
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Of the job, its start and whoever scrapes it. */
  private Cost timed(Path reports, Configuration more) throws Exception {
    long began = System.nanoTime();
    long cpuBegan = cpuNanos();
    run(reports, more);
    return new Cost((System.nanoTime() - began) / 1e9, (cpuNanos() - cpuBegan) / 1e9);
  }

  private Replay.Summary run(Path reports, Configuration more) throws Exception {
    return Replay.run(
        new Replay.Request(
            List.of(reports),
            null,
            folder.resolve("alerts.ndjson"),
            null,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            1,
            ShippedSettings.read()),
        more,
        (done, all) -> {});
  }

  private Path reports() throws Exception {
    Path file = folder.resolve("reports.ndjson");
    ExportLine lines = new ExportLine();
    try (OutputStream out = Files.newOutputStream(file)) {
      Iterator<Scene> scenes = Scenario.load(11, RECORDS).scenes();
      for (long number = 0; scenes.hasNext(); number++) {
        Scene scene = scenes.next();
        String topic = scene.access() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS;
        out.write(lines.of(topic, number, scene.knownAt(), scene.value()));
      }
    }
    return file;
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
