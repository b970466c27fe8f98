package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.place.Place;
import org.forebell.report.Subject;
import org.forebell.risk.Level;

/** Text messages of every shape, held to their one part. */
final class SmsCases {

  private final Wording wording = new Wording(Samples.posture());

  static Where where(Place place) {
    return new Where(
        place.code(), place.codeType(), place.name(), place.country(), place.countryName());
  }

  /** Every change, level before and after, subject, kind, real and exercise. */
  static List<PublishedAlert> shapes(Where where) {
    List<PublishedAlert> shapes = new ArrayList<>();
    for (Change change : Change.values()) {
      for (Level level : Level.values()) {
        for (Subject subject : Subject.values()) {
          Samples.Sample sample =
              Samples.critical().where(where).change(change).level(level).subject(subject);
          shapes.add(sample.previous(Level.WARNING).alert());
          shapes.add(sample.previous(level).exercise().probability(0.0001).alert());
          shapes.add(sample.silence().previous(Level.WARNING).alert());
        }
      }
    }
    return shapes;
  }

  /** Checks the message for every tier that may know, whether an answer is awaited or not. */
  int check(PublishedAlert alert, Language language) {
    int checked = 0;
    for (Tier tier : Tier.values()) {
      if (Redaction.mayKnow(alert, tier)) {
        for (boolean answer : new boolean[] {true, false}) {
          Letter letter = new Letter.OfAlert(alert, List.of(), answer);
          Parcel parcel = Samples.parcel(language, tier, letter);
          for (SmsForm form : SmsForm.values()) {
            checkPart(wording.sms(parcel, form), language, form);
            checked++;
          }
        }
      }
    }
    return checked;
  }

  static void checkPart(String message, Language language, SmsForm form) {
    boolean ucs2 =
        form == SmsForm.PLAIN && (language == Language.ARABIC || language == Language.UKRAINIAN);
    if (ucs2) {
      assertThat(message.length()).as(message).isBetween(1, SmsText.LONGEST_UCS2);
    } else {
      assertThat(Gsm7.length(message)).as(message).isBetween(1, Gsm7.LONGEST);
    }
  }
}
