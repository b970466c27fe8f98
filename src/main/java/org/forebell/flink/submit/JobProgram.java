package org.forebell.flink.submit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.client.FlinkPipelineTranslationUtil;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.TimeUtils;

/**
 * The program in a job's jar, run here as far as to its plan: so policy, model and properties are
 * read where the job is submitted, and what the program refuses is known before anything is sent.
 */
final class JobProgram {

  /**
   * Flink's connector comes from our own class path, since Flink's names always do; then Kafka's
   * classes must come from there too.
   */
  private static final List<String> WITH_THE_CONNECTOR = List.of("org.apache.kafka.");

  private final JobFile job;

  JobProgram(JobFile job) {
    this.job = job;
  }

  /**
   * The plan, ready to be sent.
   *
   * @throws Refused when the program does not take its arguments
   */
  JobGraph plan() {
    try (PackagedProgram program = program()) {
      Configuration settings = FlinkSettings.of(job);
      StreamGraph pipeline =
          (StreamGraph)
              PackagedProgramUtils.getPipelineFromProgram(
                  program, settings, job.parallelism(), true);
      pipeline.setJobName(job.name());
      JobGraph plan =
          FlinkPipelineTranslationUtil.getJobGraphUnderUserClassLoader(
              program.getUserCodeClassLoader(), pipeline, settings, job.parallelism());
      plan.addJars(program.getJobJarAndDependencies());
      plan.setClasspaths(program.getClasspaths());
      return plan;
    } catch (ProgramInvocationException e) {
      throw new Refused(
          job.entryClass() + " in " + job.jar() + " does not begin: " + rootMessage(e), e);
    }
  }

  private PackagedProgram program() throws ProgramInvocationException {
    Configuration loading = new Configuration();
    loading.set(CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS_ADDITIONAL, WITH_THE_CONNECTOR);
    return PackagedProgram.newBuilder()
        .setJarFile(job.jar().toFile())
        .setEntryPointClassName(job.entryClass())
        .setConfiguration(loading)
        .setArguments(arguments().toArray(String[]::new))
        .build();
  }

  /** What the program is told; no secret is among it. */
  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "bootstrap", job.kafka().bootstrap());
    add(arguments, "group", job.kafka().group());
    if (job.kafka().transactionTimeout() != null) {
      add(
          arguments,
          "transaction-timeout",
          TimeUtils.formatWithHighestUnit(job.kafka().transactionTimeout()));
    }
    add(arguments, "properties", job.kafka().properties());
    new TreeMap<>(job.files()).forEach((name, file) -> add(arguments, name, file));
    return arguments;
  }

  private static void add(List<String> arguments, String name, Object value) {
    if (value != null) {
      arguments.add("--" + name);
      arguments.add(value.toString());
    }
  }

  /**
   * Looks for the jar and all that is sent with it.
   *
   * @throws Refused with every file that is missing
   */
  void filesAreThere() {
    List<String> missing = new ArrayList<>();
    isThere(missing, "jar", job.jar(), "Build it: ./forebell --help builds what is missing.");
    isThere(missing, "kafka.properties", job.kafka().properties(), "Check the name.");
    new TreeMap<>(job.files())
        .forEach((name, file) -> isThere(missing, "files." + name, file, "Check the name."));
    if (!missing.isEmpty()) {
      throw Refused.all(missing);
    }
  }

  private static void isThere(List<String> missing, String key, Path file, String advice) {
    if (file != null && !Files.isReadable(file)) {
      missing.add(key + ": there is no file " + file + " to read. " + advice);
    }
  }

  private static String rootMessage(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return ExceptionUtils.findThrowable(problem, IllegalArgumentException.class)
        .map(Throwable::getMessage)
        .orElse(root.toString());
  }
}
