package org.forebell.flink;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A {@link SteeredJob} in a process of its own, to be killed. It ends by itself when whoever
 * started it is gone.
 */
final class DoomedJob implements AutoCloseable {
  private final Process process;
  private final BufferedReader told;

  private DoomedJob(Process process) {
    this.process = process;
    this.told = process.inputReader();
  }

  static DoomedJob start(KafkaEnds kafka, Path state, Duration transactions) throws IOException {
    Path log = Files.createDirectories(Path.of("target")).resolve(kafka.group() + "-killed.log");
    return new DoomedJob(
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@config/jvm.options",
                    "-Xmx768m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Dlog4j2.configurationFile=log4j2.properties",
                    "-Dforebell.log=" + log,
                    SteeredJob.class.getName(),
                    kafka.bootstrap(),
                    kafka.group(),
                    state.toString(),
                    Long.toString(transactions.toMillis())))
            .redirectError(Redirect.INHERIT)
            .start());
  }

  /** Takes a checkpoint and returns its folder when it is complete. */
  String checkpoint() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return told.readLine();
  }

  /** As the kernel kills: nothing is flushed, closed or told. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
