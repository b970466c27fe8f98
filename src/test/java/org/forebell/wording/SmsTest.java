package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Letter.HeldBack;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.place.Gazetteer;
import org.forebell.place.Place;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A text message is one part, says what matters first, and never half a field. */
class SmsTest {

  private static final Wording WORDING = new Wording(Samples.posture());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH    | UP CRITICAL (was WARNING): Upper River SS04, staff, 1 in 1.6 in 7 days. Review plan: relocate, evacuate. To 24 Mar 21:16 UTC+2. Reply ACK H6V2-DLPN
          FRENCH     | HAUSSE CRITIQUE: Upper River SS04, personnel, 1 sur 1,6 en 7 jours. Revoir plan: relocalisation, évacuation. Au 24 mars 21:16 UTC+2. Répondre ACK H6V2-DLPN
          SPANISH    | SUBE CRITICO: Upper River SS04, personal, 1 de cada 1,6 en 7 dias. Revisar plan: reubicar, evacuar. Hasta 24 mar 21:16 UTC+2. Responda ACK H6V2-DLPN
          ARABIC     | رفع حرج SS04 طاقم 1 من 1.6 خطة نقل، إجلاء حتى 24/3 21:16 ACK H6V2-DLPN
          UKRAINIAN  | ВГОРУ КРИТ SS04 люди 1 з 1,6 план виїзд, евак до 24.03 21:16 H6V2-DLPN
          PORTUGUESE | SOBE CRITICO (antes ALERTA): Upper River SS04, pessoal, 1 em 1,6 em 7 dias. Rever plano: recolocar, evacuar. Até 24 mar. 21:16 UTC+2. Responda ACK H6V2-DLPN
          """)
  void aCriticalAlertInEachLanguage(Language language, String message) {
    assertThat(WORDING.sms(Samples.inside(language, each -> each), SmsForm.PLAIN))
        .isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH    | FEW REPORTS, unknown not safe WATCH: Upper River SS04, 0 of 6 sources in 4 d (usual 31 h). Review: check in with sources. To 24 Mar 21:16. Reply ACK 9C4H-2QF6
          FRENCH     | 'PEU DE RAPPORTS, inconnu VIGILANCE: Upper River SS04, 0 source sur 6 en 4 j (d''habitude 31 h). Revoir: contacter les sources. Au 24 mars 21:16. ACK 9C4H-2QF6'
          SPANISH    | POCOS INFORMES, no se sabe VIGILANCIA: Upper River SS04, 0 de 6 fuentes en 4 d (usual 31 h). Revisar: contactar a las fuentes. Hasta 24 mar 21:16. ACK 9C4H-2QF6
          ARABIC     | بلاغات قليلة رصد SS04 0/6 4 ي خطة اتصال حتى 24/3 21:16 ACK 9C4H-2QF6
          UKRAINIAN  | МАЛО ЗВІТІВ УВАГА SS04 0/6 4 д план зв’язок до 24.03 21:16 9C4H-2QF6
          PORTUGUESE | POUCOS RELATOS, nao se sabe VIGILANCIA: Upper River SS04, 0 de 6 fontes em 4 d (usual 31 h). Rever plano: contactar as fontes. Até 24 mar. 21:16. ACK 9C4H-2QF6
          """)
  void anAlertOfSilenceInEachLanguage(Language language, String message) {
    assertThat(
            WORDING.sms(
                Samples.inside(
                    language,
                    each ->
                        each.silence()
                            .change(Change.RAISED)
                            .level(Level.WATCH)
                            .previous(Level.NORMAL)),
                SmsForm.PLAIN))
        .isEqualTo(message);
  }

  @Test
  void inCodeWordsItTellsNothingToWhoeverLooksOn() {
    assertThat(WORDING.sms(Samples.inside(Language.FRENCH, each -> each), SmsForm.CODE_WORDS))
        .isEqualTo("H6V2-DLPN TB");
    assertThat(
            WORDING.sms(
                Samples.inside(Language.ARABIC, each -> each.exercise()), SmsForm.CODE_WORDS))
        .isEqualTo("EXERCISE H6V2-DLPN TB EXERCISE");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void onePartForTheLongestNamesAndASample(Language language) throws IOException {
    List<Place> places = new ArrayList<>(gazetteer().places());
    places.sort(Comparator.comparingInt((Place each) -> -each.name().length()));
    List<Place> some = new ArrayList<>(places.subList(0, 5));
    places.sort(
        Comparator.comparingInt((Place each) -> -each.code().length()).thenComparing(Place::area));
    some.addAll(places.subList(0, 5));
    Random dice = new Random(5);
    for (int i = 0; i < 4; i++) {
      some.add(places.get(dice.nextInt(places.size())));
    }
    SmsCases cases = new SmsCases();
    int checked = 0;
    for (Place place : some) {
      for (PublishedAlert alert : SmsCases.shapes(SmsCases.where(place))) {
        checked += cases.check(alert, language);
      }
    }
    assertThat(checked).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void onePartForAnAreaThatSendersMadeUp(Language language) {
    SmsCases cases = new SmsCases();
    for (String name : List.of("A", "غور", "Ґ€[{|}]".repeat(15), "长".repeat(120))) {
      PublishedAlert alert = Samples.critical().unplaced("AFG/" + name).alert();
      assertThat(cases.check(alert, language)).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void fieldsKeepTheirOrderHoweverShort(Language language) {
    Where far = new Where("LC13030870000", "pcode", "A name that is long enough", "LCA", "Far");
    for (PublishedAlert alert : SmsCases.shapes(far)) {
      for (boolean answer : new boolean[] {true, false}) {
        String message =
            WORDING.sms(
                Samples.parcel(language, Tier.INSIDE, new Letter.OfAlert(alert, List.of(), answer)),
                SmsForm.PLAIN);
        assertThat(SmsOrder.of(message, alert, language)).as(message).isSorted().doesNotContain(-1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anExerciseSaysSoFirstAndLast(Language language) {
    List<String> words = Phrases.of(language).forms("sms.exercise");
    for (PublishedAlert alert : SmsCases.shapes(Samples.UPPER_RIVER)) {
      String message = WORDING.sms(Samples.parcel(language, Tier.INSIDE, alert), SmsForm.PLAIN);
      assertThat(words.stream().anyMatch(message::startsWith)).as(message).isEqualTo(alert.test());
      assertThat(words.stream().anyMatch(message::endsWith)).as(message).isEqualTo(alert.test());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aDigestIsOnePartToo(Language language) {
    for (int size : new int[] {0, 1, 2, 3, 5, 21, 150}) {
      List<HeldBack> held = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Samples.Sample sample = Samples.critical().level(Level.WARNING);
        held.add(new HeldBack((i % 3 == 1 ? sample.exercise() : sample).alert(), "budget"));
      }
      Parcel parcel =
          Samples.parcel(
              language,
              Tier.INSIDE,
              new Letter.Digest("digest-1", Samples.AT, held, size / 3, size / 2));
      for (SmsForm form : SmsForm.values()) {
        String message = WORDING.sms(parcel, form);
        SmsCases.checkPart(message, language, form);
        assertThat(message).contains(size == 0 ? "0" : "H6V2-DLPN");
      }
    }
  }

  @Test
  void aDigestNamesTheGravestFirstAndCountsTheRest() {
    List<HeldBack> held = new ArrayList<>();
    for (Level level : List.of(Level.WATCH, Level.WARNING, Level.WATCH, Level.WATCH, Level.WATCH)) {
      held.add(new HeldBack(Samples.critical().level(level).alert(), "quiet_hours"));
    }
    Letter digest = new Letter.Digest("digest-1", Samples.AT, held, 4, 1);

    assertThat(WORDING.sms(Samples.parcel(Language.ENGLISH, Tier.INSIDE, digest), SmsForm.PLAIN))
        .isEqualTo(
            "9 alerts held back: WARNING SS04 H6V2-DLPN; WATCH SS04 H6V2-DLPN;"
                + " WATCH SS04 H6V2-DLPN; WATCH SS04 H6V2-DLPN; WATCH SS04 H6V2-DLPN; +4; 1 ended");
    assertThat(WORDING.sms(Samples.parcel(Language.UKRAINIAN, Tier.INSIDE, digest), SmsForm.PLAIN))
        .isEqualTo("9 відкладених: ПОПЕР SS04 H6V2-DLPN; УВАГА SS04 H6V2-DLPN; +7");
  }

  @Test
  void anEndHasNoUntil() {
    for (Language language : Language.values()) {
      assertThat(
              WORDING.sms(
                  Samples.inside(language, each -> each.change(Change.CLEARED).level(Level.NORMAL)),
                  SmsForm.PLAIN))
          .doesNotContain("21:16");
    }
  }

  static Gazetteer gazetteer() throws IOException {
    try (InputStream in = SmsTest.class.getResourceAsStream("/config/gazetteer.csv");
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return Gazetteer.read(reader);
    }
  }
}
