package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
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
                      "d", Samples.AT, List.of(new Letter.HeldBack(drill, "no_call")))));
        }
        parcels.add(Samples.parcel(language, Tier.INSIDE, sample.silence().alert()));
      }
    }
    return parcels;
  }
}
