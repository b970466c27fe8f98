package org.forebell.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a process writes its log. */
public final class LogSettings {

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
        appender.file.layout.type = PatternLayout
        appender.file.layout.pattern = %%d{ISO8601} %%-5p %%c{1.} %%m%%n
        rootLogger.level = info
        rootLogger.appenderRef.file.ref = file
        """
            .formatted(folder.resolve(name + ".log").toAbsolutePath()));
    return file.toAbsolutePath();
  }
}
