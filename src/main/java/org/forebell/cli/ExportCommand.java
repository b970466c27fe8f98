package org.forebell.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.forebell.flink.TopicExport;
import org.forebell.flink.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes topics to a file that a replay reads. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the records of the report topics, or of others, as one JSON object a line, each with"
          + " knownAt, the time the brokers had it. A replay of the file gives what the live job"
          + " gave. Ends with what is there when it begins."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:written", "2:the brokers cannot be asked, or the file not written"})
final class ExportCommand implements Callable<Integer> {

  @Mixin private BrokerOptions brokers;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "what to write, once for each topic (the report topics)")
  private List<String> topics = Topics.REPORTS;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "where to")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      TopicExport.Summary summary = write(unfinished);
      if (Terminal.showsErrors()) {
        spec.commandLine().getErr().print("\r");
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      tell(summary);
      return 0;
    } catch (IOException e) {
      throw new CannotBegin(file + " cannot be written: " + e + ". Check the folder.", e);
    } catch (KafkaException e) {
      throw brokers.explained(e);
    }
  }

  private TopicExport.Summary write(Path to) throws IOException {
    boolean watched = Terminal.showsErrors();
    PrintWriter err = spec.commandLine().getErr();
    try (TopicExport export = TopicExport.of(brokers.client());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
      return export.write(
          topics,
          out,
          lines -> {
            if (watched) {
              err.printf(Locale.ROOT, "\r%,d records ", lines);
              err.flush();
            }
          });
    }
  }

  private void tell(TopicExport.Summary summary) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%d records in %s; %d of them are no JSON objects and stand there as bytes;"
            + " %d heartbeats left out%n",
        summary.lines(),
        file,
        summary.raw(),
        summary.heartbeatsLeftOut());
    out.flush();
  }
}
