package org.forebell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.forebell.cluster.ClusterFile;
import org.forebell.cluster.Jvm;
import org.forebell.cluster.Libraries;
import org.forebell.cluster.LocalCluster;
import org.forebell.flink.KafkaAnswer;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSetup;
import org.forebell.flink.Topics;
import org.forebell.flink.submit.FlinkCluster;
import org.forebell.flink.submit.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A broker and a Flink cluster on this machine, to try jobs on. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "A broker, a Flink cluster and a clock on this machine, each process a JVM of its own, so that",
      "a job can be submitted, upgraded and killed without harm. Not for production."
    })
final class ClusterCommand implements Runnable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which command");
  }

  /** Where the processes keep their files. */
  static final class Folder {

    @Option(
        names = "--dir",
        paramLabel = "DIR",
        description = "where they keep their files; else target/cluster")
    private Path dir;

    Path path() {
      return dir == null ? Home.cluster() : dir;
    }

    LocalCluster cluster() {
      return new LocalCluster(
          path(),
          new Libraries(Home.folder().resolve("target/lib")),
          Home.folder().resolve("config/jvm.options"));
    }
  }

  @Command(name = "up", mixinStandardHelpOptions = true, description = "Starts all, and waits.")
  int up(
      @Mixin Folder folder,
      @Option(names = "--brokers", paramLabel = "N", defaultValue = "1") int brokers,
      @Option(names = "--taskmanagers", paramLabel = "N", defaultValue = "2") int taskManagers,
      @Option(names = "--slots", paramLabel = "N", defaultValue = "2") int slots,
      @Option(
              names = "--bare",
              description = "with neither topics nor a clock, to restore a backup into")
          boolean bare)
      throws IOException {
    LocalCluster cluster = folder.cluster();
    Optional<ClusterFile> known = cluster.known();
    if (known.isPresent()) {
      throw new CannotBegin(
          "A cluster was started here before, at "
              + known.get().rest()
              + ". See it with forebell cluster status, stop it with forebell cluster down.");
    }
    ClusterFile started = cluster.up(brokers, taskManagers, slots);
    try (FlinkCluster flink = FlinkCluster.at(started.rest())) {
      if (bare) {
        await(folder, "the brokers", () -> answers(started.bootstrap()));
      } else {
        await(folder, "the brokers", () -> hasTopics(started.bootstrap(), Math.min(3, brokers)));
        cluster.start(clock(started.bootstrap()));
      }
      await(folder, "the TaskManagers", () -> isComplete(flink, taskManagers));
    } catch (CannotBegin e) {
      cluster.down();
      throw e;
    }
    say("brokers  " + started.bootstrap());
    say("flink    http://" + started.rest());
    say("next     forebell submit escalation");
    return 0;
  }

  private static void await(Folder folder, String whom, BooleanSupplier there) {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > patience) {
        throw new CannotBegin(
            whom + " did not come up within two minutes; their logs are in " + folder.path() + ".");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static Map<String, Object> hasty(String bootstrap) {
    return Map.of(
        "bootstrap.servers", bootstrap,
        "default.api.timeout.ms", "3000",
        "request.timeout.ms", "2000");
  }

  private static boolean answers(String bootstrap) {
    try (Admin admin = Admin.create(hasty(bootstrap))) {
      return !KafkaAnswer.to(admin.describeCluster().nodes()).isEmpty();
    } catch (KafkaException notYet) {
      return false;
    }
  }

  private static boolean hasTopics(String bootstrap, int copies) {
    try (Admin admin = Admin.create(hasty(bootstrap))) {
      new TopicSetup(admin, Topics.PARTITIONS, copies).ensure(Topics.all(Stamps.BROKER), false);
      return true;
    } catch (KafkaException notYet) {
      return false;
    }
  }

  private static Jvm clock(String bootstrap) {
    return new Jvm(
        "clock",
        System.getProperty("java.class.path"),
        Forebell.class.getName(),
        List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        List.of("clock", "--bootstrap", bootstrap));
  }

  private static boolean isComplete(FlinkCluster flink, int taskManagers) {
    try {
      return flink.taskManagers() == taskManagers;
    } catch (Refused notYet) {
      return false;
    }
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "What runs; ends with 1 where something does not.")
  int status(@Mixin Folder folder) throws IOException {
    Optional<ClusterFile> known = folder.cluster().known();
    if (known.isEmpty()) {
      say("nothing was started; forebell cluster up starts it");
      return 1;
    }
    say("brokers  " + known.get().bootstrap());
    say("flink    http://" + known.get().rest());
    boolean all = true;
    for (var each : known.get().processes().entrySet()) {
      boolean runs = each.getValue().running().isPresent();
      all &= runs;
      int metrics = each.getValue().metricsPort();
      say(
          "%-15s %-8s pid %d%s"
              .formatted(
                  each.getKey(),
                  runs ? "runs" : "ended",
                  each.getValue().pid(),
                  metrics == 0 ? "" : "  metrics http://127.0.0.1:" + metrics + "/metrics"));
    }
    return all ? 0 : 1;
  }

  @Command(name = "down", mixinStandardHelpOptions = true, description = "Stops all that runs.")
  int down(@Mixin Folder folder) throws IOException {
    LocalCluster cluster = folder.cluster();
    if (cluster.known().isEmpty()) {
      say("nothing was started");
      return 0;
    }
    List<String> gone = cluster.down();
    say("stopped" + (gone.isEmpty() ? "" : "; had ended before: " + String.join(", ", gone)));
    return 0;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
