package org.forebell.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.forebell.backtest.lived.Beside;
import org.forebell.backtest.lived.ComparedLevel;
import org.forebell.backtest.lived.Comparison;
import org.forebell.backtest.lived.Cover;
import org.forebell.backtest.lived.Messages;
import org.forebell.backtest.lived.Share;
import org.forebell.risk.DecimalText;
import org.forebell.risk.Level;

/** A comparison for the person at the terminal. */
final class ComparisonTable {

  private final PrintWriter out;

  ComparisonTable(PrintWriter out) {
    this.out = out;
  }

  void print(ShadowCompared compared) {
    Comparison all = compared.comparison();
    out.printf(
        Locale.ROOT,
        "shadow %s beside %s, from %s to %s%n",
        compared.version(),
        String.join(", then ", compared.lives()),
        Instant.ofEpochMilli(all.from()),
        Instant.ofEpochMilli(all.until()));
    if (all.days() == 0) {
      out.println("It has not lived through a whole day yet, midnight to midnight UTC.");
      return;
    }
    out.printf(
        Locale.ROOT,
        "%,d days (%s to %s), %,d areas, %,d area-days%n",
        all.days(),
        LocalDate.ofEpochDay(all.firstDay()),
        LocalDate.ofEpochDay(all.lastDay()),
        all.areas(),
        all.areaDays());
    all.subjects().forEach(each -> print(each, all));
    out.println();
    notes(all);
  }

  private void print(Comparison.OfSubject subject, Comparison all) {
    out.println();
    row(subject.subject().code(), "live", "shadow", "shadow less live, 95 % interval");
    messages(subject.live(), subject.shadow());
    for (ComparedLevel each : subject.levels()) {
      String level = each.level().code();
      row(level + ": area-days", each.areaDays());
      row(
          level + ": episodes",
          episodes(each.liveEpisodes(), all),
          episodes(each.shadowEpisodes(), all),
          "");
      row(level + ": incidents covered", each.cover());
      row(level + ": followed in 7 days", each.precision());
    }
  }

  private void messages(Messages live, Messages shadow) {
    row("alerts told", "" + live.all(), "" + shadow.all(), "");
    row("  raised, by level", byLevel(live.raised()), byLevel(shadow.raised()), "");
    row("  escalated, by level", byLevel(live.escalated()), byLevel(shadow.escalated()), "");
    if (live.overridden() > 0) {
      String overridden = live.overridden() + ", muted " + live.muted();
      row("  under overrides", overridden, "none has any", "");
    }
  }

  private static String byLevel(Map<Level, Integer> counts) {
    return counts.values().stream().map(String::valueOf).collect(Collectors.joining("/"));
  }

  private static String episodes(int count, Comparison all) {
    return count + " (" + DecimalText.of(all.perAreaMonth(count), 2) + " an area, month)";
  }

  private void row(String what, Beside both) {
    row(what, share(both.live()), share(both.shadow()), difference(both));
  }

  private static String share(Share share) {
    return share.whole() == 0
        ? "none"
        : "%s (%d of %d)".formatted(percent(share.value()), share.part(), share.whole());
  }

  private static String difference(Beside both) {
    var between = both.difference();
    String points =
        "%s points [%s, %s]"
            .formatted(signed(between.value()), signed(between.low()), signed(between.high()));
    return switch (both.finding()) {
      case TOO_FEW -> "too few to tell";
      case ALIKE -> points + ": may be chance";
      case LESS -> points + ": less";
      case MORE -> points + ": more";
    };
  }

  private static String percent(double share) {
    return DecimalText.of(share * 100, 1) + " %";
  }

  private static String signed(double share) {
    return (share < 0 ? "-" : "+") + DecimalText.of(Math.abs(share) * 100, 1);
  }

  private void row(String what, String live, String shadow, String difference) {
    out.println(
        String.format(Locale.ROOT, "%-30s %-22s %-22s %s", what, live, shadow, difference)
            .stripTrailing());
  }

  private void notes(Comparison all) {
    out.println("A level counts with all above it; levels stand as watch/warning/critical.");
    out.println(
        "Covered: the level stood at the midnight before the day of the incident or threat.");
    out.printf(
        Locale.ROOT,
        "Too few: less than %d to count, or in less than %d areas. Intervals by drawing areas anew.%n",
        Cover.ENOUGH,
        Beside.ENOUGH_AREAS);
    if (all.days() < 28) {
      out.println("Less than four weeks: what is slow to come or to be reported is not in it yet.");
    }
  }
}
