package org.forebell.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Class paths from the folder of libraries that the build fills.
 *
 * @param folder of jars, each named by group, artifact and version
 */
public record Libraries(Path folder) {

  /**
   * What a job or the reporter of metrics brings in its own jar, and a Flink distribution does not
   * have.
   */
  private static final List<String> OF_JOBS =
      List.of(
          "org.apache.kafka.",
          "org.apache.flink.flink-connector-kafka",
          "org.apache.flink.flink-state-processor-api",
          "com.fasterxml.",
          "info.picocli.",
          "org.ejml.",
          "org.dhatim.",
          "me.tongfei.",
          "io.micrometer.",
          "io.prometheus.",
          "org.apache.commons.commons-csv");

  /** What runs a broker. */
  public String ofKafka() {
    return classPath(jar -> true);
  }

  /** What a Flink distribution has: a job must bring the rest. */
  public String ofFlink() {
    return classPath(jar -> OF_JOBS.stream().noneMatch(jar::startsWith));
  }

  private String classPath(java.util.function.Predicate<String> wanted) {
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.filter(jar -> wanted.test(jar.getFileName().toString()))
          .map(Path::toString)
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException("there are no libraries in " + folder, e);
    }
  }
}
