package org.forebell.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.apache.kafka.common.KafkaException;
import org.forebell.delivery.Routing;
import org.forebell.delivery.RoutingReader;
import org.forebell.flink.AnswerTopics;
import org.forebell.settings.WrongSetting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The routing of the running job, by the topic {@code routing}. */
@Command(
    name = "routing",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Changes who is told while the notification job runs.")
final class RoutingCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which command");
  }

  @Command(
      name = "publish",
      mixinStandardHelpOptions = true,
      description = {
        "Publishes a routing: it holds as soon as the job reads it, for all that is decided from",
        "then on. One that cannot work is refused with line and reason."
      })
  int publish(
      @Mixin BrokerOptions brokers,
      @Parameters(paramLabel = "FILE", description = "as config/routing.yaml") String file)
      throws IOException {
    byte[] yaml = Defaults.bytes(file, Defaults.ROUTING);
    Routing routing;
    try {
      routing = RoutingReader.read(file, new String(yaml, StandardCharsets.UTF_8));
    } catch (WrongSetting e) {
      throw new CannotBegin(e.getMessage(), e);
    }
    try (AnswerTopics topics = new AnswerTopics(brokers.client())) {
      topics.routing(yaml, InstantSource.system().millis());
    } catch (IOException e) {
      throw brokers.explained(e);
    } catch (KafkaException e) {
      throw brokers.explained(e);
    }
    spec.commandLine().getOut().println("routing " + routing.version() + " holds from now on");
    spec.commandLine().getOut().flush();
    return 0;
  }
}
