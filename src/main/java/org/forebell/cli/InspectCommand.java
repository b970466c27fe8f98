package org.forebell.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.forebell.flink.inspect.Contents;
import org.forebell.flink.inspect.SavepointContents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what a savepoint holds. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what a savepoint or a retained checkpoint holds: operators and offsets; of the",
      "escalation job areas with their levels and open alerts, of the notification job ladders and",
      "who is awaited, and recipients' books; and how much each takes. Of reports, state holds ids,",
      "and no name, narrative, position or route."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was read",
      "1:it does not hold the area asked for",
      "2:there is no savepoint, or this release cannot read it"
    })
final class InspectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SAVEPOINT", description = "The folder that holds _metadata.")
  private String savepoint;

  @Option(
      names = "--area",
      paramLabel = "AREA",
      description = "Of this area alone, as in the reports: SDN/Khartoum.")
  private String area;

  @Option(names = "--json", description = "One JSON object instead of a listing.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Contents contents = read();
    Contents shown = area == null ? contents : contents.ofArea(area);
    if (area != null && shown.areas().isEmpty() && shown.ladders().isEmpty()) {
      spec.commandLine().getErr().println("the savepoint does not know " + area);
      return 1;
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(asJson(shown));
    } else {
      new InspectListing(out).print(shown, area == null);
    }
    out.flush();
    return 0;
  }

  private Contents read() throws Exception {
    try {
      return SavepointContents.read(
          Files.exists(Path.of(savepoint)) ? Path.of(savepoint).toUri().toString() : savepoint);
    } catch (IOException e) {
      throw new CannotBegin(
          "cannot read a savepoint at "
              + savepoint
              + "; name the folder that holds its file _metadata ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static String asJson(Contents contents) throws JsonProcessingException {
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(contents);
  }
}
