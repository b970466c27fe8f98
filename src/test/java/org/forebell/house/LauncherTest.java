package org.forebell.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a house of cardboard: Java and Maven are scripts that tell how they were called.
 */
class LauncherTest {
  @TempDir Path folder;

  private Path home;
  private Path tools;

  @BeforeEach
  void build() throws IOException {
    home = Files.createDirectories(folder.resolve("a house with blanks"));
    tools = Files.createDirectories(folder.resolve("bin"));
    Files.copy(Path.of("forebell"), home.resolve("forebell"));
    write(home.resolve("pom.xml"), "<project/>");
    write(home.resolve("src/main/java/A.java"), "class A {}");
    java("17.0.15");
    script(
        tools.resolve("mvn"),
        """
        echo "built in $(pwd)" >> "%s"
        mkdir -p target/lib && touch target/lib/one.jar && echo made > target/forebell.jar
        """
            .formatted(folder.resolve("maven.log")));
  }

  @Test
  void builds_what_is_missing_then_runs_it() throws Exception {
    Ran ran = run("check", "a file.ndjson");

    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("building");
    assertThat(builds()).containsExactly("built in " + home.toRealPath());
    assertThat(ran.out())
        .contains("org.forebell.cli.Forebell", "check", "a file.ndjson")
        .contains("-Dforebell.home=" + home.toRealPath())
        .contains(
            home.toRealPath()
                + "/target/forebell.jar:"
                + home.toRealPath()
                + "/target/lib/one.jar");
  }

  @Test
  void builds_once() throws Exception {
    run("--help");
    assertThat(run("--help").err()).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void builds_again_when_a_source_is_newer() throws Exception {
    run("--help");
    Files.setLastModifiedTime(
        home.resolve("src/main/java/A.java"), FileTime.from(Instant.now().plusSeconds(60)));
    run("--help");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void is_found_through_links() throws Exception {
    Path first = Files.createSymbolicLink(folder.resolve("first"), home.resolve("forebell"));
    Path second = Files.createSymbolicLink(tools.resolve("fb"), Path.of("../first"));
    assertThat(first).exists();
    assertThat(run(second, Map.of(), "--help").exit()).isZero();
  }

  @Test
  void a_failed_build_shows_its_errors() throws Exception {
    script(tools.resolve("mvn"), "echo '[INFO] fine'; echo '[ERROR] no such class'; exit 1\n");
    Ran ran = run("--help");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("no such class", "build.log").doesNotContain("fine");
    assertThat(home.resolve("target/building")).doesNotExist();
  }

  @Test
  void two_do_not_build_at_once() throws Exception {
    Files.createDirectories(home.resolve("target/building"));
    assertThat(run("--help").err()).contains("another forebell is building");
  }

  @Test
  void says_what_to_install() throws Exception {
    Files.delete(tools.resolve("mvn"));
    assertThat(run("--help").err()).contains("Maven is needed");
    Files.delete(tools.resolve("java"));
    assertThat(run("--help").err()).contains("no Java found");
  }

  @Test
  void an_old_java_is_named() throws Exception {
    java("11.0.2");
    Ran ran = run("--help");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("Java 11.0.2", "too old");
  }

  @Test
  void java_options_of_the_user_come_last_and_win() throws Exception {
    Ran ran = run(home.resolve("forebell"), Map.of("FOREBELL_JAVA_OPTS", "-Xmx5g -Da=b"), "replay");
    assertThat(ran.out())
        .contains("-Xmx2g", "-XX:+UseParallelGC")
        .containsSubsequence("-Xmx2g", "-Xmx5g", "-Da=b", "-cp");
  }

  private record Ran(int exit, List<String> out, String err) {}

  private Ran run(String... arguments) throws Exception {
    return run(home.resolve("forebell"), Map.of(), arguments);
  }

  private Ran run(Path launcher, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", tools + ":" + coreTools());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), Files.readAllLines(out), Files.readString(err));
  }

  /** The tools a POSIX system has, without the Java and Maven that lie beside them. */
  private Path coreTools() throws IOException {
    Path core = Files.createDirectories(folder.resolve("core"));
    for (String name :
        List.of(
            "sh",
            "sed",
            "find",
            "head",
            "dirname",
            "readlink",
            "mkdir",
            "rmdir",
            "awk",
            "tee",
            "cat",
            "grep",
            "touch")) {
      script(core.resolve(name), "exec %s \"$@\"\n".formatted(located(name)));
    }
    return core;
  }

  private static Path located(String name) {
    Path bin = Path.of("/usr/bin", name);
    return Files.exists(bin) ? bin : Path.of("/bin", name);
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(folder.resolve("maven.log"));
  }

  private void java(String version) throws IOException {
    script(
        tools.resolve("java"),
        """
        [ "$1" = -version ] && { echo 'openjdk version "%s"' >&2; exit; }
        printf '%%s\\n' "$@"
        """
            .formatted(version));
  }

  private static void script(Path file, String body) throws IOException {
    write(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(UTF_8));
  }
}
