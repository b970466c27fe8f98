package org.forebell.metrics;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter; Flink finds it by {@code metrics.reporter.NAME.factory.class}. */
public final class ForebellReporterFactory implements MetricReporterFactory {

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new ForebellReporter();
  }
}
