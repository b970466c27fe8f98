package org.forebell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.forebell.cluster.ClusterFile;
import org.forebell.console.Screen;
import org.forebell.console.Snapshot;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows World, Work and Machine on a terminal. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Shows on a terminal where it gets worse, whether data flows and alerts are answered, and",
      "whether the job is healthy: from the metrics of the processes, and from the topics where",
      "brokers are known. q ends it.",
      "",
      "It asks the processes of the cluster that \"forebell cluster up\" started, unless told others."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "1:some process did not answer at the last look",
      "2:nobody to ask is known"
    })
final class WatchCommand implements Callable<Integer> {

  private static final int USUAL_HEIGHT = 60;
  private static final String CLEAR = "\u001B[H\u001B[2J";
  private static final String OTHER_SCREEN = "\u001B[?1049h\u001B[?25l";
  private static final String FIRST_SCREEN = "\u001B[?25h\u001B[?1049l";

  @Option(
      names = "--metrics",
      arity = "1..*",
      paramLabel = "URL",
      description = "where processes serve their metrics, such as http://127.0.0.1:9249/metrics")
  private List<URI> metrics = List.of();

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT[,…]",
      defaultValue = "${env:FOREBELL_BOOTSTRAP:-}",
      description = "of brokers, for the newest alerts and who answered; else the local cluster's")
  private String bootstrap;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "PT5S",
      description = "how often it looks (${DEFAULT-VALUE})")
  private Duration every;

  @Option(names = "--once", description = "print one picture and end")
  private boolean once;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new CannotBegin("--every: once a second at the most, PT1S");
    }
    try (Onlooker onlooker = new Onlooker(asked(), brokers())) {
      Snapshot last = once || !Terminal.showsOutput() ? printed(onlooker) : refreshed(onlooker);
      return last.processes().stream().allMatch(each -> each.problem().isEmpty()) ? 0 : 1;
    }
  }

  private Snapshot printed(Onlooker onlooker) {
    Snapshot look = onlooker.look();
    PrintWriter out = spec.commandLine().getOut();
    Screen.lines(look, Terminal.columns(), USUAL_HEIGHT, colours()).forEach(out::println);
    out.flush();
    return look;
  }

  private static boolean colours() {
    return Terminal.showsOutput() && System.getenv("NO_COLOR") == null;
  }

  /** Refreshes on a screen of its own until q is pressed, and leaves the terminal as it was. */
  private Snapshot refreshed(Onlooker onlooker) throws IOException {
    try (org.jline.terminal.Terminal terminal =
        TerminalBuilder.builder().system(true).dumb(true).build()) {
      Attributes before = terminal.enterRawMode();
      Thread waiting = Thread.currentThread();
      terminal.handle(Signal.INT, signal -> waiting.interrupt());
      PrintWriter out = terminal.writer();
      out.print(OTHER_SCREEN);
      try {
        Snapshot look;
        do {
          look = onlooker.look();
          int height = terminal.getHeight() > 4 ? terminal.getHeight() : USUAL_HEIGHT;
          int columns = terminal.getWidth() > 10 ? terminal.getWidth() : Terminal.columns();
          List<String> lines = Screen.lines(look, columns, height - 1, colours());
          out.print(CLEAR + String.join("\r\n", lines));
          out.flush();
        } while (!isToEnd(terminal.reader()));
        return look;
      } finally {
        out.print(FIRST_SCREEN);
        out.flush();
        terminal.setAttributes(before);
      }
    }
  }

  /** Waits until the next look is due; whether somebody has pressed q, or closed the terminal. */
  private boolean isToEnd(NonBlockingReader keys) throws IOException {
    long due = System.nanoTime() + every.toNanos();
    while (System.nanoTime() < due) {
      int key;
      try {
        key = keys.read(Math.max(1, (due - System.nanoTime()) / 1_000_000));
      } catch (java.io.InterruptedIOException interrupted) {
        return true;
      }
      if (key == 'q' || key == 'Q' || key == 3 || key == NonBlockingReader.EOF) {
        return true;
      }
    }
    return Thread.interrupted();
  }

  private List<Onlooker.Asked> asked() throws IOException {
    List<Onlooker.Asked> asked = new ArrayList<>();
    for (URI each : metrics) {
      if (!"http".equals(each.getScheme()) && !"https".equals(each.getScheme())) {
        throw new CannotBegin(
            "--metrics: " + each + " is no address; write http://HOST:PORT/metrics");
      }
      asked.add(new Onlooker.Asked(each.getAuthority(), each));
    }
    if (asked.isEmpty()) {
      ClusterFile.in(Home.cluster())
          .ifPresent(
              cluster ->
                  cluster
                      .processes()
                      .forEach(
                          (name, started) -> {
                            if (started.metricsPort() > 0) {
                              asked.add(
                                  new Onlooker.Asked(
                                      name,
                                      URI.create(
                                          "http://127.0.0.1:"
                                              + started.metricsPort()
                                              + "/metrics")));
                            }
                          }));
    }
    if (asked.isEmpty()) {
      throw new CannotBegin(
          "Say whom to ask: --metrics http://HOST:PORT/metrics, or start forebell cluster up.");
    }
    return asked;
  }

  /** Null where none are known. */
  private String brokers() throws IOException {
    if (!bootstrap.isBlank()) {
      return bootstrap;
    }
    return metrics.isEmpty()
        ? ClusterFile.in(Home.cluster()).map(ClusterFile::bootstrap).orElse(null)
        : null;
  }
}
