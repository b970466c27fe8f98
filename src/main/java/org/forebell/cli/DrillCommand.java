package org.forebell.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.forebell.channel.ChannelSettings;
import org.forebell.channel.Channels;
import org.forebell.delivery.Reach;
import org.forebell.delivery.Rehearsal;
import org.forebell.delivery.Routing;
import org.forebell.delivery.RoutingReader;
import org.forebell.report.PlainText;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An exercise, from the decision to the answer, with one command. */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description = {
      "Begins an exercise: the running jobs raise an alert that is marked EXERCISE at every step, on",
      "its way to recipients that the routing marks for exercises, by channels that are not live.",
      "Where there is something real to tell of the area, that is told instead."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:begun", "2:it would reach nobody, or cannot be published"})
final class DrillCommand implements Callable<Integer> {

  private static final InstantSource TIME = InstantSource.system();

  @Mixin private Publishing topic;

  @Parameters(paramLabel = "AREA", description = "as in reports, or AFG for a country")
  private String area;

  @Option(
      names = "--level",
      required = true,
      paramLabel = "L",
      description = "watch, warning or critical")
  private String level;

  @Option(
      names = "--until",
      required = true,
      paramLabel = "T",
      description = "its end: 2026-01-31T12:00:00Z, or a span from now such as PT2H")
  private String until;

  @Option(
      names = "--subject",
      paramLabel = "S",
      defaultValue = "staff",
      description = "staff or facility (${DEFAULT-VALUE})")
  private String subject;

  @Option(
      names = "--by",
      required = true,
      paramLabel = "POST",
      description = "the post that answers for it; no person's name")
  private String by;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "drill",
      description = "why (${DEFAULT-VALUE})")
  private String reason;

  @Option(names = "--routing", paramLabel = "F", description = "that holds, if not the shipped one")
  private String routing;

  @Option(
      names = "--channels",
      paramLabel = "F",
      description = "of the job, if not the shipped ones")
  private String channels;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Level at = Level.of(level);
    Subject about = Subject.of(subject);
    if (!PlainText.isArea(area)) {
      throw new CannotBegin("AREA: write AFG for a country or AFG/Ghor Province as reports do");
    }
    if (at == null || at == Level.NORMAL || about == null) {
      throw new CannotBegin(
          "--level is watch, warning or critical, and --subject is staff or facility");
    }
    long now = TIME.millis();
    Instant end = PolicyCommand.end(until);
    List<Rehearsal.Line> heard = heard(at, about, now);
    String id =
        "drill-" + Instant.ofEpochMilli(now).truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
    ObjectNode record =
        Publishing.record("override", by, reason)
            .put("id", id)
            .put("area", area)
            .put("subject", about.code())
            .put("action", "exercise")
            .put("level", at.code())
            .put("until", end.toString());
    topic.publish("override:" + id, record, now);
    tell(id, end, heard);
    return 0;
  }

  /** Who would hear of it, by a channel that is not live. */
  private List<Rehearsal.Line> heard(Level at, Subject about, long now) throws IOException {
    try {
      Routing rules = RoutingReader.read(Defaults.ROUTING, text(routing, Defaults.ROUTING));
      Map<String, ChannelSettings> ways =
          Channels.read(Defaults.CHANNELS, text(channels, Defaults.CHANNELS));
      var alert = SampleAlert.of(area, about, at, now, true, false);
      List<Rehearsal.Line> heard =
          Rehearsal.of(rules, alert, now).stream()
              .filter(line -> hears(line, rules, ways))
              .toList();
      if (heard.isEmpty()) {
        throw new CannotBegin(
            "Nobody would hear of it: the routing has no recipient for "
                + area
                + " with exercises: true that is reached by a channel with live: false.");
      }
      return heard;
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage(), e);
    }
  }

  private static boolean hears(
      Rehearsal.Line line, Routing rules, Map<String, ChannelSettings> ways) {
    var to = rules.recipient(line.recipient());
    return to != null
        && !line.channel().isEmpty()
        && to.reaches().stream()
            .map(Reach::channel)
            .anyMatch(each -> ways.containsKey(each) && !ways.get(each).live());
  }

  private static String text(String named, String shipped) throws IOException {
    return new String(Defaults.bytes(named, shipped), StandardCharsets.UTF_8);
  }

  private void tell(String id, Instant end, List<Rehearsal.Line> heard) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%s: EXERCISE at %s in %s until %s%n", id, level, area, end);
    out.println(
        "hear of it: "
            + heard.stream()
                .map(Rehearsal.Line::recipient)
                .collect(Collectors.toCollection(TreeSet::new)));
    out.println("end it before: forebell policy retire " + id);
    out.flush();
  }
}
