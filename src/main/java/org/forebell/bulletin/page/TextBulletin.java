package org.forebell.bulletin.page;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.forebell.bulletin.Bulletin;
import org.forebell.bulletin.Bulletin.AccessNow;
import org.forebell.bulletin.Bulletin.Actions;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.bulletin.Bulletin.Band;
import org.forebell.bulletin.Bulletin.Head;
import org.forebell.bulletin.Bulletin.Move;
import org.forebell.bulletin.Bulletin.Named;
import org.forebell.bulletin.Bulletin.Tally;
import org.forebell.bulletin.Bulletin.Unheard;
import org.forebell.bulletin.Say;
import org.forebell.risk.Level;
import org.forebell.wording.Told;

/** A bulletin as plain text of 60 columns, to be sent by satellite and read on anything. */
public final class TextBulletin {

  public static final int COLUMNS = 60;

  /** What does not fit a dear line is on the page; how much that is stands here. */
  private static final int MOST_WATCHED = 20;

  private static final int MOST_ROADS = 12;
  private static final String SAME = "No change.";

  private final Bulletin bulletin;
  private final ZoneId zone;
  private final Lines out = new Lines(COLUMNS);

  private TextBulletin(Bulletin bulletin) {
    this.bulletin = bulletin;
    this.zone = bulletin.head().edition().zone();
  }

  /** The text, with a line end after its last line. */
  public static String of(Bulletin bulletin) {
    return new TextBulletin(bulletin).write();
  }

  private String write() {
    head();
    out.heading("YOU NEED TO KNOW");
    bulletin.news().forEach(each -> out.add("* ", Words.news(each)));
    levels();
    areas();
    counted();
    access();
    unheard();
    outlook();
    fared();
    actions();
    foot();
    return out.toString();
  }

  private void head() {
    Head head = bulletin.head();
    out.ends("DAILY BULLETIN " + head.number(), head.edition().tier().label());
    out.add("", head.edition().deployment());
    out.add("", Words.period(head));
    out.add("", Words.cutOff(head));
    out.add("", Words.AID);
    if (head.isBehind()) {
      out.add("! ", Words.behind(head));
    }
  }

  private void levels() {
    out.heading("1 LEVELS IN 24 HOURS");
    if (bulletin.moves().isEmpty()) {
      out.add("", SAME);
    }
    for (Move each : bulletin.moves()) {
      Told alert = each.alert();
      out.add(
          each.direction() == Bulletin.Direction.UP ? "^ " : "v ",
          Words.exercise(alert)
              + Say.area(alert.area())
              + ", "
              + Say.subject(alert.subject())
              + ": "
              + Say.move(each)
              + "; "
              + alert.id()
              + " v"
              + alert.version()
              + ", "
              + Say.time(alert.at(), zone));
    }
    List<AreaNow> held = Words.held(bulletin);
    if (!held.isEmpty()) {
      out.add("= ", Words.heldLine(held));
    }
  }

  private void areas() {
    out.heading("2 AREAS ABOVE NORMAL: " + bulletin.areas().size());
    int watched = 0;
    for (AreaNow each : bulletin.areas()) {
      if (each.level() == Level.CRITICAL) {
        whole(each);
      } else if (each.level() == Level.WARNING) {
        out.add("", "WARNING " + Words.line(each));
        if (each.alert() != null) {
          field("  why ", Say.reasons(each.alert().reasons()));
          field("  ", Say.answer(each.answer(), bulletin.head().at(), zone));
        }
      } else if (watched++ < MOST_WATCHED) {
        out.add("", Words.line(each));
      }
    }
    if (watched > MOST_WATCHED) {
      out.add("", "and " + (watched - MOST_WATCHED) + " more at watch, less likely.");
    }
  }

  private void whole(AreaNow each) {
    out.add(
        "",
        Words.exercise(each.alert())
            + each.level().code().toUpperCase(Locale.ROOT)
            + " "
            + Say.subject(each.subject())
            + " "
            + Say.area(each.area())
            + ", "
            + Say.whereabouts(each.area()));
    out.add("  ", Words.likely(each));
    out.add("  ", Words.counted(each));
    if (each.alert() != null) {
      field("  why ", Say.reasons(each.alert().reasons()));
      field("  ", Words.rests(each));
      field("  ", Say.answer(each.answer(), bulletin.head().at(), zone));
      out.add("  ", Words.ends(each, zone));
      field("  plan ", Words.review(each.alert()));
    }
  }

  private void field(String label, String text) {
    if (!text.isEmpty()) {
      out.add(label, text);
    }
  }

  private void counted() {
    out.heading("3 COUNTED IN 24 HOURS");
    out.add("", Words.countedUntil(bulletin.head()));
    for (Tally each : bulletin.tallies()) {
      out.add("- ", Words.tally(each) + ": " + Words.tallied(each));
    }
  }

  private void access() {
    out.heading("4 ACCESS");
    List<AccessNow> roads = bulletin.access();
    for (AccessNow each : roads.subList(0, Math.min(MOST_ROADS, roads.size()))) {
      out.add("- ", Words.access(each, zone));
    }
    if (roads.size() > MOST_ROADS) {
      out.add("", "and " + (roads.size() - MOST_ROADS) + " more areas.");
    }
    out.add("", Words.NOT_OPEN);
  }

  private void unheard() {
    out.heading("5 NOT HEARD FROM");
    Unheard unheard = bulletin.unheard();
    if (unheard == null) {
      out.add("", Words.NO_REPORT_IS_NOT_SAFE);
    } else {
      Words.silent(unheard, zone).forEach(each -> out.add("- ", each));
      Words.rejected(unheard).forEach(each -> out.add("- ", each));
    }
    Words.withdrawn(bulletin).forEach(each -> out.add("- ", each));
  }

  private void outlook() {
    out.heading("6 OUTLOOK, 7 DAYS");
    for (Band each : bulletin.outlook()) {
      StringBuilder named = new StringBuilder();
      for (Named name : each.named()) {
        named.append(named.length() == 0 ? ": " : ", ").append(Words.named(name));
      }
      int more = each.areas() - each.named().size();
      String rest = more == 0 ? "" : named.length() == 0 ? "" : " and " + more + " more";
      out.add("- ", Words.band(each) + ", " + each.areas() + named + rest);
    }
    out.add("", Words.SUBJECTS_APART);
  }

  private void fared() {
    out.heading("7 HOW WE DID");
    Words.fared(bulletin).forEach(each -> out.add("- ", each));
  }

  private void actions() {
    out.heading("8 OPEN ACTIONS");
    Actions actions = bulletin.actions();
    Words.actions(actions, bulletin.head().at(), zone).forEach(each -> out.add("- ", each));
  }

  private void foot() {
    out.heading("9 SOURCES, AND HOW TO MAKE IT AGAIN");
    List<String> foot = Words.foot(bulletin);
    foot.subList(0, foot.size() - 1).forEach(each -> out.add("", each));
    // Broken so that a shell takes it as it stands.
    out.add("", foot.get(foot.size() - 1).replace(" --", " \\\n--"));
  }
}
