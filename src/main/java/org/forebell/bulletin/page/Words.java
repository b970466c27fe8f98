package org.forebell.bulletin.page;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.forebell.bulletin.Bulletin;
import org.forebell.bulletin.Bulletin.AccessNow;
import org.forebell.bulletin.Bulletin.Actions;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.bulletin.Bulletin.Band;
import org.forebell.bulletin.Bulletin.Head;
import org.forebell.bulletin.Bulletin.Miss;
import org.forebell.bulletin.Bulletin.Named;
import org.forebell.bulletin.Bulletin.News;
import org.forebell.bulletin.Bulletin.Observed;
import org.forebell.bulletin.Bulletin.Rejections;
import org.forebell.bulletin.Bulletin.Tally;
import org.forebell.bulletin.Bulletin.Unheard;
import org.forebell.bulletin.Bulletin.Verdict;
import org.forebell.bulletin.Bulletin.Waiting;
import org.forebell.bulletin.Edition;
import org.forebell.bulletin.Say;
import org.forebell.risk.DecimalText;
import org.forebell.risk.Level;
import org.forebell.wording.Plan;
import org.forebell.wording.Told;

/** Sentences that page and text share. */
final class Words {

  static final String AID = "A decision aid, not a clearance.";
  static final String NOT_OPEN =
      "Of other areas nothing is reported, which is not the same as open.";
  static final String NO_REPORT_IS_NOT_SAFE =
      "That nothing is reported does not mean that it is safe. Who was not heard from is told"
          + " inside only.";
  static final String SUBJECTS_APART = "Staff and facilities of an area are two.";
  static final String INSIDE_ONLY = "Told inside only.";

  private static final long DAY_MS = 86_400_000L;
  private static final List<String> FINDINGS = List.of("true", "averted", "false", "unverifiable");

  private Words() {}

  static String exercise(Told alert) {
    return alert != null && alert.test() ? "EXERCISE EXERCISE " : "";
  }

  static String news(News news) {
    return news.text() + (news.alert().isEmpty() ? "" : " " + news.alert());
  }

  static String period(Head head) {
    ZoneId zone = head.edition().zone();
    String local =
        zone.equals(ZoneOffset.UTC) ? "" : " (" + Say.clock(head.at(), zone) + " " + zone + ")";
    return "24 hours to " + Say.time(head.at(), ZoneOffset.UTC) + local;
  }

  static String cutOff(Head head) {
    return head.decidedUpTo() == Long.MIN_VALUE
        ? "Nothing was decided by then."
        : "Decided up to " + Say.time(head.decidedUpTo(), ZoneOffset.UTC);
  }

  static String behind(Head head) {
    return head.decidedUpTo() == Long.MIN_VALUE
        ? "NOTHING WAS DECIDED UP TO THEN: this page is empty, which is no all-clear."
        : "OUT OF DATE: what is shown was decided "
            + Say.age(head.at() - head.decidedUpTo())
            + " before the cut-off. Look whether the job runs.";
  }

  static List<AreaNow> held(Bulletin bulletin) {
    long yesterday = bulletin.head().at() - DAY_MS;
    return bulletin.areas().stream()
        .filter(each -> each.level().compareTo(Level.WARNING) >= 0)
        .filter(each -> each.since() <= yesterday)
        .toList();
  }

  /** What stays where it was; those at warning stand in the list. */
  static String heldLine(List<AreaNow> held) {
    List<String> critical =
        held.stream()
            .filter(each -> each.level() == Level.CRITICAL)
            .map(
                each ->
                    Say.area(each.area())
                        + " "
                        + Say.subject(each.subject())
                        + (each.since() == 0 ? "" : " since " + Say.day(each.since())))
            .toList();
    int warnings = held.size() - critical.size();
    return (critical.isEmpty() ? "" : "Held at critical: " + String.join(", ", critical) + ". ")
        + (warnings == 0 ? "" : "Held at warning: " + warnings + ", in the list.");
  }

  static String line(AreaNow each) {
    String change = Say.change(each.weekAgo(), each.probability());
    return Say.percent(each.probability())
        + " (usual "
        + Say.percent(each.usual())
        + (change.isEmpty() ? "" : ", 7 d " + change)
        + ") "
        + Say.area(each.area())
        + ", "
        + each.area().country()
        + ", "
        + Say.subject(each.subject())
        + (each.alert() == null ? "" : " " + each.alert().id());
  }

  static String likely(AreaNow each) {
    String change = Say.change(each.weekAgo(), each.probability());
    return Say.chance(each.probability())
        + ", "
        + Say.word(each.probability())
        + ", usual "
        + Say.percent(each.usual())
        + (change.isEmpty() ? "" : ", 7 d " + change + " points")
        + (each.alert() == null ? "" : ", confidence " + each.alert().confidence().code());
  }

  static String counted(AreaNow each) {
    if (each.incidents7d() == null) {
      return "counts are not told";
    }
    return "incidents 24 h "
        + each.incidents24h().text()
        + ", 7 d "
        + each.incidents7d().text()
        + "; near misses and threats 7 d "
        + each.signs7d().text()
        + "; access constraints "
        + each.accessInForce().text();
  }

