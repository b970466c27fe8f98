package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Tier;
import org.forebell.place.Place;
import org.forebell.risk.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every area of the gazetteer, in every language, fits one part, real and as an exercise. */
class SmsIT {

  private static final List<Samples.Sample> SAMPLES =
      List.of(
          Samples.critical(),
          Samples.critical().exercise().probability(0.0001).level(Level.WARNING),
          Samples.critical().change(Change.CANCELLED).level(Level.NORMAL));

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyName(Language language) throws IOException {
    Wording wording = new Wording(Samples.posture());
    int checked = 0;
    int withCode = 0;
    for (Place place : SmsTest.gazetteer().places()) {
      for (Samples.Sample sample : SAMPLES) {
        PublishedAlert alert = sample.where(SmsCases.where(place)).alert();
        Letter letter = new Letter.OfAlert(alert, List.of(), true);
        String message = wording.sms(Samples.parcel(language, Tier.INSIDE, letter), SmsForm.PLAIN);
        SmsCases.checkPart(message, language, SmsForm.PLAIN);
        checked++;
        withCode += message.contains(place.code()) ? 1 : 0;
      }
    }
    assertThat(checked).isGreaterThan(34_000 * SAMPLES.size());
    // Only exercises in areas with the longest codes name no more than the country.
    assertThat(withCode).isGreaterThan(checked * 97 / 100);
  }
}
