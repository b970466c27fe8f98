package org.forebell.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.forebell.cli.demo.Demo;
import org.forebell.flink.NotificationSettings;
import org.forebell.flink.Pace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what Forebell does, on a real broker and a real Flink runtime in this process. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a broker and a Flink runtime in this process, plays a made-up world into the report",
      "topics, runs both jobs between topics, shows what an officer would get, and leaves it in an",
      "outbox as mail, text message, CAP and JSON."
    })
final class DemoCommand implements Callable<Integer> {

  /** Where the shipped channels write, each into it or into a folder in it. */
  private static final Path SHIPPED_OUTBOX = Path.of("target", "outbox");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/demo",
      description =
          "Where reports, alerts, assessments, rejected and outbox/ go. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Of the world.")
  private long seed;

  @Option(
      names = "--speed",
      paramLabel = "H",
      defaultValue = "15",
      description = "Hours of the world in a second. Default: ${DEFAULT-VALUE}.")
  private double speed;

  @Option(names = "--keep", description = "Leave broker and job running at the end, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description = "Serve metrics to Prometheus on this port of this machine.")
  private int metricsPort;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!(speed > 0) || speed > 10_000) {
      throw new CannotBegin("--speed must be above 0 and at most 10000 hours a second");
    }
    boolean colours = Terminal.showsOutput() && System.getenv("NO_COLOR") == null;
    Demo demo =
        new Demo(
            spec.commandLine().getOut(),
            colours,
            Terminal.columns(),
            Defaults.settings(null, null, null),
            DemoCommand::telling);
    return demo.run(out, seed, speed, keep, metricsPort) ? 0 : 1;
  }

  /** The shipped settings, with outboxes in this folder and the time of the made-up world. */
  private static NotificationSettings telling(Path outbox) {
    try {
      return new NotificationSettings(
          Defaults.bytes(null, Defaults.ROUTING),
          channels(outbox),
          Defaults.bytes(null, Defaults.POSTURE),
          Defaults.bytes(null, Defaults.INBOUND),
          Pace.ALERTS);
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped settings cannot be read", e);
    }
  }

  /** The shipped channels, so that each that routing names is there; JSON is YAML, too. */
  private static byte[] channels(Path outbox) throws IOException {
    JsonNode shipped = new YAMLMapper().readTree(Defaults.bytes(null, Defaults.CHANNELS));
    for (JsonNode each : shipped.get("channels")) {
      Path folder = SHIPPED_OUTBOX.relativize(Path.of(each.get("folder").asText()));
      ((ObjectNode) each).put("folder", outbox.resolve(folder).toString());
    }
    return new ObjectMapper().writeValueAsBytes(shipped);
  }
}
