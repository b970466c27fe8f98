package org.forebell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.forebell.flink.measure.Watched;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;

/** What a scrape costs when there is much to tell. */
class ScrapeCostIT {

  private static final int WARM_UPS = 20;
  private static final int SCRAPES = 40;

  @Test
  void tenThousandSeriesInATenthOfASecond() throws Exception {
    ForebellReporter reporter = open();
    try {
      tellOfAreas(reporter, 1000);
      tellOfTasks(reporter, 6000);
      Scraped scraped = scrape(reporter);
      assertThat(scraped.series()).isGreaterThan(10_000);
      // What others do on this machine does not count.
      assertThat(scraped.cpuMillis()).as("ms of processor a scrape").isLessThan(100);
    } finally {
      reporter.close();
    }
  }

  @Test
  void tenThousandAreasAboveNormalAreAsMuchAsAThousand() throws Exception {
    ForebellReporter reporter = open();
    try {
      Watched watched =
          new Watched(
              new Group("taskmanager.job.task.operator.forebell", Map.of(), reporter),
              Long.MIN_VALUE);
      for (int area = 0; area < 10_000; area++) {
        for (Subject subject : Subject.values()) {
          String name = "XAA/District " + area;
          watched.restored(name, subject, Level.WATCH, 0.3, 0.1, false);
          watched.restoredAlert(name, subject, Level.WATCH, 1_700_000_000_000L);
        }
      }
      Scraped scraped = scrape(reporter);
      assertThat(
              scraped
                  .told()
                  .lines()
                  .filter(line -> line.startsWith("forebell_") && line.contains("area=\"")))
          .hasSize(4_000);
      assertThat(scraped.told())
          .contains("forebell_risk_areas_not_shown 19000.0")
          .contains("forebell_risk_areas{level=\"watch\",subject=\"staff\"} 10000.0");
      assertThat(scraped.cpuMillis()).as("ms of processor a scrape").isLessThan(100);
    } finally {
      reporter.close();
    }
  }

  private static ForebellReporter open() {
    ForebellReporter reporter = new ForebellReporter();
    MetricConfig config = new MetricConfig();
    config.put("port", 0);
    config.put("host", "127.0.0.1");
    reporter.open(config);
    return reporter;
  }

  /** The last of many scrapes, and what one cost. */
  private record Scraped(String told, long series, double cpuMillis) {}

  private static Scraped scrape(ForebellReporter reporter) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + reporter.port() + "/metrics");
    long[] micros = new long[SCRAPES];
    String told = "";
    HttpClient http = HttpClient.newHttpClient();
    long cpuBegan = 0;
    for (int i = -WARM_UPS; i < SCRAPES; i++) {
      if (i == 0) {
        cpuBegan = cpuNanos();
      }
      long began = System.nanoTime();
      told =
          http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      if (i >= 0) {
        micros[i] = (System.nanoTime() - began) / 1000;
      }
    }
    double cpuMillis = (cpuNanos() - cpuBegan) / 1e6 / SCRAPES;
    long series = told.lines().filter(line -> !line.startsWith("#")).count();
    Arrays.sort(micros);
    System.out.printf(
        Locale.ROOT,
        "scrape of %d series: median %.1f ms, best %.1f ms; %.1f ms of processor, the client's"
            + " included; %d kB%n",
        series,
        micros[SCRAPES / 2] / 1000.0,
        micros[0] / 1000.0,
        cpuMillis,
        told.length() / 1024);
    return new Scraped(told, series, cpuMillis);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Four series of an area, as a watch tells them. */
  private static void tellOfAreas(ForebellReporter reporter, int areas) {
    for (String name :
        new String[] {
          "risk_probability", "risk_usual_probability", "risk_level", "alert_open_timestamp_seconds"
        }) {
      Map<Map<String, String>, Number> values = new HashMap<>();
      for (int i = 0; i < areas; i++) {
        values.put(Map.of("area", "XAA/District number " + i, "subject", "staff"), i / 1000.0);
      }
      Gauge<Map<Map<String, String>, Number>> gauge = () -> values;
      reporter.notifyOfAddedMetric(
          gauge, name, new Group("taskmanager.job.task.operator.forebell", Map.of()));
    }
  }

  private static void tellOfTasks(ForebellReporter reporter, int series) {
    for (int i = 0; i < series; i++) {
      Map<String, String> variables =
          Map.of(
              "<job_name>", "escalation",
              "<task_name>", "task " + i % 10,
              "<operator_name>", "operator " + i % 20,
              "<subtask_index>", "" + i / 20 % 20);
      reporter.notifyOfAddedMetric(
          new SimpleCounter(),
          "numThings" + i / 400,
          new Group("taskmanager.job.task.operator", variables));
    }
  }

  /** A group with a scope and variables, as Flink hands it to reporters. */
  private static final class Group extends UnregisteredMetricsGroup
      implements LogicalScopeProvider {
    private final String scope;
    private final Map<String, String> variables;

    private final ForebellReporter reporter;

    Group(String scope, Map<String, String> variables) {
      this(scope, variables, null);
    }

    /**
     * @param reporter is told of what is put in
     */
    Group(String scope, Map<String, String> variables, ForebellReporter reporter) {
      this.scope = scope;
      this.variables = variables;
      this.reporter = reporter;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      Map<String, String> more = new HashMap<>(variables);
      more.put("<" + key + ">", value);
      return new Group(scope + "." + key, more, reporter);
    }

    @Override
    public Counter counter(String name) {
      Counter counter = super.counter(name);
      reporter.notifyOfAddedMetric(counter, name, this);
      return counter;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      reporter.notifyOfAddedMetric(gauge, name, this);
      return gauge;
    }

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
      reporter.notifyOfAddedMetric(histogram, name, this);
      return histogram;
    }

    @Override
    public Map<String, String> getAllVariables() {
      return variables;
    }

    @Override
    public String getLogicalScope(CharacterFilter filter) {
      return scope;
    }

    @Override
    public String getLogicalScope(CharacterFilter filter, char delimiter) {
      return scope;
    }

    @Override
    public MetricGroup getWrappedMetricGroup() {
      return this;
    }
  }
}
