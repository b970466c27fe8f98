package org.forebell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.forebell.flink.replay.TopicRestore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes exports back to topics. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Writes exports of the report topics and of policy back to fresh topics, each record with the"
          + " time it had, so that a job on them tells what the one before told. The topics are made"
          + " with forebell topics --stamps SENDER, and no clock may have begun to write to them."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is written",
      "2:the topics are not fresh, a file cannot be read, or the brokers do not take it"
    })
final class RestoreCommand implements Callable<Integer> {

  @Mixin private BrokerOptions brokers;

  @Option(
      names = "--reports",
      paramLabel = "F",
      arity = "1..*",
      required = true,
      description = "exports of the report topics")
  private List<Path> reports;

  @Option(
      names = "--policies",
      paramLabel = "F",
      arity = "1..*",
      description = "exports of the topic policy")
  private List<Path> policies = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    for (List<Path> files : List.of(reports, policies)) {
      for (Path each : files) {
        if (!Files.isReadable(each)) {
          throw new CannotBegin(each + " cannot be read. Check the name.");
        }
      }
    }
    try (TopicRestore restore = TopicRestore.to(brokers.client())) {
      List<String> problems = restore.problems();
      if (!problems.isEmpty()) {
        throw new CannotBegin(String.join("\n", problems));
      }
      long records = restore.write(reports, policies, written -> {});
      spec.commandLine().getOut().printf(Locale.ROOT, "%,d records are written%n", records);
      spec.commandLine().getOut().flush();
      return 0;
    } catch (KafkaException e) {
      throw brokers.explained(e);
    } catch (IOException e) {
      throw new CannotBegin("The files cannot be read: " + e + ".", e);
    }
  }
}
