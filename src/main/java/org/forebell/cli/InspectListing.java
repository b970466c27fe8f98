package org.forebell.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.forebell.flink.inspect.Contents;
import org.forebell.flink.inspect.Contents.AreaLine;
import org.forebell.flink.inspect.Contents.SubjectLine;

/** What a savepoint holds, as lines for a terminal. */
final class InspectListing {

  private final PrintWriter out;

  InspectListing(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param whole whether more than areas is wanted
   */
  void print(Contents contents, boolean whole) {
    if (whole) {
      line("checkpoint %d", contents.checkpoint());
      operators(contents);
      offsets(contents);
    }
    areas(contents);
    if (whole) {
      countries(contents);
      totals(contents);
    }
  }

  private void operators(Contents contents) {
    line("%n%-36s %5s %5s %13s  %s", "operator", "slots", "most", "bytes", "name");
    contents
        .operators()
        .forEach(
            each ->
                line(
                    "%-36s %5d %5d %,13d  %s",
                    each.uid(), each.slots(), each.mostSlots(), each.bytes(), each.name()));
  }

  private void offsets(Contents contents) {
    line("%n%-36s %19s", "partition", "reads on at offset");
    contents
        .offsets()
        .forEach(each -> line("%-36s %,19d", each.topic() + "-" + each.partition(), each.offset()));
  }

  private void areas(Contents contents) {
    line(
        "%n%-36s %9s %9s %8s %7s %11s  %s",
        "area", "reports", "events", "waiting", "timers", "bytes", "levels and open alerts");
    contents.areas().forEach(this::area);
  }

  private void area(AreaLine area) {
    line(
        "%-36s %,9d %,9d %,8d %,7d %,11d  %s",
        area.area(),
        area.reports(),
        area.events(),
        area.waiting(),
        area.timers(),
        area.bytes(),
        area.subjects().stream().map(InspectListing::subject).collect(Collectors.joining("; "))
            + (area.silentSince() == null ? "" : "; nobody heard since " + area.silentSince()));
  }

  private static String subject(SubjectLine subject) {
    String level = subject.subject() + " " + subject.level();
    return subject.alert() == null
        ? level
        : level
            + ", "
            + subject.alert()
            + " version "
            + subject.version()
            + " since "
            + subject.since();
  }

  private void countries(Contents contents) {
    line("%n%-36s %13s", "country", "bytes");
    contents.countries().forEach(each -> line("%-36s %,13d", each.country(), each.bytes()));
  }

  private void totals(Contents contents) {
    line(
        "%n%,d areas take %,d bytes and have %,d open alerts",
        contents.areas().size(), contents.areaBytes(), contents.openAlerts());
    line(
        "%,d report ids take %,d bytes to know where each was filed",
        contents.reportIds(), contents.reportIdBytes());
    line(
        "totals of %,d regions take %,d bytes in each slot; %,d policies and overrides are kept",
        contents.regions(), contents.regionBytes(), contents.notices());
    line("Of reports it holds ids, and no name, narrative, position or route; of policies, who");
    line("published them and why. Keep it as safe as the topics.");
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
