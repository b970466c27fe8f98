package org.forebell.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the drill showed, as a page for readers. */
final class DrillPage {
  private static final List<String> ORDER =
      List.of("source", "clock", "broker", "taskmanager", "channel");

  private DrillPage() {}

  /** Keeps a row, and writes the page of all that are kept. */
  static void keep(Drilled row, Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Files.createDirectories(folder);
    json.writeValue(
        folder.resolve(row.name + ".json").toFile(),
        row.toJson().put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    List<JsonNode> rows = new ArrayList<>();
    for (String name : ORDER) {
      Path kept = folder.resolve(name + ".json");
      if (Files.exists(kept)) {
        rows.add(json.readTree(kept.toFile()));
      }
    }
    Files.writeString(folder.resolve("drill.md"), page(rows));
  }

  private static String page(List<JsonNode> rows) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # The drill

        Measured, not written by hand: `mvn -Pfaults -Dquick -Ddrill=all -Dit.test=DrillFaults verify` writes
        this page to `target/drill/drill.md`. It needs Debian's `prometheus` and `prometheus-alertmanager`.

        A broker, a Flink cluster of two TaskManagers and two clocks on one machine, each a process of its own,
        run both jobs as shipped. Reports come at twenty a second after a week's worth of 30,000; every five
        seconds an area comes to grief, officers answer every alert, and a chat is everybody's first channel,
        the outbox the second. A Prometheus and an Alertmanager look on with the shipped settings and rules, of
        which only addresses are others: nothing is made shorter for the drill. A machine that died stays among
        those that are scraped until it is replaced. Then something breaks. Seconds count from that moment:
        *fired* when Prometheus said so, *mailed* when the engineers' mail server had it from Alertmanager (–:
        not by itself, or a graver alert spoke for it). *Over* counts from the mending to the end of the alert;
        the burn rates of promises go on for hours by their nature. *Panels* are those of the dashboards that
        turned yellow or red meanwhile, with the gravest value and when they first turned.

        | what broke | for s | alert | fired s | mailed s | over s after mending | measured |
        |---|---|---|---|---|---|---|
        """);
    for (JsonNode row : rows) {
      String what = row.get("broken").asText();
      for (JsonNode each : row.path("alerts")) {
        page.append(
            "| %s | %s | %s | %d | %s | %s | %s |%n"
                .formatted(
                    what,
                    what.isEmpty() ? "" : row.get("mendedAfter").asText(),
                    each.get("alert").asText(),
                    each.get("fired").asInt(),
                    cell(each.get("mailed")),
                    cell(each.get("over")),
                    what.isEmpty() ? "" : row.get("at").asText()));
        what = "";
      }
    }
    page.append(
        "\n| what broke | panel | turned | after s | gravest value |\n|---|---|---|---|---|\n");
    for (JsonNode row : rows) {
      String what = row.get("broken").asText();
      for (JsonNode each : row.path("panels")) {
        page.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %s |%n",
                what,
                each.get("panel").asText(),
                each.get("colour").asText(),
                each.get("after").asInt(),
                number(each.get("value").asDouble())));
        what = "";
      }
    }
    page.append("\nAlready firing before anything broke:\n");
    for (JsonNode row : rows) {
      List<String> before = new ArrayList<>();
      row.path("firedBefore").forEach(each -> before.add(each.asText()));
      page.append(
          "- %s: %s%n"
              .formatted(
                  row.get("broken").asText(),
                  before.isEmpty() ? "nothing" : String.join(", ", before)));
    }
    return page.append(
            "%nOn %s %s, Java %s, %d processors.%n"
                .formatted(
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors()))
        .toString();
  }

  private static String number(double value) {
    return Math.abs(value) >= 100
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  private static String cell(JsonNode seconds) {
    return seconds == null || seconds.isNull() ? "–" : seconds.asText();
  }
}
