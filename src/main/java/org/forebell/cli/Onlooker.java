package org.forebell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.forebell.console.Metrics;
import org.forebell.console.MetricsText;
import org.forebell.console.Series;
import org.forebell.console.Snapshot;

/** Asks processes for their metrics, and brokers for the newest alerts. For one thread. */
final class Onlooker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LONGEST = 32 << 20;
  private static final int COURSE = 60;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final List<Asked> asked;
  private final NewestAlerts alerts;
  private final Map<String, List<Double>> courses = new TreeMap<>();
  private Metrics before = Metrics.NONE;
  private long beforeAt;

  /**
   * A process to ask.
   *
   * @param name for the screen
   */
  record Asked(String name, URI metrics) {}

  /**
   * @param bootstrap of brokers, null where none are known
   */
  Onlooker(List<Asked> asked, String bootstrap) {
    this.asked = asked;
    this.alerts = bootstrap == null ? null : new NewestAlerts(bootstrap);
  }

  Snapshot look() {
    List<Series> all = new ArrayList<>();
    List<Snapshot.Process> processes = new ArrayList<>();
    for (Asked each : asked) {
      String problem = "";
      try {
        for (Series series : MetricsText.read(text(each.metrics())).series()) {
          all.add(of(series, each.name()));
        }
      } catch (IOException e) {
        problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      }
      processes.add(new Snapshot.Process(each.name(), problem));
    }
    NewestAlerts.Seen seen =
        alerts == null ? new NewestAlerts.Seen(null, List.of(), "") : alerts.look();
    if (!seen.problem().isEmpty()) {
      processes.add(new Snapshot.Process("brokers", seen.problem()));
    }
    Metrics now = new Metrics(all);
    long at = System.currentTimeMillis();
    remember(all);
    Snapshot look =
        new Snapshot(
            at, processes, now, before, beforeAt, courses, seen.alerts(), seen.acknowledged());
    before = now;
    beforeAt = at;
    return look;
  }

  private static Series of(Series series, String instance) {
    Map<String, String> labels = new HashMap<>(series.labels());
    labels.put("instance", instance);
    return new Series(series.name(), labels, series.value());
  }

  private void remember(List<Series> all) {
    for (Series each : all) {
      if (each.name().equals("forebell_risk_probability")) {
        List<Double> course =
            courses.computeIfAbsent(
                each.labels().get("area") + " " + each.labels().get("subject"),
                key -> new ArrayList<>());
        course.add(each.value());
        if (course.size() > COURSE) {
          course.remove(0);
        }
      }
    }
  }

  private String text(URI metrics) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(metrics)
            .timeout(PATIENCE)
            .header("Accept", "text/plain;version=0.0.4")
            .build();
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException("answers " + answer.statusCode());
        }
        return new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8);
      }
    } catch (java.net.ConnectException e) {
      throw new IOException("does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("was interrupted", e);
    }
  }

  @Override
  public void close() {
    if (alerts != null) {
      alerts.close();
    }
  }
}
