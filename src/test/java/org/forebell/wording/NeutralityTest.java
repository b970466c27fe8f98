package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.forebell.alert.AlertText;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No word takes sides, and the words are the same for every actor and place. */
class NeutralityTest {

  private static final Wording WORDING = new Wording(Samples.posture());

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTemplateTakesSides(Language language) {
    Neutrality neutrality = Neutrality.of(language);
    Phrases phrases = Phrases.of(language);
    for (String key : phrases.keys()) {
      for (String pattern : phrases.patterns(key)) {
        assertThat(neutrality.findings(pattern)).as(key + ": " + pattern).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noMessageTakesSides(Language language) {
    Neutrality neutrality = Neutrality.of(language);
    for (Parcel parcel : parcels(language, Samples.UPPER_RIVER)) {
      assertThat(RedactionTest.everything(WORDING, parcel))
          .allSatisfy(text -> assertThat(neutrality.findings(text)).as(text).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH    | An attack by gunmen                   | blame
          ENGLISH    | staff were deliberately hit           | motive
          ENGLISH    | which is a war\u00a0crime              | finding
          ENGLISH    | a BRUTAL night                        | outrage
          FRENCH     | des terroristes                       | blame
          FRENCH     | en représailles                       | motive
          FRENCH     | crimes contre l'humanité              | finding
          SPANISH    | una masacre                           | finding
          SPANISH    | milicianos                            | blame
          PORTUGUESE | um ato hediondo                       | outrage
          PORTUGUESE | violações                             | finding
          UKRAINIAN  | звіряча жорстокість                   | outrage
          UKRAINIAN  | окупанти                              | blame
          UKRAINIAN  | воєнний злочин                        | finding
          ARABIC     | جَرائم حرب                            | finding
          ARABIC     | الإرهابيون                            | blame
          ARABIC     | هجوم وحشي                             | outrage
          """)
  void theLinterFinds(Language language, String text, String group) {
    assertThat(Neutrality.of(language).findings(text))
        .extracting(Neutrality.Finding::group)
        .contains(group);
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void neitherDoesTheTerminal(Change change) throws IOException {
    String alert =
        """
        {"id":"3QMT-2QF6","version":3,"change":"%s","area":"SSD/SS04","placed":false,
         "subject":"staff","level":"warning","previousLevel":"watch",
         "at":"2024-03-17T19:16:14.924Z","horizon":"P7D","probability":0.43,"usual":0.33,
         "confidence":"high","factors":[{"name":"threats","value":9.5,"effect":0.87},
         {"name":"near_areas","value":9.5,"effect":0.8},
         {"name":"area_long_run","value":9.5,"effect":-0.8}],
         "access":[{"constraint":"violence_staff_assets","effect":"denied","routes":1}],
         "evidence":["r-1"],"evidenceTotal":1,
         "exitRule":"Steps down when, for 3 days, the chance stays below 25 %%.",
         "validUntil":"2024-03-24T19:16:14.924Z","test":true}
        """
            .formatted(change.code());

    String text = AlertText.of(new ObjectMapper().readTree(alert), 72);

    assertThat(text).contains("3QMT-2QF6");
    assertThat(Neutrality.of(Language.ENGLISH).findings(text)).as(text).isEmpty();
  }

  @Test
  void theLinterLeavesWholeWordsAlone() {
    assertThat(Neutrality.of(Language.ENGLISH).findings("Mobile clinics, Evilard, a default"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachListSaysWhereItIsFrom(Language language) throws IOException {
    try (InputStream in =
        Neutrality.class.getResourceAsStream("/wording/lint/" + language.code() + ".json")) {
      JsonNode list = new ObjectMapper().readTree(in);
      assertThat(list.get("language").textValue()).isEqualTo(language.code());
      assertThat(list.get("version").textValue()).isEqualTo(Neutrality.of(language).version());
      assertThat(list.get("groups")).hasSize(4);
      for (JsonNode group : list.get("groups")) {
        assertThat(group.get("source").textValue()).isNotBlank();
        assertThat(group.get("words").size()).isGreaterThan(10);
      }
    }
  }

  /** The same alert of two places on two sides of anything has the same words but for the names. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void theSameWordsForEveryPlace(Language language) {
    Where here = new Where("QQ01", "pcode", "Hereabouts", "QQA", "Herelandia");
    Where there = new Where("ZZ77", "pcode", "Thereafter", "ZZB", "Thereoniaa");
    List<Parcel> ours = parcels(language, here);
    List<Parcel> theirs = parcels(language, there);
    for (int i = 0; i < ours.size(); i++) {
      List<String> one = RedactionTest.everything(WORDING, ours.get(i)).toList();
      List<String> other =
          RedactionTest.everything(WORDING, theirs.get(i)).map(each -> renamed(each)).toList();
      assertThat(other).isEqualTo(one);
    }
  }

  /** Names of the same length, so that lines break alike. */
  private static String renamed(String text) {
    return text.replace("ZZ77", "QQ01")
        .replace("Thereafter", "Hereabouts")
        .replace("Thereoniaa", "Herelandia")
        .replace("ZZB", "QQA");
  }

  private static List<Parcel> parcels(Language language, Where where) {
    List<Parcel> parcels = new ArrayList<>();
    for (Change change : Change.values()) {
      for (Level level : List.of(change.ends() ? Level.NORMAL : Level.CRITICAL)) {
        Samples.Sample sample = Samples.critical().where(where).change(change).level(level);
        for (Tier tier : Tier.values()) {
          parcels.add(Samples.parcel(language, tier, sample.alert()));
          PublishedAlert drill = sample.subject(Subject.FACILITY).exercise().alert();
          parcels.add(
              Samples.parcel(
                  language,
                  tier,
                  new Letter.Digest(
                      "d", Samples.AT, List.of(new Letter.HeldBack(drill, "no_call")), 0, 0)));
        }
        parcels.add(Samples.parcel(language, Tier.INSIDE, sample.silence().alert()));
      }
    }
    return parcels;
  }
}
