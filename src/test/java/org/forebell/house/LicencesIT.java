package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every library that runs with us is listed with its licence, and none asks for our sources. */
class LicencesIT {
  private static final Path LIST = Path.of("src/main/resources/META-INF/third-party.csv");
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-2.0",
          "EDL-1.0",
          "CC0-1.0",
          "Unicode-3.0");

  @Test
  void every_library_is_listed() throws IOException {
    Map<String, String> listed = listed();
    assertThat(libraries())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            library ->
                assertThat(listed.keySet())
                    .as(library + " must be added to " + LIST + " with its licence")
                    .anyMatch(pattern -> library.startsWith(prefix(pattern))));
  }

  @Test
  void no_licence_asks_for_our_sources() throws IOException {
    assertThat(ALLOWED).containsAll(listed().values());
  }

  @Test
  void what_is_listed_is_there() throws IOException {
    List<String> libraries = libraries();
    assertThat(listed().keySet())
        .allSatisfy(
            pattern -> assertThat(libraries).anyMatch(jar -> jar.startsWith(prefix(pattern))));
  }

  private static Map<String, String> listed() throws IOException {
    return Files.readAllLines(LIST).stream()
        .skip(1)
        .map(line -> line.split(","))
        .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
  }

  /** The build names a file of a library {@code group.artifact-version.jar}. */
  private static String prefix(String pattern) {
    return pattern.endsWith(":*") ? pattern.replace(":*", ".") : pattern.replace(':', '.') + "-";
  }

  private static List<String> libraries() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target/lib"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
