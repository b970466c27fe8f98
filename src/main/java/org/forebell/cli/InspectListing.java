package org.forebell.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.forebell.flink.inspect.Contents;
import org.forebell.flink.inspect.Contents.AreaLine;
import org.forebell.flink.inspect.Contents.BookLine;
import org.forebell.flink.inspect.Contents.LadderLine;
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
    if (contents.isOfNotification()) {
      ladders(contents);
      books(contents);
      line(
          "%nOf alerts it holds what their topic holds, of recipients posts and, as routing names");
      line("them, addresses. Keep it as safe as the topics.");
      return;
    }
    areas(contents);
    if (whole) {
      countries(contents);
      totals(contents);
    }
  }

  private void ladders(Contents contents) {
    line(
        "%n%-11s %-12s %4s %7s %9s  %s",
        "ladder", "level", "told", "answers", "bytes", "area and who is awaited");
    contents.ladders().forEach(this::ladder);
  }

  private void ladder(LadderLine ladder) {
    line(
        "%-11s %-12s %4d %7d %,9d  %s",
        ladder.alert(),
        ladder.level() == null ? "" : ladder.level() + " v" + ladder.version(),
        ladder.told(),
        ladder.answers(),
        ladder.bytes(),
        ladder.area() == null ? "not published yet" : ladder.area() + awaited(ladder));
  }

  private static String awaited(LadderLine ladder) {
    return ladder.awaited() == null
        ? ""
        : "; rung " + ladder.rung() + ", " + ladder.awaited() + ", climbs at " + ladder.climbsAt();
  }

  private void books(Contents contents) {
    line(
        "%n%-36s %6s %9s %6s %6s %6s %9s  %s",
        "book", "alerts", "under way", "taken", "held", "rings", "bytes", "next digest");
    contents.books().forEach(this::book);
  }

  private void book(BookLine book) {
    line(
        "%-36s %,6d %,9d %,6d %,6d %6d %,9d  %s",
        book.recipient(),
        book.known(),
        book.underway(),
        book.taken(),
        book.held(),
        book.rings(),
        book.bytes(),
        book.digestAt() == null ? "" : book.digestAt());
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
