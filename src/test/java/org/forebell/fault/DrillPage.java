package org.forebell.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the drill showed, as a page for readers. */
final class DrillPage {

  private DrillPage() {}

  static void write(List<Drilled> table, Path file) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # The drill

        Measured, not written by hand: `mvn -Pfaults -Dquick -Ddrill -Dit.test=DrillFaults verify` writes this
        page to `target/drill/drill.md`. It needs Debian's `prometheus` and `prometheus-alertmanager`.

        A broker, a Flink cluster of two TaskManagers and two clocks on one machine, each a process of its own,
        run both jobs as shipped; reports flow at some 16 a second, officers answer every alert, and a chat is
        everybody's first channel, the outbox the second. A Prometheus and an Alertmanager look on, with the
        shipped settings and rules, of which only addresses are others: nothing is made shorter for the drill.
        Then things break, one after the other. Seconds count from the moment it broke: *fired* when
        Prometheus said so, *mailed* when the engineers' mail server had it from Alertmanager. *Over* counts
        from the mending to the end of the alert; burn rates of promises go on for hours by their nature, and
        are listed where they first fired. *Panels* are those of the dashboards that turned yellow or red, with
        the gravest value and when they first turned.

        """);
    page.append(
        "| what broke | alert | fired s | mailed s | over s after mending | mended at s |\n");
    page.append("|---|---|---|---|---|---|\n");
    for (Drilled row : table) {
      String what = row.broken;
      for (Map.Entry<Watchers.Firing, Integer> each : row.fired.entrySet()) {
        page.append(
            "| %s | %s | %d | %s | %s | %s |%n"
                .formatted(
                    what,
                    each.getKey(),
                    each.getValue(),
                    cell(row.mailed.get(each.getKey().name())),
                    cell(row.over.get(each.getKey())),
                    what.isEmpty() ? "" : row.mendedAfter));
        what = "";
      }
      if (row.fired.isEmpty()) {
        page.append("| %s | none | | | | %d |%n".formatted(what, row.mendedAfter));
      }
    }
    page.append(
        "\n| what broke | panel | turned | after s | gravest value |\n|---|---|---|---|---|\n");
    for (Drilled row : table) {
      String what = row.broken;
      for (Map.Entry<String, PanelColours.Look> each : row.turned.entrySet()) {
        page.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %.4g |%n",
                what,
                each.getKey(),
                each.getValue().colour(),
                row.turnedAfter.get(each.getKey()),
                each.getValue().value()));
        what = "";
      }
    }
    page.append("\nAlready firing when it broke: ");
    page.append(
        table.stream()
            .map(
                row ->
                    row.broken
                        + ": "
                        + (row.firedBefore.isEmpty()
                            ? "nothing"
                            : row.firedBefore.stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))))
            .collect(Collectors.joining("; ")));
    page.append(
        ".%n%nOn %s %s, Java %s, %d processors, %s.%n"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    Files.createDirectories(file.getParent());
    Files.writeString(file, page.toString());
  }

  private static String cell(Integer seconds) {
    return seconds == null ? "–" : seconds.toString();
  }
}
