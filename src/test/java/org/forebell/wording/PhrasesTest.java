package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.forebell.alert.Change;
import org.forebell.alert.Likelihood;
import org.forebell.delivery.Language;
import org.forebell.report.CodeList;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every language says everything, with the same facts and its own grammar. */
class PhrasesTest {

  private static final Phrases ENGLISH = Phrases.of(Language.ENGLISH);

  @ParameterizedTest
  @EnumSource(Language.class)
  void sameTemplatesWithTheSameFacts(Language language) {
    Phrases phrases = Phrases.of(language);

    assertThat(phrases.keys()).isEqualTo(ENGLISH.keys());
    for (String key : phrases.keys()) {
      for (String pattern : phrases.patterns(key)) {
        Set<String> facts = facts(pattern);
        assertThat(facts(ENGLISH.patterns(key).get(0))).as(key).containsAll(facts);
        if (!key.startsWith("sms.")) {
          assertThat(facts).as(key).isEqualTo(facts(ENGLISH.patterns(key).get(0)));
        }
      }
    }
  }

  private static Set<String> facts(String pattern) {
    return new TreeSet<>(new MessageFormat(pattern, Locale.ROOT).getArgumentNames());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void oneTemplatePerChangeAndLevelThatNamesTheLevel(Language language) {
    Phrases phrases = Phrases.of(language);
    Set<String> leads = new TreeSet<>();
    for (Change change : Change.values()) {
      for (Level level : Level.values()) {
        String lead = phrases.text("lead." + change.code() + "." + level.code(), "previous", "X");
        leads.add(lead);
        assertThat(lead).contains(phrases.text("level." + level.code()));
      }
    }
    assertThat(leads).hasSize(Change.values().length * Level.values().length);
  }

  @Test
  void everyCodeHasItsWords() {
    assertThat(ENGLISH.keys())
        .containsAll(prefixed("constraint.", CodeList.named("constraint").codes()))
        .containsAll(prefixed("effect.", CodeList.named("effect").codes()))
        .containsAll(prefixed("reason.", List.copyOf(Redaction.REASONS)))
        .containsAll(prefixed("plan.", Stream.of(Plan.values()).map(Plan::code).toList()))
        .containsAll(prefixed("sms.plan.", Stream.of(Plan.values()).map(Plan::code).toList()))
        .containsAll(prefixed("decider.", Stream.of(Decider.values()).map(Decider::code).toList()))
        .containsAll(
            prefixed("likelihood.", Stream.of(Likelihood.values()).map(Likelihood::code).toList()));
  }

  private static List<String> prefixed(String prefix, List<String> codes) {
    return codes.stream().map(prefix::concat).toList();
  }

  @Test
  void noTemplateIsForNothing() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/forebell/wording"))) {
      for (Path file : files.toList()) {
        code.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    String all = code.toString();
    assertThat(ENGLISH.keys())
        .allMatch(
            key -> {
              int dot = key.lastIndexOf('.');
              String stem = key.substring(0, dot + 1);
              String outer = stem.substring(0, stem.indexOf('.') + 1);
              return all.contains('"' + key + '"')
                  || dot > 0 && (all.contains('"' + stem) || all.contains('"' + outer + '"'))
                  || all.contains("\"." + key.substring(dot + 1) + '"');
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH   | horizon.days   | 1   | within 1 day
          ENGLISH   | horizon.days   | 7   | within 7 days
          FRENCH    | span.days      | 1   | 1 jour
          FRENCH    | span.days      | 6   | 6 jours
          SPANISH   | access.routes  | 1   | 1 ruta
          PORTUGUESE| access.routes  | 2   | 2 percursos
          UKRAINIAN | evidence.count | 1   | 1 повідомлення
          UKRAINIAN | access.routes  | 1   | 1 маршрут
          UKRAINIAN | access.routes  | 2   | 2 маршрути
          UKRAINIAN | access.routes  | 5   | 5 маршрутів
          UKRAINIAN | access.routes  | 11  | 11 маршрутів
          UKRAINIAN | access.routes  | 12  | 12 маршрутів
          UKRAINIAN | access.routes  | 21  | 21 маршрут
          UKRAINIAN | access.routes  | 22  | 22 маршрути
          UKRAINIAN | horizon.days   | 1   | упродовж 1 дня
          UKRAINIAN | horizon.days   | 2   | упродовж 2 днів
          UKRAINIAN | horizon.days   | 21  | упродовж 21 дня
          ARABIC    | evidence.count | 0   | لا بلاغ خلال آخر 30 يومًا
          ARABIC    | evidence.count | 1   | بلاغ واحد
          ARABIC    | evidence.count | 2   | بلاغان
          ARABIC    | evidence.count | 3   | 3 بلاغات
          ARABIC    | evidence.count | 10  | 10 بلاغات
          ARABIC    | evidence.count | 11  | 11 بلاغًا
          ARABIC    | evidence.count | 99  | 99 بلاغًا
          ARABIC    | evidence.count | 100 | 100 بلاغ
          ARABIC    | evidence.count | 103 | 103 بلاغات
          ARABIC    | horizon.days   | 1   | خلال يوم واحد
          ARABIC    | horizon.days   | 2   | خلال يومين
          ARABIC    | horizon.days   | 7   | خلال 7 أيام
          ARABIC    | horizon.days   | 14  | خلال 14 يومًا
          """)
  void numbersGovernTheirWords(Language language, String key, int number, String words) {
    assertThat(Phrases.of(language).text(key, "n", number)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH    | 62\u00a0%              | 1.6   | Sun 24 Mar 2024, 22:16 (UTC+3)
          FRENCH     | 62\u00a0%              | 1,6   | dim. 24 mars 2024, 22:16 (UTC+3)
          SPANISH    | 62\u00a0%              | 1,6   | dom 24 mar 2024, 22:16 (UTC+3)
          PORTUGUESE | 62\u00a0%              | 1,6   | domingo 24 mar. 2024, 22:16 (UTC+3)
          UKRAINIAN  | 62\u00a0%              | 1,6   | нд 24 бер. 2024, 22:16 (UTC+3)
          ARABIC     | 62%               | 1.6   | الأحد 24 مارس 2024، 22:16 (\u2068UTC+3\u2069)
          """)
  void numbersAndTimesAreTheLanguagesOwn(
      Language language, String percent, String oneIn, String time) {
    Phrases phrases = Phrases.of(language);
    long at = Instant.parse("2024-03-24T19:16:14Z").toEpochMilli();

    assertThat(new Figures(phrases).percent(0.62)).isEqualTo(percent);
    assertThat(new Figures(phrases).oneIn(0.62)).isEqualTo(oneIn);
    assertThat(phrases.time(at, ZoneId.of("Africa/Nairobi"))).isEqualTo(time);
  }

  @Test
  void timesFollowTheZoneThroughTheYear() {
    ZoneId kyiv = ZoneId.of("Europe/Kyiv");

    assertThat(ENGLISH.time(Instant.parse("2024-03-31T00:30:00Z").toEpochMilli(), kyiv))
        .isEqualTo("Sun 31 Mar 2024, 02:30 (UTC+2)");
    assertThat(ENGLISH.time(Instant.parse("2024-03-31T01:30:00Z").toEpochMilli(), kyiv))
        .isEqualTo("Sun 31 Mar 2024, 04:30 (UTC+3)");
    assertThat(
            ENGLISH.time(
                Instant.parse("2024-03-31T01:30:00Z").toEpochMilli(), ZoneId.of("Asia/Kathmandu")))
        .isEqualTo("Sun 31 Mar 2024, 07:15 (UTC+5:45)");
  }

  @Test
  void nothingIsToldAsCertainOrImpossible() {
    Figures figures = new Figures(ENGLISH);

    assertThat(figures.percent(1)).isEqualTo("over 99\u00a0%");
    assertThat(figures.oneIn(1)).isEqualTo("1.01");
    assertThat(figures.percent(0)).isEqualTo("below 0.1\u00a0%");
    assertThat(figures.oneIn(0)).isEqualTo("1000+");
    assertThat(figures.percent(0.004)).isEqualTo("0.4\u00a0%");
    assertThat(figures.oneIn(0.004)).isEqualTo("250");
  }
}
