package org.forebell.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to start a JVM that outlives this one.
 *
 * @param name of the process, and of its log
 * @param arguments of the JVM, such as its memory
 * @param program arguments of the program
 * @param environment what it finds in its environment besides ours
 * @param metricsPort where it serves its metrics on this machine, 0 for nowhere
 */
public record Jvm(
    String name,
    String classPath,
    String main,
    List<String> arguments,
    List<String> program,
    Map<String, String> environment,
    int metricsPort) {

  /** One that tells no metrics. */
  public Jvm(
      String name, String classPath, String main, List<String> arguments, List<String> program) {
    this(name, classPath, main, arguments, program, Map.of(), 0);
  }

  /**
   * Starts it; what it says goes to {@code FOLDER/NAME.out}.
   *
   * @param options a file of options that every JVM here needs
   */
  public ProcessHandle start(Path folder, Path options) throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + options.toAbsolutePath());
    command.addAll(arguments);
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".out").toFile()));
    builder.redirectInput(Path.of("/dev/null").toFile());
    return builder.start().toHandle();
  }
}
