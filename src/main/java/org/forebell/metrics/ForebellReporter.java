package org.forebell.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.util.NetUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the metrics of one process to Prometheus, in its text format or, where asked for it,
 * OpenMetrics: Forebell's as {@code forebell_…}, Flink's own as {@code flink_…}, those of JVM and
 * process under the names that Micrometer gives them.
 *
 * <p>Settings, each after {@code metrics.reporter.NAME.}: {@code port}, one or a range such as
 * {@code 9249-9260} of which the first free one is taken (default 9249); {@code host} to listen at
 * (default all addresses).
 */
public final class ForebellReporter implements MetricReporter {

  private static final Logger LOG = LoggerFactory.getLogger(ForebellReporter.class);
  private static final String DEFAULT_PORT = "9249";

  private final ForebellMetrics ours = new ForebellMetrics(Catalogue.shipped());
  private final FlinkMetrics flink = new FlinkMetrics();
  private PrometheusMeterRegistry registry;
  private JvmGcMetrics collections;
  private JvmHeapPressureMetrics pressure;
  private HTTPServer server;

  @Override
  public void open(MetricConfig config) {
    PrometheusRegistry collectors = new PrometheusRegistry();
    registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, collectors, Clock.SYSTEM);
    // Their names are not as Prometheus has them; process_cpu_usage tells the same.
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    collectors.register(ours);
    collectors.register(flink);
    bindProcess();
    server = serve(collectors, config);
    LOG.info("Metrics at http://{}:{}/metrics", setting(config, "host", "*"), port());
  }

  private void bindProcess() {
    collections = new JvmGcMetrics();
    pressure = new JvmHeapPressureMetrics();
    List.of(
            collections,
            pressure,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new JvmInfoMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())
        .forEach(each -> each.bindTo(registry));
  }

  private static HTTPServer serve(PrometheusRegistry collectors, MetricConfig config) {
    String host = setting(config, "host", null);
    String ports = setting(config, "port", DEFAULT_PORT);
    IOException taken = null;
    for (Iterator<Integer> all = NetUtils.getPortRangeFromString(ports); all.hasNext(); ) {
      try {
        HTTPServer.Builder builder = HTTPServer.builder().port(all.next()).registry(collectors);
        if (host != null) {
          builder.inetAddress(InetAddress.getByName(host));
        }
        return builder.buildAndStart();
      } catch (IOException e) {
        taken = e;
      }
    }
    throw new IllegalStateException(
        "no port of " + ports + " is free for metrics; give another metrics.reporter.NAME.port",
        taken);
  }

  /** A port in a file of YAML is a number, which {@link MetricConfig#getString} passes over. */
  private static String setting(MetricConfig config, String key, String otherwise) {
    Object told = config.get(key);
    return told == null ? otherwise : told.toString();
  }

  /** Where it listens. */
  int port() {
    return server.getPort();
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    String scope = scope(group);
    if (ForebellMetrics.isOurs(scope)) {
      ours.add(metric, name, group.getAllVariables());
    } else {
      flink.add(metric, scope, name, group.getAllVariables());
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    String scope = scope(group);
    if (ForebellMetrics.isOurs(scope)) {
      ours.remove(metric, name, group.getAllVariables());
    } else {
      flink.remove(metric, scope, name, group.getAllVariables());
    }
  }

  private static String scope(MetricGroup group) {
    return LogicalScopeProvider.castFrom(group).getLogicalScope(text -> text, '.');
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
      collections.close();
      pressure.close();
      registry.close();
    }
  }
}
