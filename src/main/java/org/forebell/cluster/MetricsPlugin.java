package org.forebell.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** The reporter of metrics as Flink finds it: a jar in a folder of the folder of plugins. */
final class MetricsPlugin {

  private static final String REPORTER = "metrics.reporter.forebell.";

  private MetricsPlugin() {}

  /**
   * Lays the plugin beside a cluster's files.
   *
   * @return what a process of Flink's needs in its environment to find it
   */
  static Map<String, String> lay(Path folder, Libraries libraries) throws IOException {
    Path plugins = folder.resolve("plugins");
    Path own = Files.createDirectories(plugins.resolve("forebell-metrics"));
    Files.copy(
        jar(libraries.folder().getParent()),
        own.resolve("forebell-metrics.jar"),
        StandardCopyOption.REPLACE_EXISTING);
    return Map.of("FLINK_PLUGINS_DIR", plugins.toAbsolutePath().toString());
  }

  private static Path jar(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("forebell-.*-metrics\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("the build left no jar of metrics in " + target));
    }
  }

  /** Settings of a process of Flink's that serves its metrics on a port. */
  static Map<String, String> settings(String host, int port) {
    return Map.of(
        "metrics.reporters",
        "forebell",
        REPORTER + "factory.class",
        "org.forebell.metrics.ForebellReporterFactory",
        REPORTER + "host",
        host,
        REPORTER + "port",
        Integer.toString(port));
  }
}
