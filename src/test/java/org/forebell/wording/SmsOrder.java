package org.forebell.wording;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.delivery.Language;

/** Where each field of a text message stands, in whichever of its forms. */
final class SmsOrder {

  private static final Posture POSTURE = Samples.posture();
  private static final Map<Language, Phrases> PHRASES =
      Arrays.stream(Language.values()).collect(Collectors.toMap(each -> each, Phrases::of));

  private SmsOrder() {}

  /**
   * The places of change, level, area, subject, likelihood or who is heard, review, until and name;
   * -1 for a field that is not there whole.
   */
  static List<Integer> of(String message, PublishedAlert alert, Language language) {
    Phrases phrases = PHRASES.get(language);
    String bare = message.replaceAll("[.,:] ", " ");
    List<List<String>> fields = new ArrayList<>();
    boolean silence = alert.kind() == Kind.SILENCE;
    fields.add(
        phrases.forms(
            silence && !alert.change().ends()
                ? "sms.silence"
                : "sms.change." + alert.change().code()));
    fields.add(phrases.forms("sms.level." + alert.level().code()));
    fields.add(List.of(alert.where().code(), alert.where().country()));
    if (!silence) {
      fields.add(phrases.forms("sms.subject." + alert.subject().code()));
      String n = new Figures(phrases).oneIn(alert.probability());
      fields.add(phrases.forms("sms.odds", "n", n, "days", 7));
    } else if (!alert.change().ends()) {
      fields.add(heard(phrases));
    }
    fields.add(plans(phrases, alert));
    if (!alert.change().ends()) {
      ZoneId zone = Samples.JUBA;
      fields.add(phrases.shortTimes(alert.validUntil(), zone));
    }
    fields.add(List.of(alert.id()));
    List<Integer> places = new ArrayList<>();
    int from = 0;
    for (List<String> forms : fields) {
      int place = first(bare, forms, from);
      places.add(place);
      from = Math.max(from, place + 1);
    }
    return places;
  }

  /** No source of six heard for four days, where 31 hours are usual. */
  private static List<String> heard(Phrases phrases) {
    String lasted = phrases.forms("sms.span.days", "n", 4).get(0);
    String usual = phrases.forms("sms.span.hours", "n", 31).get(0);
    return phrases.forms("sms.heard", "heard", 0, "sources", 6, "span", lasted, "usual", usual);
  }

  private static List<String> plans(Phrases phrases, PublishedAlert alert) {
    List<String> plans = new ArrayList<>();
    Review review = POSTURE.review(alert.kind(), alert.change(), alert.level(), alert.subject());
    plans.addAll(phrases.forms("sms.plan." + review.plans().get(0).code()));
    return plans;
  }

  private static int first(String message, List<String> forms, int from) {
    int first = -1;
    for (String form : forms) {
      String bare = Gsm7.length(form) < 0 && gsm(message) ? Gsm7.written(form) : form;
      int place = message.indexOf(bare.replaceAll("[.,:] ", " "), from);
      first = place >= 0 && (first < 0 || place < first) ? place : first;
    }
    return first;
  }

  private static boolean gsm(String message) {
    return Gsm7.length(message) >= 0;
  }
}
