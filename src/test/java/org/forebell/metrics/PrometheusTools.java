package org.forebell.metrics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own programs, where they are installed (Debian: apt install prometheus). */
public final class PrometheusTools {

  private PrometheusTools() {}

  /** Ends a test, with a word, where a program is not there. */
  public static void require(String program) {
    boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!there) {
      System.out.println(
          "skipped: there is no "
              + program
              + " (apt-get install --no-install-recommends prometheus)");
    }
    assumeTrue(there, program + " is not installed");
  }

  /** What a program said and how it ended. */
  public record Said(int exit, String text) {}

  /** Runs promtool with words, and a file as its input where one is given. */
  public static Said promtool(Path input, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process process = builder.start();
    String text =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
