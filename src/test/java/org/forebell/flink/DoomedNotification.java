package org.forebell.flink;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The notification job in a process of its own, to be killed. It ends by itself when whoever
 * started it is gone.
 */
final class DoomedNotification implements AutoCloseable {
  private final Process process;

  private DoomedNotification(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param checkpoint to go on from, null to begin without memory
   */
  static DoomedNotification start(
      NotifiedWorld world, Path routing, Path channels, String checkpoint) throws IOException {
    Path log = Files.createDirectories(Path.of("target")).resolve("notification-killed.log");
    return new DoomedNotification(
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@config/jvm.options",
                    "-Xmx1g",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Dlog4j2.configurationFile=log4j2.properties",
                    "-Dforebell.log=" + log,
                    DoomedNotification.class.getName(),
                    world.bootstrap(),
                    routing.toString(),
                    channels.toString(),
                    world.checkpoints().toString(),
                    checkpoint == null ? "" : checkpoint))
            .redirectError(Redirect.INHERIT)
            .redirectOutput(Redirect.INHERIT)
            .start());
  }

  /** As the kernel kills: nothing is flushed, closed or told. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /** BOOTSTRAP ROUTING CHANNELS CHECKPOINTS CHECKPOINT */
  public static void main(String[] arguments) throws Exception {
    NotificationSettings settings =
        new NotificationSettings(
            Files.readAllBytes(Path.of(arguments[1])),
            Files.readAllBytes(Path.of(arguments[2])),
            Files.readAllBytes(Path.of("config/posture.yaml")),
            "host: 127.0.0.1\nport: 0\n".getBytes(StandardCharsets.UTF_8),
            Pace.WALL);
    var unused =
        NotifiedWorld.start(
            new NotificationEnds(arguments[0], "notification", new Properties()),
            settings,
            Path.of(arguments[3]),
            arguments[4].isEmpty() ? null : arguments[4]);
    while (System.in.read() >= 0) {
      // whoever started us is there
    }
    System.exit(0);
  }
}
