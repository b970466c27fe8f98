package org.forebell.wording;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.silence.Silence;

/**
 * An alert as a text message of one part, in this order: change, level, area, subject, how likely,
 * what to review, until when, name. A part has 160 characters of GSM-7; in languages with other
 * letters 70 of UCS-2.
 */
final class SmsText {

  static final int LONGEST_UCS2 = 70;

  /** What goes first is missed least; the country for the code goes last. */
  private static final List<String> SHORTENED =
      order(
          "level until review odds id area review change review subject level odds "
              + "review id exercise drill until marks area");

  /** In half the room marks go first, since blanks do. */
  private static final List<String> SHORTENED_UCS2 =
      order(
          "level marks until area review odds id review change subject id level "
              + "odds review exercise drill until change review review area");

  /** That a cancelled alert is no all-clear goes before the rest. */
  private static final List<String> GROWING =
      order("change area review subject odds until id level drill exercise marks");

  private static final List<String> GROWING_UCS2 =
      order("change until review area subject odds id level drill exercise marks");

  /** Of silence the news is how many of how many, and for how long. */
  private static final List<String> SHORTENED_SILENCE =
      order(
          "level until review id review area odds change level odds exercise drill until marks area");

  private static final List<String> SHORTENED_SILENCE_UCS2 =
      order(
          "level marks until area review id review odds change level review exercise drill until "
              + "change review odds review area");

  private static final List<String> GROWING_SILENCE =
      order("odds change area review until id level drill exercise marks");

  private final Phrases phrases;
  private final Figures figures;

  SmsText(Phrases phrases) {
    this.phrases = phrases;
    this.figures = new Figures(phrases);
  }

  private static List<String> order(String fields) {
    return List.of(fields.split(" "));
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
                ",",
                silence ? none : phrases.forms("sms.subject." + told.subject().code()))
            .add("odds", ".", silence ? heard(told) : odds(told))
            .add("review", ".", review(told.review()))
            .add("until", ".", told.change().ends() ? none : until(told, zone))
            .add("id", ".", id(told, answer))
            .add("drill", "", exercise);
    if (silence) {
      List<String> shortened = gsm() ? SHORTENED_SILENCE : SHORTENED_SILENCE_UCS2;
      return written(fields.fit(shortened, GROWING_SILENCE, this::fits));
    }
    return written(
        gsm()
            ? fields.fit(SHORTENED, GROWING, this::fits)
            : fields.fit(SHORTENED_UCS2, GROWING_UCS2, this::fits));
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

  /** How many of how many are heard, for how long not, and what is usual. */
  private List<String> heard(Told told) {
    Silence silence = told.silence();
    if (silence == null || told.change().ends()) {
      return List.of("");
    }
    return phrases.forms(
        "sms.heard",
        "heard",
        silence.sources() - silence.silentSources(),
        "sources",
        silence.sources(),
        "span",
        span(told.at() - silence.since()),
        "usual",
        span(silence.usualGap().toMillis()));
  }

  private String span(long millis) {
    int hours = (int) figures.hours(millis);
    return hours % 24 == 0
        ? phrases.forms("sms.span.days", "n", hours / 24).get(0)
        : phrases.forms("sms.span.hours", "n", hours).get(0);
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
    // Words around the plans go before the second plan does.
    List<String> forms = new ArrayList<>();
    for (List<String> plans : List.of(longest, shortest, shortest.subList(0, 1))) {
      for (String form : phrases.forms("sms.review", "plans", phrases.list(plans))) {
        if (forms.isEmpty() || form.length() < forms.get(forms.size() - 1).length()) {
          forms.add(form);
        }
      }
    }
    return forms;
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

  /**
   * Several alerts that were held back: the gravest by name, the rest by number.
   *
   * @param unlisted how many more there are
   * @param ended how many began and ended in the meantime; told while there is room
   */
  String digest(List<Told> held, int unlisted, int ended) {
    boolean drill = unlisted == 0 && !held.isEmpty() && held.stream().allMatch(Told::test);
    List<String> items =
        held.stream()
            .map(each -> drill || !each.test() ? item(each) : drilled(item(each)))
            .toList();
    int all = held.size() + unlisted;
    List<String> intros = phrases.forms("sms.digest", "n", all);
    List<String> ends =
        ended == 0
            ? List.of("")
            : List.of("; " + phrases.forms("sms.ended", "n", ended).get(0), "");
    for (int named = items.size(); named >= 0; named--) {
      for (String intro : intros) {
        for (String end : ends) {
          String plain = digest(intro, items.subList(0, named), all - named) + end;
          String message = drill ? drilled(plain) : plain;
          if (fits(message)) {
            return written(message);
          }
        }
      }
    }
    throw new IllegalStateException("a template of sms.digest is too long for a message");
  }

  private String digest(String intro, List<String> named, int more) {
    if (named.isEmpty()) {
      return intro;
    }
    List<String> parts = new ArrayList<>(named);
    if (more > 0) {
      parts.add(phrases.forms("sms.more", "n", more).get(0));
    }
    return intro + ": " + String.join("; ", parts);
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

  private boolean fits(String message) {
    return gsm()
        ? Gsm7.length(Gsm7.written(message)) <= Gsm7.LONGEST
        : written(message).length() <= LONGEST_UCS2;
  }

  private String written(String message) {
    return gsm() ? Gsm7.written(message) : Normalizer.normalize(message, Normalizer.Form.NFC);
  }
}
