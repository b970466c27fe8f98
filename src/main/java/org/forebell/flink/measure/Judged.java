package org.forebell.flink.measure;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;
import org.forebell.report.Subject;
import org.forebell.risk.Forecasts;

/**
 * How good forecasts were: by how likely they were said to be, how many came true and how many
 * should have; and squared errors (Brier, 1950) beside those of the area's own usual.
 */
public final class Judged implements Forecasts.Judge {

  /** The upper ends of the bins. */
  private static final double[] BINS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1};

  private final Map<Map<String, String>, Bin> bins = new HashMap<>();
  private final Map<Map<String, String>, Double> errors = new HashMap<>();

  /** Forecasts that were much the same. */
  private static final class Bin {
    private long all;
    private long cameTrue;
    private double expected;
  }

  public Judged(MetricGroup forebell) {
    Several.gauge(forebell, "forecasts_total", into -> each(into, bin -> bin.all));
    Several.gauge(forebell, "forecasts_came_true_total", into -> each(into, bin -> bin.cameTrue));
    Several.gauge(forebell, "forecasts_expected_total", into -> each(into, bin -> bin.expected));
    Several.gauge(forebell, "forecast_squared_error_total", this::errors);
  }

  @Override
  public synchronized void judge(
      Subject subject, double probability, double usual, boolean cameTrue) {
    Bin bin =
        bins.computeIfAbsent(
            Map.of("subject", subject.code(), "bin", bin(probability)), first -> new Bin());
    bin.all++;
    bin.cameTrue += cameTrue ? 1 : 0;
    bin.expected += probability;
    double outcome = cameTrue ? 1 : 0;
    error(subject, "model", probability - outcome);
    error(subject, "usual", usual - outcome);
  }

  private void error(Subject subject, String forecast, double error) {
    errors.merge(
        Map.of("subject", subject.code(), "forecast", forecast), error * error, Double::sum);
  }

  private static String bin(double probability) {
    for (double end : BINS) {
      if (probability <= end) {
        return Double.toString(end);
      }
    }
    throw new IllegalArgumentException(probability + " is no chance");
  }

  private synchronized void each(Several into, java.util.function.Function<Bin, Number> what) {
    bins.forEach((labels, bin) -> into.put(labels, what.apply(bin)));
  }

  private synchronized void errors(Several into) {
    errors.forEach(into::put);
  }
}
