package org.forebell.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * All commands. They end with 0 when all is well, with 1 when something was found or went wrong on
 * the way, and with 2 when they were called wrongly or cannot begin.
 */
@Command(
    name = "forebell",
    mixinStandardHelpOptions = true,
    versionProvider = Forebell.Version.class,
    description = "Early warning for people who work where it is dangerous.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:something was found, or went wrong on the way",
      "2:called wrongly, or could not begin"
    },
    subcommands = {
      CheckCommand.class,
      TopicsCommand.class,
      ClockCommand.class,
      ExportCommand.class,
      RestoreCommand.class,
      ConvertCommand.class,
      ReplayCommand.class,
      FitCommand.class,
      BacktestCommand.class,
      ExplainCommand.class,
      InspectCommand.class,
      ScenarioCommand.class,
      DemoCommand.class,
      GazetteerCommand.class,
      SubmitCommand.class,
      StopCommand.class,
      JobsCommand.class,
      PolicyCommand.class,
      AckCommand.class,
      OutcomeCommand.class,
      DrillCommand.class,
      RoutingCommand.class,
      InboundCommand.class,
      RouteCommand.class,
      ToldCommand.class,
      FeedCommand.class,
      ClusterCommand.class,
      BoardsCommand.class,
      ReportCommand.class,
      WatchCommand.class,
      HelpCommand.class
    })
public final class Forebell implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which command");
  }

  /** The commands, ready to be given arguments. */
  public static CommandLine commands() {
    return new CommandLine(new Forebell())
        .setExecutionExceptionHandler((problem, line, parsed) -> tell(problem, line));
  }

  private static int tell(Exception problem, CommandLine line) {
    PrintWriter err = line.getErr();
    if (problem instanceof CannotBegin) {
      err.println(line.getCommandSpec().qualifiedName() + ": " + problem.getMessage());
      err.flush();
      return CommandLine.ExitCode.USAGE;
    }
    problem.printStackTrace(err);
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  public static void main(String[] args) {
    CommandLine commands = commands();
    commands.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.exit(commands.execute(args));
  }

  /** The version of the jar, "unpackaged" where the classes are not in one. */
  static String version() {
    String version = Forebell.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"forebell " + version()};
    }
  }
}
