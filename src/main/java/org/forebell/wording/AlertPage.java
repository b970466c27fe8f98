package org.forebell.wording;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.Confidence;
import org.forebell.alert.Likelihood;
import org.forebell.alert.PublishedAlert.Exit;
import org.forebell.alert.PublishedAlert.HeardAgain;
import org.forebell.alert.PublishedAlert.Held;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.alert.PublishedAlert.Over;
import org.forebell.alert.PublishedAlert.Released;
import org.forebell.alert.PublishedAlert.StepsDown;
import org.forebell.delivery.Letter.Earlier;
import org.forebell.silence.Silence;
import org.forebell.wording.Page.Block;
import org.forebell.wording.Page.Bullets;
import org.forebell.wording.Page.Link;
import org.forebell.wording.Page.Paragraph;
import org.forebell.wording.Page.Section;
import org.forebell.wording.Page.Table;

/** What is told of one alert, sentence by sentence. */
final class AlertPage {

  private final Phrases phrases;
  private final Figures figures;
  private final Told told;
  private final ZoneId zone;

  AlertPage(Phrases phrases, Told told, ZoneId zone) {
    this.phrases = phrases;
    this.figures = new Figures(phrases);
    this.told = told;
    this.zone = zone;
  }

  /** Change, level, subject and area in one line. */
  String headline() {
    return headline(area(told.area()));
  }

  /** The same with no more than the code of the area. */
  String shortHeadline() {
    return headline(told.area().shortest());
  }

  private String headline(String area) {
    if (told.kind() == Kind.SILENCE) {
      return phrases.text("silence.headline", "lead", lead(), "area", area);
    }
    String subject = phrases.text("subject." + told.subject().code());
    return phrases.text("headline", "lead", lead(), "subject", subject, "area", area);
  }

  private String lead() {
    String previous = level(told.previousLevel().code());
    if (told.kind() == Kind.RISK) {
      String key = "lead." + told.change().code() + "." + told.level().code();
      return phrases.text(key, "previous", previous);
    }
    String key = told.change().ends() ? told.change().code() : "open";
    return phrases.text(
        "silence." + key, "level", level(told.level().code()), "previous", previous);
  }

  private String level(String code) {
    return phrases.text("level." + code);
  }

  private String area(Told.Area area) {
    String country = area.placed() ? area.countryName() : area.country();
    if (area.name().isEmpty()) {
      return area.code().isEmpty()
          ? phrases.text("area.country", "country", country)
          : phrases.text("area.code", "code", area.code(), "country", country);
    }
    return phrases.text(
        area.placed() ? "area.name" : "area.written",
        "name",
        area.name(),
        "country",
        country,
        "code",
        area.code());
  }

  /** How likely, and what changed. */
  List<Section> news(List<Earlier> earlier) {
    List<Section> sections = new ArrayList<>();
    if (told.kind() == Kind.RISK) {
      add(sections, "likely", likely());
    } else if (told.silence() != null) {
      add(sections, "heard", paragraphs(List.of(silence(told.silence()))));
    }
    add(sections, "changed", changed(earlier));
    return sections;
  }

  /** What to review, until when, and what would end it. */
  List<Section> toDo() {
    List<Section> sections = new ArrayList<>();
    add(sections, "review", review());
    add(sections, "ends", ends());
    return sections;
  }

  /** Why, what was counted, what it rests on, and what is not known. */
  List<Section> ground() {
    List<Section> sections = new ArrayList<>();
    if (told.kind() == Kind.RISK) {
      add(sections, "why", reasons());
      add(sections, "counts", counts());
      add(sections, "access", access());
    }
    add(sections, "gaps", gaps());
    if (told.kind() == Kind.RISK || told.evidence() != null && told.evidence().total() > 0) {
      add(sections, "evidence", evidence());
    }
    return sections;
  }

