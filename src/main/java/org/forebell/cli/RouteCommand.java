package org.forebell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Recipient;
import org.forebell.delivery.Rehearsal;
import org.forebell.delivery.Routing;
import org.forebell.delivery.RoutingReader;
import org.forebell.report.PlainText;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.settings.WrongSetting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows who would be told of an alert. */
@Command(
    name = "route",
    mixinStandardHelpOptions = true,
    description = {
      "Shows who would be told of an alert, when, on which channel and why, if every channel worked",
      "and nobody answered. Nothing is sent."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:shown", "2:called wrongly, or the routing cannot work"})
final class RouteCommand implements Callable<Integer> {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);

  @Parameters(paramLabel = "AREA", description = "as in reports, or AFG for a country")
  private String area;

  @Option(names = "--level", required = true, description = "watch, warning or critical")
  private String level;

  @Option(names = "--subject", defaultValue = "staff", description = "staff (default) or facility")
  private String subject;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "T",
      description = "when it is published: 2026-01-31T12:00:00Z")
  private String at;

  @Option(names = "--exercise", description = "as an exercise")
  private boolean exercise;

  @Option(names = "--silence", description = "as an alert that nobody reports, which stays inside")
  private boolean silence;

  @Option(
      names = "--routing",
      paramLabel = "F",
      description = "another file than the one that is shipped")
  private String file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Routing routing = routing();
    PublishedAlert alert = alert();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "%s, %s, %s, published %s; routing %s. Every channel works, nobody answers."
            .formatted(
                area,
                alert.subject().code(),
                alert.level().code(),
                Instant.ofEpochMilli(alert.at()),
                routing.version()));
    List<Rehearsal.Line> lines = Rehearsal.of(routing, alert, alert.at());
    lines.forEach(each -> out.println(shown(routing, each)));
    out.flush();
    return 0;
  }

  private static String shown(Routing routing, Rehearsal.Line line) {
    Recipient to = routing.recipient(line.recipient());
    ZoneId zone = to == null ? ZoneId.of("UTC") : to.zone();
    Instant at = Instant.ofEpochMilli(line.at());
    String text =
        String.format(
            Locale.ROOT,
            "%s  %s %-18s  %-20s %-8s  %s",
            at,
            LOCAL.format(at.atZone(zone)),
            zone,
            line.recipient().isEmpty() ? "-" : line.recipient(),
            line.channel().isEmpty() ? "-" : line.channel(),
            line.why());
    return to == null || line.channel().isEmpty()
        ? text
        : text + " (" + to.language().code() + ", " + to.tier().code() + ")";
  }

  private Routing routing() throws IOException {
    String name = file == null ? Defaults.ROUTING : file;
    try {
      byte[] bytes = Defaults.bytes(file, Defaults.ROUTING);
      return RoutingReader.read(name, new String(bytes, StandardCharsets.UTF_8));
    } catch (WrongSetting e) {
      throw new CannotBegin(e.getMessage(), e);
    }
  }

  private PublishedAlert alert() {
    Level taken = Level.of(level);
    Subject about = Subject.of(subject);
    if (!PlainText.isArea(area)) {
      throw new CannotBegin("AREA: write AFG for a country or AFG/Ghor Province as reports do");
    }
    if (taken == null || taken == Level.NORMAL) {
      throw new CannotBegin("--level: is none of watch, warning, critical");
    }
    if (about == null) {
      throw new CannotBegin("--subject: is neither staff nor facility");
    }
    return SampleAlert.of(area, about, taken, published(), exercise, silence);
  }

  private long published() {
    try {
      return OffsetDateTime.parse(at).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new CannotBegin("--at: '" + at + "' is no time; write 2026-01-31T12:00:00Z", e);
    }
  }
}
