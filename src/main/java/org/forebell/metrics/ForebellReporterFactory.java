package org.forebell.metrics;

import java.util.Map;
import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter; Flink finds it by {@code metrics.reporter.NAME.factory.class}. */
public final class ForebellReporterFactory implements MetricReporterFactory {

  /**
   * Settings of a Flink runtime in this process, so that it serves metrics to this machine alone.
   *
   * @param port to listen on
   */
  public static Map<String, String> settings(int port) {
    return Map.of(
        "metrics.reporters",
        "forebell",
        "metrics.reporter.forebell.factory.class",
        ForebellReporterFactory.class.getName(),
        "metrics.reporter.forebell.host",
        "127.0.0.1",
        "metrics.reporter.forebell.port",
        Integer.toString(port));
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new ForebellReporter();
  }
}
