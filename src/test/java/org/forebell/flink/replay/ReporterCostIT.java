package org.forebell.flink.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.forebell.flink.ExportLine;
import org.forebell.flink.ShippedSettings;
import org.forebell.flink.Topics;
import org.forebell.metrics.ForebellReporterFactory;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reporter costs the job: the same reports with it and without it, by turns. */
class ReporterCostIT {

  private static final int RECORDS = 60_000;
  private static final int TURNS = 3;

  @TempDir private Path folder;

  @Test
  void hardlyAnythingOfItsThroughput() throws Exception {
    Path reports = reports();
    long read = run(reports, new Configuration()).read();
    double[] with = new double[TURNS];
    double[] without = new double[TURNS];
    int port = freePort();
    AtomicInteger scrapes = new AtomicInteger();
    for (int turn = 0; turn < TURNS; turn++) {
      boolean first = turn % 2 == 0;
      for (boolean reporting : new boolean[] {first, !first}) {
        double seconds =
            reporting ? scraped(reports, port, scrapes) : timed(reports, new Configuration());
        (reporting ? with : without)[turn] = seconds / read * 1e6;
      }
    }
    Arrays.sort(with);
    Arrays.sort(without);
    double more = with[0] / without[0] - 1;
    System.out.printf(
        "processor time a record, best of %d by turns: %.1f µs with the reporter and %d scrapes,"
            + " %.1f µs without: %+.1f %%%n",
        TURNS, with[0], scrapes.get(), without[0], more * 100);
    assertThat(scrapes).as("scrapes").hasPositiveValue();
    assertThat(more).as("part more; the noise of one machine is some per cent").isLessThan(0.2);
  }

  /** A run that is scraped once a second. */
  private double scraped(Path reports, int port, AtomicInteger scrapes) throws Exception {
    ScheduledExecutorService prometheus = Executors.newSingleThreadScheduledExecutor();
    try (var ended = ended(prometheus)) {
      URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
      var unused =
          prometheus.scheduleAtFixedRate(
              () -> scrape(address, scrapes), 500, 1000, TimeUnit.MILLISECONDS);
      return timed(
          reports,
          Configuration.fromMap(
              Map.of(
                  "metrics.reporters",
                  "forebell",
                  "metrics.reporter.forebell.factory.class",
                  ForebellReporterFactory.class.getName(),
                  "metrics.reporter.forebell.host",
                  "127.0.0.1",
                  "metrics.reporter.forebell.port",
                  Integer.toString(port))));
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

  /** Seconds of processor, of the job, its start and whoever scrapes it: others do not count. */
  private double timed(Path reports, Configuration more) throws Exception {
    long began = cpuNanos();
    run(reports, more);
    return (cpuNanos() - began) / 1e9;
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
