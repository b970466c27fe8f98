package org.forebell.wording;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.forebell.alert.PublishedAlert.Kind;

/**
 * An alert as a text message of one part, in this order: change, level, area, subject, how likely,
 * what to review, until when, name. A part has 160 characters of GSM-7; in languages with other
 * letters 70 of UCS-2.
 */
final class SmsText {

  static final int LONGEST_UCS2 = 70;

  /** What goes first is missed least; the country for the code goes last. */
  private static final List<String> SHORTENED =
      List.of(
          "level",
          "until",
          "review",
          "odds",
          "id",
          "area",
          "review",
          "change",
          "review",
          "subject",
          "level",
          "odds",
          "review",
          "id",
          "review",
          "exercise",
          "drill",
          "until",
          "area");

  private final Phrases phrases;
  private final Figures figures;

  SmsText(Phrases phrases) {
    this.phrases = phrases;
    this.figures = new Figures(phrases);
  }

  /** The message. */
  String of(Told told, ZoneId zone, boolean answer) {
    List<String> none = List.of("");
    boolean silence = told.kind() == Kind.SILENCE;
    List<String> exercise = told.test() ? phrases.forms("sms.exercise") : none;
    SmsFields fields =
        new SmsFields()
            .add("exercise", ".", exercise)
            .add("change", "", change(told))
            .add("level", ":", level(told))
            .add("area", ",", area(told.area()))
            .add(
                "subject",
                silence ? "." : ",",
                phrases.forms("sms.subject." + told.subject().code()))
            .add("odds", ".", silence ? none : odds(told))
            .add("review", ".", review(told.review()))
            .add("until", ".", told.change().ends() ? none : until(told, zone))
            .add("id", ".", id(told, answer))
            .add("drill", "", exercise);
    return written(fields.fit(SHORTENED, fits()));
  }

  private List<String> change(Told told) {
    boolean silence = told.kind() == Kind.SILENCE && !told.change().ends();
    return phrases.forms(silence ? "sms.silence" : "sms.change." + told.change().code());
  }

  private List<String> level(Told told) {
    List<String> levels = new ArrayList<>(phrases.forms("sms.level." + told.level().code()));
    if (told.level() != told.previousLevel()) {
      String before = phrases.forms("sms.level." + told.previousLevel().code()).get(0);
      String was = phrases.forms("sms.was", "level", levels.get(0), "previous", before).get(0);
      levels.add(0, was);
    } else {
      levels.add(0, levels.get(0));
    }
    return levels;
  }

  private static List<String> area(Told.Area area) {
    String code = area.shortest();
    String name = area.name().isEmpty() ? code : area.name() + " " + code;
    return List.of(
        name, area.placed() || area.name().isEmpty() ? code : code + "/?", area.country());
  }

  private List<String> odds(Told told) {
    return phrases.forms(
        "sms.odds",
        "n",
        figures.oneIn(told.probability()),
        "days",
        (int) Math.max(1, StrictMath.round(told.horizonHours() / 24.0)));
  }

  private List<String> review(Review review) {
    if (review == null) {
      return phrases.forms("sms.own");
    }
    List<String> longest = new ArrayList<>();
    List<String> shortest = new ArrayList<>();
    for (Plan plan : review.plans()) {
      List<String> forms = phrases.forms("sms.plan." + plan.code());
      longest.add(forms.get(0));
      shortest.add(forms.get(forms.size() - 1));
    }
    List<String> all = new ArrayList<>();
    for (List<String> plans : List.of(longest, shortest, shortest.subList(0, 1))) {
      all.addAll(phrases.forms("sms.review", "plans", String.join(", ", plans)));
    }
    all.sort(Comparator.comparingInt((String each) -> -each.length()));
    // Few steps from the longest to the shortest, with the middle in between.
    int last = all.size() - 1;
    return List.of(
        all.get(0), all.get(last / 4), all.get(last / 2), all.get(last * 3 / 4), all.get(last));
  }

  private List<String> until(Told told, ZoneId zone) {
    return phrases.shortTimes(told.validUntil(), zone).stream()
        .map(time -> phrases.forms("sms.until", "time", time).get(0))
        .toList();
  }

  private List<String> id(Told told, boolean answer) {
    return answer
        ? phrases.forms("sms.ack", "id", told.id())
        : List.of(told.id() + " v" + told.version(), told.id());
  }

  /** Several alerts that were held back: the gravest by name, the rest by number. */
  String digest(List<Told> held) {
    boolean drill = !held.isEmpty() && held.stream().allMatch(Told::test);
    List<String> items =
        held.stream()
            .map(each -> drill || !each.test() ? item(each) : drilled(item(each)))
            .toList();
    List<String> intros = phrases.forms("sms.digest", "n", held.size());
    for (int named = items.size(); named >= 0; named--) {
      for (String intro : intros) {
        String plain = digest(intro, items, named);
        String message = drill ? drilled(plain) : plain;
        if (fits().test(message)) {
          return written(message);
        }
      }
    }
    throw new IllegalStateException("a template of sms.digest is too long for a message");
  }

  private String digest(String intro, List<String> items, int named) {
    List<String> parts = new ArrayList<>(items.subList(0, named));
    if (named > 0 && named < items.size()) {
      parts.add(phrases.forms("sms.more", "n", items.size() - named).get(0));
    }
    return parts.isEmpty() ? intro : intro + ": " + String.join("; ", parts);
  }

  private String item(Told told) {
    List<String> levels = phrases.forms("sms.level." + told.level().code());
    return levels.get(levels.size() - 1) + " " + told.area().shortest() + " " + told.id();
  }

  private String drilled(String text) {
    String word = phrases.forms("sms.exercise").get(0);
    return word + " " + text + " " + word;
  }

  private boolean gsm() {
    return phrases.patterns("sms.alphabet").get(0).equals("gsm7");
  }

  private Predicate<String> fits() {
    return message ->
        gsm()
            ? Gsm7.length(Gsm7.written(message)) <= Gsm7.LONGEST
            : written(message).length() <= LONGEST_UCS2;
  }

  private String written(String message) {
    return gsm() ? Gsm7.written(message) : Normalizer.normalize(message, Normalizer.Form.NFC);
  }
}
