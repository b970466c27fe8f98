package org.forebell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.forebell.flink.Rights;
import org.forebell.flink.Stamps;
import org.forebell.flink.TopicSetup;
import org.forebell.flink.TopicSetup.Outcome;
import org.forebell.flink.TopicSetup.State;
import org.forebell.flink.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the topics; may be run any number of times. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      "Creates the topics that are missing, and tells how those that are there differ from what"
          + " they should be. Nothing is ever deleted."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all topics are as they should be",
      "1:a topic differs",
      "2:the brokers cannot be asked"
    })
final class TopicsCommand implements Callable<Integer> {
  private static final Map<String, Object> ONE_ANSWER =
      Map.of("default.api.timeout.ms", 15_000, "request.timeout.ms", 10_000);

  @Mixin private BrokerOptions brokers;

  @Option(
      names = "--partitions",
      defaultValue = "" + Topics.PARTITIONS,
      description = "of each topic; at least the parallelism of the job (${DEFAULT-VALUE})")
  private int partitions;

  @Option(
      names = "--replicas",
      defaultValue = "0",
      description = "copies of each partition, 3 on a real cluster; 0 leaves it to the brokers")
  private int replicas;

  @Option(
      names = "--stamps",
      defaultValue = "BROKER",
      description =
          "who says when a report became known: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE});"
              + " SENDER is for back-fills and tests and keeps records for ever")
  private Stamps stamps;

  @Option(
      names = "--acls",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = Defaults.SHIPPED,
      description =
          "also allow each user what the file lists (config/acls.csv); takes a user who may alter"
              + " the cluster. Nothing is ever forbidden again")
  private String acls;

  @Option(names = "--repair", description = "set what differs, as far as Kafka can")
  private boolean repair;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (partitions < 1 || replicas < 0 || replicas > Short.MAX_VALUE) {
      throw new ParameterException(
          spec.commandLine(), "--partitions must be 1 or more, --replicas 0 or more");
    }
    List<Outcome> outcomes = ensure();
    outcomes.forEach(this::tell);
    boolean differs = outcomes.stream().anyMatch(outcome -> outcome.state() == State.DIFFERS);
    if (differs && !repair) {
      out().println("Run again with --repair to set what differs.");
    }
    out().flush();
    return differs ? 1 : 0;
  }

  private List<Outcome> ensure() {
    Map<String, Object> client = new HashMap<>(ONE_ANSWER);
    client.putAll(brokers.client());
    try (Admin admin = Admin.create(client)) {
      grant(admin);
      return new TopicSetup(admin, partitions, replicas).ensure(Topics.all(stamps), repair);
    } catch (KafkaException e) {
      throw brokers.explained(e);
    }
  }

  private void grant(Admin admin) {
    if (acls == null) {
      return;
    }
    try (Reader table = Defaults.reader(acls, Defaults.ACLS)) {
      List<AclBinding> rights = Rights.read(table);
      Rights.grant(admin, rights);
      out().println(rights.size() + " rights are granted");
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotBegin("The table of --acls cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private void tell(Outcome outcome) {
    String state = outcome.state().name().toLowerCase(Locale.ROOT);
    out().printf(Locale.ROOT, "%-9s %s%n", state, outcome.topic());
    outcome.differences().forEach(difference -> out().println("          " + difference));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
