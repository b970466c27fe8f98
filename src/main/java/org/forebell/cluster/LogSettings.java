package org.forebell.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a process writes its log: one JSON object a line, as clusters elsewhere do. */
public final class LogSettings {

  /** The fields of a line, as in {@code config/log4j-console.properties}. */
  private static final String TEMPLATE =
      """
      {"at":{"$resolver":"timestamp","pattern":{"format":"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'","timeZone":"UTC"}},\
      "severity":{"$resolver":"level","field":"name"},\
      "logger":{"$resolver":"logger","field":"name"},\
      "message":{"$resolver":"message","stringified":true},\
      "fields":{"$resolver":"mdc"},\
      "exception":{"$resolver":"exception","field":"stackTrace","stackTrace":{"stringified":true}}}""";

  private LogSettings() {}

  /** Writes settings under which the process logs to {@code FOLDER/NAME.log}. */
  public static Path write(Path folder, String name) throws IOException {
    Path file = folder.resolve(name + ".log4j2.properties");
    Files.writeString(
        file,
        """
        appender.file.type = File
        appender.file.name = file
        appender.file.fileName = %s
        appender.file.layout.type = JsonTemplateLayout
        appender.file.layout.eventTemplate = %s
        rootLogger.level = info
        rootLogger.appenderRef.file.ref = file
        """
            .formatted(folder.resolve(name + ".log").toAbsolutePath(), TEMPLATE));
    return file.toAbsolutePath();
  }
}
