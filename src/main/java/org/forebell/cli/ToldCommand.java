package org.forebell.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.forebell.delivery.DeliveryStory;
import org.forebell.delivery.StepJson;
import org.forebell.flink.TopicExport;
import org.forebell.report.RecordLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers who was told of an alert. */
@Command(
    name = "told",
    mixinStandardHelpOptions = true,
    description = {
      "Tells who was told what of an alert, when and on which channel, and whether they answered, from",
      "the topic deliveries or a file that export wrote of it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "1:nothing is known of that alert, or somebody could not be told",
      "2:the brokers cannot be asked, or the file not read"
    })
final class ToldCommand implements Callable<Integer> {

  private static final String DELIVERIES = "deliveries";

  @Mixin private BrokerOptions brokers;

  @Parameters(paramLabel = "ALERT-ID", description = "such as K7RT-4MQD")
  private String alert;

  @Option(names = "--file", paramLabel = "F", description = "records of the topic, one a line")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DeliveryStory story = new DeliveryStory(alert.toUpperCase(Locale.ROOT));
    if (file != null) {
      read(file, story);
    } else {
      Path exported = Files.createTempFile("deliveries", ".ndjson");
      try {
        export(exported);
        read(exported, story);
      } finally {
        Files.delete(exported);
      }
    }
    return tell(story);
  }

  private void export(Path to) throws IOException {
    try (TopicExport export = TopicExport.of(brokers.client());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
      export.write(List.of(DELIVERIES), out, lines -> {});
    } catch (KafkaException e) {
      throw brokers.explained(e);
    }
  }

  private static void read(Path from, DeliveryStory story) throws IOException {
    if (!Files.isReadable(from)) {
      throw new CannotBegin("there is no file " + from + " to read");
    }
    try (InputStream in = Files.newInputStream(from)) {
      RecordLines.each(
          in,
          (line, bytes, length) -> {
            StepJson.Read read = StepJson.read(Arrays.copyOf(bytes, length));
            if (read.step() != null) {
              story.add(read.step());
            }
          });
    }
  }

  private int tell(DeliveryStory story) {
    PrintWriter out = spec.commandLine().getOut();
    List<DeliveryStory.Row> rows = story.rows();
    if (rows.isEmpty() && story.turnings().isEmpty()) {
      spec.commandLine().getErr().println("nothing is known of " + alert + "; check the name");
      return 1;
    }
    if (story.exercise()) {
      out.println("EXERCISE EXERCISE");
    }
    rows.forEach(row -> out.println(shown(row)));
    story.turnings().forEach(each -> out.println(shown(each)));
    out.flush();
    return rows.stream().anyMatch(row -> row.state() == DeliveryStory.State.FAILED) ? 1 : 0;
  }

  private static String shown(DeliveryStory.Row row) {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "v%-3d %-24s %-12s",
                row.version(),
                row.recipient(),
                row.state().words()));
    add(line, "queued", row.queuedAt());
    add(line, "sent by " + String.join(", ", row.channels()), row.sentAt());
    if (row.digest()) {
      line.append(" in a digest");
    }
    add(line, "arrived", row.deliveredAt());
    add(line, "answered", row.answeredAt());
    if (row.attempts() > 0) {
      line.append(String.format(Locale.ROOT, "  failed attempts: %d", row.attempts()));
    }
    if (!row.reason().isEmpty()) {
      line.append("  because ").append(row.reason());
    }
    return line.toString();
  }

  private static void add(StringBuilder line, String what, long at) {
    if (at > 0) {
      line.append("  ").append(what).append(' ').append(Instant.ofEpochMilli(at));
    }
  }

  private static String shown(DeliveryStory.Turning each) {
    String to = each.recipient().isEmpty() ? "" : " to " + each.recipient();
    return String.format(
        Locale.ROOT,
        "v%-3d %s  %s%s: %s",
        each.version(),
        Instant.ofEpochMilli(each.at()),
        each.kind().code(),
        to,
        each.reason());
  }
}
