package org.forebell.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.forebell.flink.HeartbeatClock;
import org.forebell.flink.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes heartbeats until it is stopped. */
@Command(
    name = "clock",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a heartbeat into every partition of the report topics, so that time goes on for the"
          + " job when nobody reports, and at once when a policy is published. Keep one running, or"
          + " several: one more changes nothing."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped", "2:the first heartbeat did not get through"})
final class ClockCommand implements Callable<Integer> {

  @Mixin private BrokerOptions brokers;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      defaultValue = HeartbeatClock.PACE,
      description = "pause between heartbeats, such as PT10S or PT1M (${DEFAULT-VALUE})")
  private Duration every;

  @Option(
      names = "--source",
      paramLabel = "ID",
      defaultValue = "clock",
      description = "who the heartbeats say they are from (${DEFAULT-VALUE})")
  private String source;

  @Option(names = "--once", description = "write one heartbeat into each partition and end")
  private boolean once;

  @Spec private CommandSpec spec;

  private final AtomicBoolean troubled = new AtomicBoolean();

  @Override
  public Integer call() throws InterruptedException {
    if (every.compareTo(Duration.ofMillis(100)) < 0) {
      throw new ParameterException(spec.commandLine(), "--every must be PT0.1S or more");
    }
    InstantSource time = InstantSource.system();
    try (HeartbeatClock clock = HeartbeatClock.of(brokers.client(), Topics.READ, source)) {
      int partitions = clock.beat(time.millis());
      say("A heartbeat is in each of " + partitions + " partitions.");
      if (!once) {
        say("One follows every " + every.toMillis() / 1000.0 + " s. Stop with Ctrl-C.");
        clock.beatEvery(every, time, this::wentWell, this::wentWrong, this::hearsNothing).get();
      }
      return 0;
    } catch (KafkaException e) {
      throw brokers.explained(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the clock stopped by itself", e.getCause());
    }
  }

  private void wentWell(int partitions) {
    if (troubled.getAndSet(false)) {
      say("Heartbeats get through again, to " + partitions + " partitions.");
    }
  }

  private void wentWrong(KafkaException failure) {
    troubled.set(true);
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, "No heartbeat: %s%n", brokers.explained(failure).getMessage());
    err.flush();
  }

  private void hearsNothing(KafkaException failure) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "What is published takes force at a heartbeat, not at once: %s%n",
        brokers.explained(failure).getMessage());
    err.flush();
  }

  private void say(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
