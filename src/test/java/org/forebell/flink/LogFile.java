package org.forebell.flink;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;

/** All that is logged meanwhile. */
final class LogFile implements AutoCloseable {
  private static final List<String> LOUD =
      List.of(
          "org.apache.kafka.clients",
          "org.apache.kafka.common.security",
          "org.apache.kafka.common.config",
          "org.apache.flink.connector.kafka",
          "org.forebell");

  private final Path file;
  private final FileAppender appender;
  private final LoggerConfig root;
  private final Level before;
  private final Map<String, Level> louder = new TreeMap<>();

  private LogFile(Path file, FileAppender appender, LoggerConfig root) {
    this.file = file;
    this.appender = appender;
    this.root = root;
    this.before = root.getLevel();
  }

  /** More of it than any operator would ask for. */
  static LogFile to(Path file) {
    return to(file, PatternLayout.newBuilder().withPattern("%p %c %m%n%xEx").build(), Level.DEBUG);
  }

  /** No more than a cluster logs, and as it does. */
  static LogFile asOnACluster(Path file) throws IOException {
    Properties shipped = new Properties();
    try (Reader text = Files.newBufferedReader(Path.of("config/log4j-console.properties"))) {
      shipped.load(text);
    }
    return to(
        file,
        JsonTemplateLayout.newBuilder()
            .setConfiguration(((LoggerContext) LogManager.getContext(false)).getConfiguration())
            .setEventTemplate(shipped.getProperty("appender.file.layout.eventTemplate"))
            .build(),
        Level.INFO);
  }

  private static LogFile to(Path file, Layout<?> layout, Level ours) {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    FileAppender appender =
        FileAppender.newBuilder()
            .setName("canary")
            .withFileName(file.toString())
            .setLayout(layout)
            .build();
    appender.start();
    LogFile log = new LogFile(file, appender, context.getConfiguration().getRootLogger());
    log.root.addAppender(appender, Level.ALL, null);
    LOUD.forEach(name -> log.louder.put(name, LogManager.getLogger(name).getLevel()));
    Configurator.setRootLevel(Level.INFO);
    LOUD.forEach(name -> Configurator.setLevel(name, ours));
    return log;
  }

  String read() throws IOException {
    return Files.readString(file);
  }

  @Override
  public void close() {
    louder.forEach(Configurator::setLevel);
    Configurator.setRootLevel(before);
    root.removeAppender(appender.getName());
    appender.stop();
  }
}
