package org.forebell.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.forebell.backtest.Chronicle;
import org.forebell.backtest.Timeline;
import org.forebell.backtest.lived.Comparison;
import org.forebell.backtest.lived.ToldAlert;
import org.forebell.policy.Notice;
import org.forebell.policy.PublishedPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Weighs shadow policies against the live one. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Weighs shadow policies against the live one on what has happened since each began: what it",
      "cost (alerts, area-days, episodes) and what it covered (incidents and threats that came",
      "while an area stood under it), counted as the back-test counts. Reads reports, so it needs a",
      "user that may (forebell-export of config/acls.csv), or files.",
      "",
      "Whole days count, midnight to midnight UTC, up to the newest heartbeat in policy; the job",
      "must have caught up. Incidents of the last days may still be reported."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:compared",
      "1:a shadow has not lived through a whole day yet",
      "2:there is no such shadow, or the records cannot be read"
    })
final class PolicyCompareCommand implements Callable<Integer> {

  private static final long SEED = 42;

  @Mixin private ComparedRecords records;

  @Parameters(
      paramLabel = "VERSION",
      arity = "0..*",
      description = "shadows, those promoted or retired too (all that run)")
  private List<String> versions = List.of();

  @Option(names = "--until", paramLabel = "T", description = "as of then: 2026-01-31T12:00:00Z")
  private String until;

  @Option(names = "--json", description = "one JSON array instead of tables")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Publishing.Published published = records.published();
    Chronicle reports = records.reports();
    List<ToldAlert> live = records.live();
    List<ToldAlert> shadow = records.shadow();
    // The job cannot have decided about anything later: it waits for this topic's time too.
    long end = Math.min(end(), published.heard());
    List<ShadowCompared> compared = new ArrayList<>();
    for (String version : named(published, end)) {
      Publishing.Taken began = began(published, version);
      long ended = Math.min(end, ended(published, began, version));
      Timeline timeline =
          Timeline.of(
              reports.until(ended + 1), published.settings().readPolicy().retention().toMillis());
      List<ToldAlert> mine = shadow.stream().filter(e -> e.policy().equals(version)).toList();
      compared.add(
          new ShadowCompared(
              version,
              lives(published, began.at(), ended),
              Comparison.of(new Comparison.Told(timeline, live, mine), began.at(), ended, SEED)));
    }
    tell(compared);
    return compared.stream().anyMatch(each -> each.comparison().days() == 0) ? 1 : 0;
  }

  private long end() {
    try {
      return until == null
          ? Long.MAX_VALUE
          : OffsetDateTime.parse(until).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new CannotBegin("--until: '" + until + "' is no time; write 2026-01-31T12:00:00Z", e);
    }
  }

  private List<String> named(Publishing.Published published, long end) {
    if (!versions.isEmpty()) {
      return versions;
    }
    List<String> running =
        published.book().at(end).shadows().stream().map(PublishedPolicy::version).toList();
    if (running.isEmpty()) {
      throw new CannotBegin(
          "no shadow policy runs; name one that did, or begin one: forebell policy publish --shadow");
    }
    return running;
  }

  private static Publishing.Taken began(Publishing.Published published, String version) {
    for (Publishing.Taken each : published.taken()) {
      if (each.notice() instanceof Notice.Publication publication
          && !publication.live()
          && publication.policy().version().equals(version)) {
        return each;
      }
    }
    throw new CannotBegin(
        "no shadow policy "
            + version
            + " was published; forebell policy list names those that were");
  }

  /** When it was promoted or retired, else never. */
  private static long ended(
      Publishing.Published published, Publishing.Taken began, String version) {
    return published.taken().stream()
        .filter(each -> each.at() >= began.at())
        .filter(each -> version.equals(ends(each.notice())))
        .mapToLong(Publishing.Taken::at)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static String ends(Notice notice) {
    if (notice instanceof Notice.Promotion promotion) {
      return promotion.of();
    }
    return notice instanceof Notice.Retirement retirement ? retirement.of() : null;
  }

  /** Every policy that was live from one instant up to another, in its order. */
  private static List<String> lives(Publishing.Published published, long from, long to) {
    Set<String> lives = new LinkedHashSet<>();
    lives.add(published.book().at(from).live().version());
    for (Publishing.Taken each : published.taken()) {
      if (each.at() > from && each.at() < to) {
        lives.add(published.book().at(each.at()).live().version());
      }
    }
    return List.copyOf(lives);
  }

  private void tell(List<ShadowCompared> compared) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      compared.forEach(each -> all.add(each.json()));
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } else {
      compared.forEach(each -> new ComparisonTable(out).print(each));
    }
    out.flush();
  }
}