  static String rests(AreaNow each) {
    Told.Evidence evidence = each.alert().evidence();
    if (evidence == null) {
      return "";
    }
    String total = new Told.Count(evidence.total(), evidence.banded()).text();
    int named = evidence.ids().size();
    String more = evidence.total() > named ? " and " + (evidence.total() - named) + " more" : "";
    return evidence.total() == 0
        ? "no report of the last 30 days"
        : "rests on "
            + total
            + (total.equals("1") ? " report" : " reports")
            + (named == 0 ? "" : ": " + String.join(", ", evidence.ids()) + more);
  }

  static String ends(AreaNow each, ZoneId zone) {
    Told alert = each.alert();
    String exit = Say.exit(alert.exit(), zone);
    return alert.id()
        + " v"
        + alert.version()
        + (each.since() == 0 ? "" : ", " + each.level().code() + " since " + Say.day(each.since()))
        + (exit.isEmpty() ? "" : "; " + exit)
        + "; valid until "
        + Say.time(alert.validUntil(), zone);
  }

  static String review(Told alert) {
    if (alert.review() == null) {
      return "";
    }
    List<String> plans = alert.review().plans().stream().map(Plan::code).map(Say::code).toList();
    return "review "
        + String.join(", ", plans)
        + "; decides: "
        + Say.code(alert.review().decides().code());
  }

  static String countedUntil(Head head) {
    return head.tick() == Long.MIN_VALUE
        ? "Nothing was assessed."
        : "To midnight, "
            + Say.time(head.tick(), ZoneOffset.UTC)
            + ", as known then. Usual: the median of the same weekday in 8 weeks before.";
  }

  static String tally(Tally tally) {
    String whom = tally.subject() == null ? "" : ", " + Say.subject(tally.subject());
    return switch (tally.kind()) {
      case "incidents" -> "Incidents" + whom;
      case "near_misses_and_threats" -> "Near misses and threats" + whom;
      default -> "Access constraints, new";
    };
  }

  static String tallied(Tally tally) {
    return Say.told(tally.last24h())
        + median(tally.median())
        + "; 7 d "
        + Say.told(tally.last7d())
        + median(tally.weekMedian());
  }

  private static String median(double median) {
    return Double.isNaN(median) ? "" : " (usual " + DecimalText.of(median, 1) + ")";
  }

  static String access(AccessNow each, ZoneId zone) {
    String kinds =
        each.kinds().isEmpty()
            ? ""
            : ": " + Say.access(each.kinds()) + " (told " + Say.time(each.kindsAt(), zone) + ")";
    return Say.area(each.area())
        + ", "
        + each.area().country()
        + ", constraints in force "
        + Say.told(each.inForce())
        + ", since "
        + Say.day(each.since())
        + (each.atLeast() ? " or before" : "")
        + kinds;
  }

  static List<String> silent(Unheard unheard, ZoneId zone) {
    if (unheard.silent().isEmpty()) {
      return List.of("No alert of silence is open.");
    }
    return unheard.silent().stream()
        .map(
            each ->
                Say.area(each.area())
                    + ", "
                    + Say.whereabouts(each.area())
                    + ": those who used to report do not, told "
                    + Say.time(each.at(), zone)
                    + ". Unknown, not safe. "
                    + each.id())
        .toList();
  }

  static List<String> rejected(Unheard unheard) {
    if (!unheard.rejectedKnown()) {
      return List.of("Whether records were turned away was not read.");
    }
    if (unheard.rejected().isEmpty()) {
      return List.of("No record was turned away within 7 days.");
    }
    return unheard.rejected().stream().map(Words::rejected).toList();
  }

  private static String rejected(Rejections each) {
    return "turned away for "
        + Say.code(each.reason())
        + ": "
        + each.last24h()
        + " in 24 h, "
        + each.last7d()
        + " in 7 d";
  }

  static List<String> withdrawn(Bulletin bulletin) {
    if (bulletin.withdrawn().isEmpty()) {
      return List.of("No alert was cancelled because its reports were withdrawn.");
    }
    return bulletin.withdrawn().stream()
        .map(
            each ->
                Say.area(each.area())
                    + ", "
                    + Say.subject(each.subject())
                    + ": "
                    + each.id()
                    + " was cancelled, its reports were withdrawn or corrected. No all-clear.")
        .toList();
  }

  static String band(Band each) {
    return Say.code(each.word())
        + " ("
        + DecimalText.of(each.from() * 100, 0)
        + "-"
        + DecimalText.of(each.to() * 100, 0)
        + " %)";
  }

  static String named(Named each) {
    return Say.area(each.area())
        + " "
        + Say.subject(each.subject())
        + " "
        + Say.percent(each.probability());
  }

  /** How often a word came true. */
  static String cameTrue(Observed observed) {
    if (observed.forecasts() == 0) {
      return "–";
    }
    double share = (double) observed.cameTrue() / observed.forecasts();
    return Say.share(share)
        + " ("
        + DecimalText.of(observed.low() * 100, 0)
        + "–"
        + Say.share(observed.high())
        + ")";
  }

