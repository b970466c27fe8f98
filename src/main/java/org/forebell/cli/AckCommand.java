package org.forebell.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.forebell.delivery.Acknowledgement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Acknowledges an alert. */
@Command(
    name = "ack",
    mixinStandardHelpOptions = true,
    description = {
      "Acknowledges an alert: somebody answers for it from now on, and nobody further up is called",
      "for this version. A higher level calls again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:acknowledged", "2:no such name, or the brokers do not take it"})
final class AckCommand implements Callable<Integer> {

  @Mixin private Answering answering;

  @Parameters(paramLabel = "ID", description = "the alert's name, such as K7RT-4MQD")
  private String alert;

  @Option(
      names = "--version",
      paramLabel = "N",
      defaultValue = "0",
      description = "of the alert; else the newest that was told")
  private int version;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (version < 0) {
      throw new CannotBegin("--version must be 1 or more");
    }
    String name = Answering.name(alert);
    Acknowledgement answer =
        new Acknowledgement(
            name, version, answering.by(), "command", InstantSource.system().millis());
    answering.keep(topics -> topics.acknowledged(answer));
    spec.commandLine().getOut().println(name + " is acknowledged by " + answering.by());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
