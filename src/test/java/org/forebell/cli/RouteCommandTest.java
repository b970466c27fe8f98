package org.forebell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who would be told, by the shipped routing. */
class RouteCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          XAA/Inner Lakes | critical | 2026-11-25T10:00:00Z | --subject=staff    | 10:00 field-duty-a outbox first, on duty in field-duty; 10:00 partner-desk outbox hears of the area; 10:05 field-deputy - ladder climbs: silence; 10:05 field-deputy outbox deputy; 10:15 country-lead - ladder climbs: silence; 10:15 country-lead outbox lead
          XAA/Inner Lakes | critical | 2026-11-25T18:00:00Z | --subject=facility | 18:00 field-duty-b outbox first, on duty in field-duty; 18:05 field-deputy - ladder climbs: silence; 18:05 field-deputy outbox deputy; 18:15 country-lead - ladder climbs: silence; 18:15 country-lead outbox lead
          XAB/The Crossing | warning | 2026-11-25T10:00:00Z | --subject=facility | 10:00 field-duty-a outbox first, on duty in field-duty; 10:00 clinic-focal-point outbox answers for a facility there; 10:15 country-lead - ladder climbs: silence; 10:15 country-lead outbox deputy
          XAC/Amber Valley | watch   | 2026-11-25T20:00:00Z | --subject=staff    | 20:00 field-duty-b outbox-quiet first, on duty in field-duty
          XAC/Amber Valley | watch   | 2027-01-01T20:00:00Z | --subject=staff    | 20:00 field-deputy - waits for the digest: quiet_hours; 04:00 field-deputy outbox-quiet digest
          XAB/The Crossing | critical | 2026-11-25T10:00:00Z | --silence         | 10:00 partner-desk - not told: tier; 10:00 field-duty-a outbox first, on duty in field-duty; 10:05 country-lead - ladder climbs: silence; 10:05 country-lead outbox deputy; 10:15 field-deputy - ladder climbs: silence; 10:15 field-deputy outbox lead
          XAA/Harbour District | warning | 2026-11-25T10:00:00Z | --exercise      | 10:00 partner-desk - not told: exercise; 10:00 field-duty-a outbox first, on duty in field-duty; 10:15 field-deputy - ladder climbs: silence; 10:15 field-deputy outbox deputy
          """)
  void whoWouldBeToldAndWhy(String area, String level, String at, String more, String told) {
    Ran ran = Ran.command(List.of("route", area, "--level", level, "--at", at), more.split(" "));

    assertThat(ran.exit()).isZero();
    assertThat(shortened(ran.out())).startsWith(told);
  }

  /** Time, recipient, channel and why, without what rule and zone say. */
  private static String shortened(String out) {
    return out.lines()
        .skip(1)
        .map(line -> line.split("\\s{2,}"))
        .map(
            columns -> {
              String what = columns[columns.length - 1];
              String why = what.replaceAll("(, by rule| \\(|; ).*", "");
              return columns[0].substring(11, 16) + " " + to(columns) + " " + why;
            })
        .collect(Collectors.joining("; "));
  }

  private static String to(String[] columns) {
    String both = String.join(" ", List.of(columns).subList(2, columns.length - 1));
    return both.replaceAll("^\\S+/\\S+ |^UTC ", "").strip();
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThat(Ran.command(List.of("route", "nowhere", "--level", "watch", "--at", "now")).err())
        .contains("AREA: write AFG");
    assertThat(Ran.command(List.of("route", "AFG", "--level", "high", "--at", "now")).err())
        .contains("--level: is none of watch, warning, critical");
    assertThat(Ran.command(List.of("route", "AFG", "--level", "watch", "--at", "now")).err())
        .contains("--at: 'now' is no time");
  }
}
