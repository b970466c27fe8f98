package org.forebell.bulletin.page;

import static org.forebell.backtest.page.Html.escaped;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.forebell.bulletin.Bulletin;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.bulletin.Bulletin.Band;
import org.forebell.bulletin.Bulletin.CountryMap;
import org.forebell.bulletin.Bulletin.Head;
import org.forebell.bulletin.Bulletin.Move;
import org.forebell.bulletin.Bulletin.Named;
import org.forebell.bulletin.Bulletin.Tally;
import org.forebell.bulletin.Say;
import org.forebell.risk.DecimalText;
import org.forebell.risk.Level;
import org.forebell.wording.Told;

/**
 * A bulletin as one HTML page: nothing is loaded from anywhere, nothing runs in it, and it is read
 * on a phone of 320 pixels and on paper.
 */
public final class BulletinPage {

  private static final int MOST_NEXT = 5;

  private final Bulletin bulletin;
  private final ZoneId zone;
  private final StringBuilder out = new StringBuilder(1 << 16);

  private BulletinPage(Bulletin bulletin) {
    this.bulletin = bulletin;
    this.zone = bulletin.head().edition().zone();
  }

  /** The page. */
  public static String of(Bulletin bulletin) {
    return new BulletinPage(bulletin).write();
  }

  private String write() {
    Head head = bulletin.head();
    String title = "Daily bulletin " + head.number() + ", " + head.edition().deployment();
    out.append("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    out.append("style-src 'unsafe-inline'\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.append("<title>").append(escaped(title)).append("</title>\n<style>\n").append(Sheet.ALL);
    out.append("</style></head>\n<body>\n");
    head(title);
    news();
    levels();
    areas();
    counted();
    lists();
    outlook();
    fared();
    list("Open actions", Words.actions(bulletin.actions(), head.at(), zone), "");
    foot();
    out.append("</body>\n</html>\n");
    return out.toString();
  }

  private void head(String title) {
    Head head = bulletin.head();
    out.append("<header><h1>").append(escaped(title)).append("</h1><span class=\"mark\">");
    out.append(escaped(head.edition().tier().label())).append("</span><p>");
    out.append(escaped(Words.period(head) + ". " + Words.cutOff(head) + ". " + Words.AID));
    out.append("</p></header>\n");
    if (head.isBehind()) {
      out.append("<p class=\"alarm\">").append(escaped(Words.behind(head))).append("</p>\n");
    }
  }

  private void news() {
    out.append("<section class=\"news\"><h2>You need to know</h2>\n<ol>\n");
    for (Bulletin.News each : bulletin.news()) {
      out.append("<li class=\"").append(each.level().code()).append("\">");
      out.append(escaped(each.text()));
      if (!each.alert().isEmpty()) {
        out.append(' ').append(link(each.alert()));
      }
      out.append("</li>\n");
    }
    out.append("</ol></section>\n<dl class=\"counts\">");
    for (Level each : List.of(Level.CRITICAL, Level.WARNING, Level.WATCH, Level.NORMAL)) {
      out.append("<div class=\"").append(each.code()).append("\"><dt>").append(each.code());
      out.append("</dt><dd>").append(count(each)).append("</dd></div>");
    }
    out.append("</dl>\n<p class=\"note\">Areas by level. ").append(escaped(Words.SUBJECTS_APART));
    out.append("</p>\n");
  }

  private long count(Level level) {
    long above = bulletin.areas().stream().filter(each -> each.level() == level).count();
    long risen = bulletin.areas().size();
    return level == Level.NORMAL ? Math.max(0, bulletin.head().assessed() - risen) : above;
  }

  private String link(String alert) {
    boolean isHere =
        bulletin.areas().stream()
            .anyMatch(each -> each.alert() != null && each.alert().id().equals(alert));
    return isHere
        ? "<a class=\"id\" href=\"#" + alert + "\">" + alert + "</a>"
        : "<span class=\"id\">" + alert + "</span>";
  }

  private void heading(String words, String beside) {
    out.append("<h2>").append(escaped(words));
    out.append(beside.isEmpty() ? "" : " <small>" + escaped(beside) + "</small>");
    out.append("</h2>\n");
  }

  private void levels() {
    heading("Levels", "changes in 24 hours");
    if (bulletin.moves().isEmpty()) {
      paragraph("No change.");
    } else {
      out.append("<table><thead><tr><th>Area</th><th class=\"words\">Change</th>");
      out.append(
          "<th>Chance</th><th class=\"wide\">Usual</th><th>Alert</th></tr></thead><tbody>\n");
      bulletin.moves().forEach(this::move);
      out.append("</tbody></table>\n");
    }
    List<AreaNow> held = Words.held(bulletin);
    if (!held.isEmpty()) {
      paragraph(Words.heldLine(held));
    }
  }

  private void move(Move each) {
    Told alert = each.alert();
    String sign = each.direction() == Bulletin.Direction.UP ? "▲ " : "▽ ";
    out.append("<tr><th scope=\"row\">").append(escaped(Words.exercise(alert)));
    out.append(escaped(Say.area(alert.area()))).append(" <span class=\"dim\">");
    out.append(escaped(alert.area().country() + ", " + Say.subject(alert.subject())));
    out.append("</span></th><td class=\"words\">").append(sign).append(escaped(Say.move(each)));
    out.append("</td><td>").append(escaped(Say.percent(alert.probability())));
    out.append("</td><td class=\"wide\">").append(escaped(Say.percent(alert.usual())));
    out.append("</td><td>").append(link(alert.id())).append("</td></tr>\n");
  }

  private void areas() {
    heading("Areas above normal", "chance of an incident or threat within 7 days");
    if (bulletin.areas().isEmpty()) {
      paragraph("None.");
      return;
    }
    maps();
    List<AreaNow> all = bulletin.areas();
    out.append("<ol class=\"areas\">\n");
    int rank = 0;
    while (rank < all.size() && all.get(rank).level() != Level.WATCH) {
      area(++rank, all.get(rank - 1));
    }
    out.append("</ol>\n");
    if (rank < all.size()) {
      watched(rank, all.subList(rank, all.size()));
    }
  }

  private void maps() {
    if (bulletin.maps().isEmpty()) {
      return;
    }
    List<CountryMap> grave = bulletin.maps().stream().filter(BulletinPage::isGrave).toList();
    List<CountryMap> others = bulletin.maps().stream().filter(each -> !isGrave(each)).toList();
    maps(grave);
    if (!others.isEmpty()) {
      out.append("<details").append(grave.isEmpty() ? " open" : "").append("><summary>");
      out.append(escaped(Say.count(others.size(), "map"))).append(" with areas at watch alone");
      out.append("</summary>\n");
      maps(others);
      out.append("</details>\n");
    }
    out.append("<p class=\"note\">◆ critical ● warning ○ watch; numbers are those of the list.");
    out.append(" Dots are areas, lines join those that share a border.</p>\n");
  }

  private static boolean isGrave(CountryMap country) {
    return country.marks().stream().anyMatch(each -> each.level() != Level.WATCH);
  }

  private void maps(List<CountryMap> maps) {
    if (!maps.isEmpty()) {
      out.append("<div class=\"maps\">\n");
      for (CountryMap each : maps) {
        out.append("<figure>").append(Drawing.map(each)).append("<figcaption>");
        out.append(escaped(each.name())).append("</figcaption></figure>\n");
      }
      out.append("</div>\n");
    }
  }

  private void area(int rank, AreaNow each) {
    String id = each.alert() == null ? "" : " id=\"" + each.alert().id() + "\"";
    out.append("<li class=\"").append(each.level().code()).append('"').append(id).append('>');
    out.append("<span class=\"rank\">").append(rank).append("</span><div class=\"where\">");
    out.append(level(each.level())).append(' ').append(escaped(Words.exercise(each.alert())));
    out.append("<b>").append(escaped(Say.area(each.area()))).append("</b>, ");
    out.append(Say.subject(each.subject())).append("<small>");
    out.append(escaped(Say.whereabouts(each.area()))).append("</small></div>");
    out.append("<div class=\"likely\"><b>").append(escaped(Say.percent(each.probability())));
    out.append("</b> ").append(escaped(word(each))).append(Drawing.bar(each)).append("<small>");
    out.append(escaped(Say.word(each.probability()) + ", usual " + Say.percent(each.usual())))
        .append("</small></div>");
    out.append("<div class=\"trend\">").append(Drawing.spark(each)).append("<small>");
    out.append(escaped(trend(each))).append("</small></div>");
    details(each);
    out.append("</li>\n");
  }

  private static String word(AreaNow each) {
    String chance = Say.chance(each.probability());
    return chance.substring(chance.indexOf('('));
  }

  private static String trend(AreaNow each) {
    String change = Say.change(each.weekAgo(), each.probability());
    return change.isEmpty() ? "no week ago" : "7 d " + change + " points";
  }

  private void details(AreaNow each) {
    out.append("<dl class=\"more\">");
    if (each.alert() != null) {
      detail("why", Say.reasons(each.alert().reasons()));
      detail("sure", sure(each));
    }
    detail("counted", Words.counted(each));
    if (each.alert() != null) {
      String answer = Say.answer(each.answer(), bulletin.head().at(), zone);
      boolean open = each.answer() != null && !each.answer().isGiven() && each.answer().asked();
      detail("answer", answer, open ? " class=\"open\"" : "");
      if (each.alert().access() != null) {
        detail("access", Say.access(each.alert().access()));
      }
      detail("plan", Words.review(each.alert()));
      detail("alert", Words.ends(each, zone));
    }
    out.append("</dl>");
  }

  private String sure(AreaNow each) {
    String rests = Words.rests(each);
    String like = "";
    for (Band band : bulletin.outlook()) {
      boolean isOf = each.probability() >= band.from() && each.probability() < band.to();
      if (isOf && band.observed().forecasts() > 0) {
        like = "; forecasts like it came true " + Words.cameTrue(band.observed());
      }
    }
    return "confidence "
        + each.alert().confidence().code()
        + (rests.isEmpty() ? "" : ", " + rests)
        + like;
  }

  private void detail(String term, String text) {
    detail(term, text, "");
  }

  private void detail(String term, String text, String style) {
    if (!text.isEmpty()) {
      out.append("<div><dt>").append(term).append("</dt><dd").append(style).append('>');
      out.append(escaped(text)).append("</dd></div>");
    }
  }

  private static String level(Level level) {
    String sign = level == Level.CRITICAL ? "◆ " : level == Level.WARNING ? "● " : "";
    return "<span class=\"level "
        + level.code()
        + "\">"
        + sign
        + level.code().toUpperCase(Locale.ROOT)
        + "</span>";
  }

  private void watched(int before, List<AreaNow> areas) {
    out.append("<table><thead><tr><th>").append(level(Level.WATCH)).append(" Area</th>");
    out.append("<th>Chance</th><th>Usual</th><th>7 d</th><th class=\"wide\">8 weeks</th>");
    out.append("<th class=\"wide\">Incidents 7 d</th><th class=\"wide\">Alert</th></tr></thead>");
    out.append("<tbody>\n");
    int rank = before;
    for (AreaNow each : areas) {
      rank++;
      String id = each.alert() == null ? "" : " id=\"" + each.alert().id() + "\"";
      out.append("<tr").append(id).append("><th scope=\"row\">");
      out.append("<span class=\"dim\">").append(rank).append("</span> ");
      out.append(escaped(Words.exercise(each.alert()) + Say.area(each.area())));
      out.append(" <span class=\"dim\">");
      out.append(escaped(each.area().country() + ", " + Say.subject(each.subject())));
      out.append("</span></th><td>").append(escaped(Say.percent(each.probability())));
      out.append("</td><td>").append(escaped(Say.percent(each.usual()))).append("</td><td>");
      out.append(escaped(Say.change(each.weekAgo(), each.probability())));
      out.append("</td><td class=\"wide\">").append(Drawing.spark(each));
      out.append("</td><td class=\"wide\">").append(escaped(Say.told(each.incidents7d())));
      out.append("</td><td class=\"wide\">");
      out.append(each.alert() == null ? "" : each.alert().id()).append("</td></tr>\n");
    }
    out.append("</tbody></table>\n");
  }

  private void counted() {
    heading("Counted", "");
    paragraph(Words.countedUntil(bulletin.head()));
    out.append("<table><thead><tr><th></th><th>24 h</th><th>usual</th><th>7 d</th>");
    out.append("<th>usual</th></tr></thead><tbody>\n");
    for (Tally each : bulletin.tallies()) {
      out.append("<tr><th scope=\"row\">").append(escaped(Words.tally(each))).append("</th><td>");
      out.append(escaped(Say.told(each.last24h()))).append("</td><td>");
      out.append(usual(each.median())).append("</td><td>");
      out.append(escaped(Say.told(each.last7d()))).append("</td><td>");
      out.append(usual(each.weekMedian())).append("</td></tr>\n");
    }
    out.append("</tbody></table>\n");
  }

  private static String usual(double median) {
    return Double.isNaN(median) ? "–" : DecimalText.of(median, 1);
  }

  private void lists() {
    List<String> roads = bulletin.access().stream().map(each -> Words.access(each, zone)).toList();
    list("Access", roads, Words.NOT_OPEN);
    List<String> unheard = new ArrayList<>();
    if (bulletin.unheard() != null) {
      unheard.addAll(Words.silent(bulletin.unheard(), zone));
      unheard.addAll(Words.rejected(bulletin.unheard()));
    }
    unheard.addAll(Words.withdrawn(bulletin));
    list("Not heard from", unheard, bulletin.unheard() == null ? Words.NO_REPORT_IS_NOT_SAFE : "");
  }

  private void list(String title, List<String> lines, String note) {
    heading(title, "");
    if (!lines.isEmpty()) {
      out.append("<ul>");
      lines.forEach(each -> out.append("<li>").append(escaped(each)).append("</li>"));
      out.append("</ul>\n");
    }
    if (!note.isEmpty()) {
      out.append("<p class=\"note\">").append(escaped(note)).append("</p>\n");
    }
  }

  private void outlook() {
    heading("Outlook", "7 days, all areas, each word with its band");
    out.append("<table><thead><tr><th>Word</th><th>Areas</th><th class=\"words\">Likeliest</th>");
    out.append("<th>came true so far</th></tr></thead><tbody>\n");
    for (Band each : bulletin.outlook()) {
      out.append("<tr><th scope=\"row\">").append(escaped(Words.band(each)));
      out.append("</th><td>").append(each.areas()).append("</td><td class=\"words\">");
      List<String> named = each.named().stream().limit(MOST_NEXT).map(this::named).toList();
      out.append(String.join(", ", named));
      out.append("</td><td class=\"whole\">");
      out.append(escaped(Words.cameTrue(each.observed())));
      out.append("</td></tr>\n");
    }
    out.append("</tbody></table>\n<p class=\"note\">Came true: of forecasts with that word in the");
    out.append(" 8 weeks before, one a week, with the 95 % interval (Wilson).</p>\n");
  }

  private String named(Named each) {
    return escaped(Words.named(each));
  }

  private void fared() {
    List<String> lines = new ArrayList<>(Words.judged(bulletin));
    lines.addAll(Words.cover(bulletin.verdict()));
    list("How we did", lines, "");
  }

  private void foot() {
    heading("Sources, and how to make it again", "");
    List<String> lines = Words.foot(bulletin);
    for (String each : lines.subList(0, lines.size() - 1)) {
      out.append("<p class=\"note\">").append(escaped(each)).append("</p>\n");
    }
    out.append("<p><code>").append(escaped(lines.get(lines.size() - 1))).append("</code></p>\n");
  }

  private void paragraph(String words) {
    out.append("<p>").append(escaped(words)).append("</p>\n");
  }
}