  /** How to say that it was read. */
  Section acknowledge(String address) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(phrases.text("ack.reply", "reply", "ACK " + told.id())));
    if (!address.isEmpty()) {
      blocks.add(
          new Link(phrases.text("ack.open", "link", address), phrases.text("ack.button"), address));
    }
    return new Section(phrases.text("section.acknowledge"), blocks);
  }

  private void add(List<Section> sections, String name, List<Block> blocks) {
    if (!blocks.isEmpty()) {
      sections.add(new Section(phrases.text("section." + name), blocks));
    }
  }

  private static List<Block> paragraphs(List<String> texts) {
    return texts.stream().<Block>map(Paragraph::new).toList();
  }

  private List<Block> likely() {
    return paragraphs(
        List.of(
            phrases.text(
                "likely." + told.subject().code(),
                "words",
                likelihood(),
                "percent",
                figures.percent(told.probability()),
                "n",
                figures.oneIn(told.probability()),
                "horizon",
                span("horizon", told.horizonHours())),
            phrases.text("usual", "percent", figures.percent(told.usual())),
            phrases.text("confidence." + told.confidence().code())));
  }

  private String likelihood() {
    return phrases.text("likelihood." + Likelihood.of(told.probability()).code());
  }

  /** How likely, in one line. */
  String chance(String because) {
    return phrases.text(
        "digest.chance",
        "words",
        likelihood(),
        "percent",
        figures.percent(told.probability()),
        "n",
        figures.oneIn(told.probability()),
        "because",
        because);
  }

  private String span(String key, long hours) {
    return hours % 24 == 0
        ? phrases.text(key + ".days", "n", (int) (hours / 24))
        : phrases.text(key + ".hours", "n", (int) hours);
  }

  private List<Block> changed(List<Earlier> earlier) {
    String level = level(told.level().code());
    String previous = level(told.previousLevel().code());
    String what =
        told.level() == told.previousLevel()
            ? phrases.text("changed.same", "level", level)
            : phrases.text("changed.level", "level", level, "previous", previous);
    if (earlier.isEmpty()) {
      return paragraphs(
          told.version() == 1 ? List.of(what, phrases.text("changed.first")) : List.of(what));
    }
    Earlier last = earlier.get(earlier.size() - 1);
    return paragraphs(
        List.of(
            what,
            phrases.text(
                "changed.since",
                "version",
                Integer.toString(told.version()),
                "earlier",
                Integer.toString(last.version()),
                "time",
                phrases.time(last.at(), zone))));
  }

  private List<Block> reasons() {
    if (told.reasons() == null) {
      return List.of();
    }
    if (told.reasons().isEmpty()) {
      return paragraphs(List.of(phrases.text("reason.none")));
    }
    return List.of(new Bullets(told.reasons().stream().map(this::reason).toList()));
  }

  private String reason(Told.Reason reason) {
    String words = phrases.text("reason." + reason.name());
    if (Double.isNaN(reason.times())) {
      return phrases.text(reason.raises() ? "reason.up" : "reason.down", "reason", words);
    }
    return phrases.text(
        reason.raises() ? "reason.raises" : "reason.lowers",
        "reason",
        words,
        "times",
        figures.times(reason.times()));
  }

  private List<Block> counts() {
    Told.CountsTold counts = told.counts();
    if (counts == null) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            phrases.text("count.span"),
            phrases.text("count.h24"),
            phrases.text("count.d7"),
            phrases.text("count.d30")));
    rows.add(row("count.incidents", counts.incidents(), counts.banded()));
    rows.add(row("count.near", counts.nearMissesAndThreats(), counts.banded()));
    rows.add(row("count.access", counts.accessConstraints(), counts.banded()));
    return List.of(new Table(rows));
  }

  private List<String> row(String key, List<Integer> counts, boolean banded) {
    List<String> row = new ArrayList<>();
    row.add(phrases.text(key));
    counts.forEach(each -> row.add(figures.count(each, banded)));
    return row;
  }

  private List<Block> access() {
    if (told.access() == null) {
      return List.of();
    }
    if (told.access().isEmpty()) {
      return paragraphs(List.of(phrases.text("access.none")));
    }
    return List.of(new Bullets(told.access().stream().map(this::access).toList()));
  }

  private String access(Told.Access line) {
    String extent =
        line.routes() == 0
            ? phrases.text("access.area")
            : line.routes() < 0
                ? phrases.text("access.some")
                : phrases.text("access.routes", "n", line.routes());
    return phrases.text(
        "access.line",
        "extent",
        extent,
        "effect",
        phrases.text("effect." + line.effect()),
        "constraint",
        phrases.text("constraint." + line.constraint()));
  }

  private List<Block> review() {
    Review review = told.review();
    if (review == null) {
      return paragraphs(List.of(phrases.text("review.own")));
    }
    String plans =
        phrases.list(
            review.plans().stream().map(each -> phrases.text("plan." + each.code())).toList());
    String who = phrases.text("decider." + review.decides().code());
    return paragraphs(
        List.of(
            phrases.text("review.plans", "plans", plans),
            phrases.text("review.decision", "who", who),
            phrases.text("review.note")));
  }

  private List<Block> ends() {
    List<String> texts = new ArrayList<>();
    if (!told.change().ends()) {
      texts.add(phrases.text("valid", "time", phrases.time(told.validUntil(), zone)));
    }
    if (told.exit() != null) {
      texts.add(exit(told.exit()));
    }
    return paragraphs(texts);
  }

  private String exit(Exit exit) {
    if (exit instanceof StepsDown down) {
      // Below the probability it is below a floor that lies no lower.
      return phrases.text(
          down.floor() >= down.probability() ? "exit.steps_down_plain" : "exit.steps_down",
          "span",
          span("span", down.dwell().toHours()),
          "probability",
          figures.line(down.probability()),
          "floor",
          figures.line(down.floor()),
          "lift",
          phrases.number(down.lift(), 1));
    }
    if (exit instanceof Held held) {
      return phrases.text("exit.held", "time", phrases.time(held.until(), zone));
    }
    if (exit instanceof Over over) {
      return phrases.text("exit.over", "span", span("span", over.dwell().toHours()));
    }
    if (exit instanceof HeardAgain) {
      return phrases.text(told.change().ends() ? "exit.heard" : "exit.hears");
    }
    return phrases.text(exit instanceof Released ? "exit.released" : "exit.withdrawn");
  }

  /** How many of how many are heard, for how long not, and what is usual. */
  private String silence(Silence silence) {
    String lasted = span("span", figures.hours(told.at() - silence.since()));
    String usual = span("span", figures.hours(silence.usualGap().toMillis()));
    return told.kind() == Kind.SILENCE && told.change().ends()
        ? phrases.text("heard.again", "span", lasted, "usual", usual)
        : phrases.text(
            "heard.sources",
            "heard",
            phrases.number(silence.sources() - silence.silentSources(), 0),
            "sources",
            phrases.number(silence.sources(), 0),
            "span",
            lasted,
            "usual",
            usual);
  }

  private List<Block> gaps() {
    List<String> texts = new ArrayList<>();
    texts.add(phrases.text("gap.silence"));
    if (told.kind() == Kind.RISK && told.silence() != null) {
      texts.add(silence(told.silence()));
    }
    if (told.gaps() && told.kind() == Kind.RISK) {
      if (told.confidence() == Confidence.LOW) {
        texts.add(phrases.text("gap.low"));
      }
      if (told.evidence() != null && told.evidence().total() == 0) {
        texts.add(phrases.text("gap.no_report"));
      }
      if (!told.area().placed()) {
        texts.add(phrases.text("gap.not_placed"));
      }
      if (told.access() != null
          && told.access().stream().anyMatch(each -> each.effect().equals("unknown"))) {
        texts.add(phrases.text("gap.access"));
      }
    }
    return paragraphs(texts);
  }

  private List<Block> evidence() {
    Told.Evidence evidence = told.evidence();
    if (evidence == null) {
      return List.of();
    }
    if (evidence.banded()) {
      String band = figures.count(evidence.total(), true);
      return paragraphs(List.of(phrases.text("evidence.band", "band", band)));
    }
    String count = phrases.text("evidence.count", "n", evidence.total());
    String text =
        evidence.ids().isEmpty()
            ? count
            : phrases.text("evidence.ids", "count", count, "ids", phrases.list(evidence.ids()));
    return paragraphs(List.of(text));
  }

  /** By which version of what it was made. */
  List<String> foot(String posture) {
    return List.of(
        phrases.text(
            "foot.id",
            "id",
            told.id(),
            "version",
            Integer.toString(told.version()),
            "time",
            phrases.time(told.at(), zone)),
        phrases.text(
            "foot.model", "model", told.model(), "policy", told.policy(), "posture", posture),
        phrases.text("foot.aid"));
  }

  /** The word for an exercise, empty when it is none. */
  String exercise() {
    return told.test() ? phrases.text("exercise") : "";
  }
}