  static List<String> fared(Bulletin bulletin) {
    List<String> lines = new ArrayList<>(judged(bulletin));
    for (Band each : bulletin.outlook()) {
      if (each.observed().forecasts() > 0) {
        lines.add(
            "said "
                + band(each)
                + " "
                + Say.count(each.observed().forecasts(), "time")
                + ": came true "
                + cameTrue(each.observed()));
      }
    }
    lines.addAll(cover(bulletin.verdict()));
    return lines;
  }

  static List<String> judged(Bulletin bulletin) {
    Verdict verdict = bulletin.verdict();
    if (verdict.all().forecasts() == 0) {
      return List.of("There is no week of assessments to judge by, or too little to tell it here.");
    }
    String newest =
        verdict.newest().forecasts() == 0 ? "too little to tell" : observed(verdict.newest());
    return List.of(
        "Last week: " + newest + ".",
        "Last 8 weeks, one forecast a week: " + observed(verdict.all()) + ".",
        "Mean squared error "
            + DecimalText.of(verdict.brier(), 4)
            + ", with the usual said instead "
            + DecimalText.of(verdict.brierUsual(), 4)
            + ".");
  }

  private static String observed(Observed observed) {
    String perhaps =
        observed.perhaps() <= 0
            ? ""
            : " (and up to " + observed.perhaps() + " by threats that may be near misses)";
    return Say.count(observed.forecasts(), "forecast")
        + ", "
        + DecimalText.of(observed.expected(), 1)
        + " expected to come true, "
        + observed.cameTrue()
        + " did"
        + perhaps;
  }

  static List<String> cover(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    if (!Double.isNaN(verdict.foreseen())) {
      lines.add(
          "Of incidents in 8 weeks ("
              + Say.told(verdict.incidents())
              + ") "
              + Say.share(verdict.foreseen())
              + " came where the level stood above normal when their week began.");
    }
    if (verdict.raised() > 0) {
      lines.add(
          "Of "
              + Say.count(verdict.raised(), "alert")
              + " raised, "
              + verdict.followed()
              + " had an incident within a week; "
              + (verdict.raised() - verdict.followed())
              + " had none.");
    }
    for (Miss each : verdict.misses()) {
      lines.add(
          "Missed: "
              + Say.area(each.area())
              + ", "
              + each.area().country()
              + ", "
              + Say.subject(each.subject())
              + ", 7 d to "
              + Say.day(each.day())
              + ": "
              + Say.told(each.incidents())
              + ", at normal when the week began, said "
              + Say.percent(each.probability()));
    }
    int told = verdict.outcomes().stream().mapToInt(Integer::intValue).sum();
    if (told > 0) {
      List<String> each = new ArrayList<>();
      for (int i = 0; i < FINDINGS.size(); i++) {
        each.add(FINDINGS.get(i) + " " + verdict.outcomes().get(i));
      }
      lines.add("Those on site told of alerts: " + String.join(", ", each) + ".");
    }
    return lines;
  }

  static List<String> actions(Actions actions, long now, ZoneId zone) {
    if (actions == null) {
      return List.of(INSIDE_ONLY);
    }
    if (!actions.known()) {
      return List.of("Whether alerts were answered was not read.");
    }
    if (actions.open().isEmpty()) {
      return List.of("Every alert that asked for an answer has one.");
    }
    return actions.open().stream().map(each -> waiting(each, now, zone)).toList();
  }

  private static String waiting(Waiting each, long now, ZoneId zone) {
    return exercise(each.alert())
        + each.alert().id()
        + " "
        + each.alert().level().code()
        + ", "
        + Say.area(each.alert().area())
        + ", "
        + Say.subject(each.alert().subject())
        + ": "
        + Say.answer(each.answer(), now, zone);
  }

  static List<String> foot(Bulletin bulletin) {
    Head head = bulletin.head();
    Edition edition = head.edition();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Chance: of at least one incident or threat within 7 days, given all reports known by"
            + " then. Levels are Forebell's own, never a UN Security Level. Counts are as known at"
            + " the cut-off; later reports may change them.");
    lines.add(
        "Model "
            + String.join(", ", head.models())
            + "; policy "
            + String.join(", ", head.policies())
            + "; posture "
            + head.posture()
            + "; gazetteer "
            + edition.gazetteer()
            + "; forebell "
            + edition.release()
            + ". Areas and subjects assessed: "
            + head.assessed()
            + ".");
    if (head.unreadable() > 0) {
      lines.add("Records that could not be read: " + head.unreadable() + ".");
    }
    lines.add("Method: docs/bulletin.md and MODEL.md of Forebell. Places: see NOTICE.");
    lines.add("Make it again, byte for byte:");
    lines.add(again(head));
    return lines;
  }

  /** The words that make it again. */
  static String again(Head head) {
    Edition edition = head.edition();
    return "forebell report --at "
        + java.time.Instant.ofEpochMilli(head.at())
        + " --tier "
        + edition.tier().code()
        + " --zone "
        + edition.zone()
        + " --deployment '"
        + edition.deployment().replace("'", "'\\''")
        + "' "
        + edition.source();
  }
}
