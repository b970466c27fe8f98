package org.forebell.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert.Where;
import org.forebell.delivery.Language;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Letter.HeldBack;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.risk.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A letter as mail: all that an officer needs, on a phone, without anything fetched. */
class MailTest {

  private static final Wording WORDING = new Wording(Samples.posture());
  private static final String LINK = "https://alert.example.org/a/Zk3yQ?x=1&y=2";
  private static final Where LONG_NAME =
      new Where(
          "QAT003054",
          "pcode",
          "Fereej Al Amir / Luaib / Muraikh / Baaya / Mehairja / Fereej Al Soudan 54",
          "QAT",
          "Qatar");

  @Test
  void allThatAnOfficerNeeds() {
    MailText mail = WORDING.mail(Samples.inside(Language.ENGLISH, each -> each), LINK);

    assertThat(mail.subject())
        .isEqualTo(
            "Up to level CRITICAL from WARNING: Staff, Upper River, Some Country (SS04)"
                + " H6V2-DLPN [TLP:AMBER+STRICT]");
    assertThat(mail.text().replace('\u00a0', ' '))
        .startsWith("TLP:AMBER+STRICT\n")
        .contains(
            "Likely: 62 %, about 1 in 1.6",
            "Usual here: 9 %",
            "Confidence: moderate",
            "Level: CRITICAL, was WARNING",
            "version 2 is of Sun 17 Mar 2024, 10:09",
            "raises the rate × 2.4: recent incidents and threats",
            "lowers the rate × 0.8: the area’s own long run",
            "Near misses, threats         0         7         26",
            "1 route: closed (hostilities)",
            "Review the plan for: relocation within the country, evacuation",
            "The decision lies with: country director.",
            "It gives no orders.",
            "Valid until Sun 24 Mar 2024, 21:16 (UTC+2).",
            "for 6 days, the chance stays below",
            "No report does not mean safe.",
            "12 reports; the newest: desk-7/r-1, desk-7/r-2",
            "Reply with: ACK H6V2-DLPN",
            "Or open: " + LINK,
            "A decision aid, not a clearance.");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void linesFitASmallScreen(Language language) {
    MailText mail = WORDING.mail(Samples.inside(language, each -> each.where(LONG_NAME)), "");

    assertThat(mail.text().lines())
        .allSatisfy(
            line ->
                assertThat(line.replaceAll("[\u200F\u2068\u2069]", "").length())
                    .as(line)
                    .isLessThanOrEqualTo(PlainPage.COLUMNS));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void htmlIsWholeAndFetchesNothing(Language language) {
    String html = WORDING.mail(Samples.inside(language, each -> each), LINK).html();

    assertThat(unclosed(html)).isEmpty();
    assertThat(html)
        .contains("lang=\"" + language.code() + "\"")
        .contains("dir=\"" + (language.rightToLeft() ? "rtl" : "ltr") + "\"")
        .contains("href=\"https://alert.example.org/a/Zk3yQ?x=1&amp;y=2\"")
        .doesNotContain("<img", "<script", "<link", "<style", "url(", "src=", "@import")
        .doesNotContain("\u2068", "\u2069");
    assertThat(html.split("href=", -1)).hasSize(2);
    assertThat(html.split("://", -1)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutAnAddressThereIsNoLink(Language language) {
    MailText mail = WORDING.mail(Samples.inside(language, each -> each));

    assertThat(mail.html()).doesNotContain("href", "://");
    assertThat(mail.text()).doesNotContain("://").contains("ACK H6V2-DLPN");
    Letter told = new Letter.OfAlert(Samples.critical().alert(), List.of(), false);
    assertThat(WORDING.mail(Samples.parcel(language, Tier.INSIDE, told), LINK).text())
        .doesNotContain("ACK", "://");
  }

  @Test
  void whatComesFromOutsideIsText() {
    Where hostile = new Where("XA01", "pcode", "<b onclick=\"x\">&amp;'", "XAA", "Example<land>");
    String html = WORDING.mail(Samples.inside(Language.ENGLISH, e -> e.where(hostile))).html();

    assertThat(html)
        .contains("&lt;b onclick=&quot;x&quot;&gt;&amp;amp;&#39;", "Example&lt;land&gt;")
        .doesNotContain("<b ", "<land>");
  }

  @Test
  void whatRunsTheOtherWayIsIsolated() {
    MailText mail = WORDING.mail(Samples.inside(Language.ARABIC, each -> each), LINK);

    assertThat(mail.html())
        .contains("<bdi>Upper River</bdi>", "<bdi>SS04</bdi>", "<bdi>ACK H6V2-DLPN</bdi>");
    assertThat(mail.text().lines().filter(line -> !line.isEmpty()).skip(1))
        .allMatch(line -> line.startsWith("\u200F"));
    assertThat(mail.text()).contains("\u2068ACK H6V2-DLPN\u2069");
    assertThat(mail.subject()).doesNotContain("\u2068", "\u2069");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anExerciseSaysSoAtBothEnds(Language language) {
    String word = Phrases.of(language).text("exercise");
    Parcel drill = Samples.inside(language, each -> each.exercise());
    MailText mail = WORDING.mail(drill, LINK);
    Brief brief = WORDING.brief(drill);
    List<String> lines = mail.text().lines().map(each -> each.replace("\u200F", "")).toList();

    assertThat(mail.subject()).startsWith(word).endsWith(word + " [TLP:AMBER+STRICT]");
    assertThat(lines.get(1)).startsWith(word);
    assertThat(lines.get(lines.size() - 1)).isEqualTo(word);
    assertThat(mail.html().split(Pattern.quote(word), -1)).hasSizeGreaterThanOrEqualTo(3);
    for (String part : List.of(brief.headline(), brief.description(), brief.instruction())) {
      assertThat(part).startsWith(word).endsWith(word);
    }
    assertThat(RedactionTest.everything(WORDING, Samples.inside(language, each -> each)))
        .noneMatch(text -> text.contains(word));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void headlinesOfBriefsAreShort(Language language) {
    for (Change change : Change.values()) {
      Parcel parcel =
          Samples.inside(
              language, each -> each.where(LONG_NAME).change(change).level(Level.WATCH).exercise());
      Brief brief = WORDING.brief(parcel);

      assertThat(brief.headline().length()).as(brief.headline()).isLessThanOrEqualTo(160);
      assertThat(brief.headline()).doesNotContain("\n").contains("QAT003054");
      assertThat(brief.instruction()).contains("ACK H6V2-DLPN");
      assertThat(brief.description()).contains("1.6".replace('.', decimal(language)));
    }
  }

  private static char decimal(Language language) {
    return language == Language.ENGLISH || language == Language.ARABIC ? '.' : ',';
  }

  @Test
  void aDigestListsWhatWasHeldBackAndWhy() {
    List<HeldBack> held =
        List.of(
            new HeldBack(Samples.critical().level(Level.WATCH).alert(), "no_call"),
            new HeldBack(Samples.critical().level(Level.WARNING).alert(), "quiet_hours"),
            new HeldBack(Samples.critical().level(Level.CRITICAL).exercise().alert(), "budget"),
            new HeldBack(Samples.critical().level(Level.WATCH).alert(), "something_new"));
    Parcel parcel =
        Samples.parcel(
            Language.ENGLISH, Tier.INSIDE, new Letter.Digest("digest-7", Samples.AT, held, 2, 1));
    MailText mail = WORDING.mail(parcel, LINK);

    assertThat(mail.subject()).isEqualTo("6 alerts held back [TLP:AMBER+STRICT]");
    assertThat(mail.text())
        .containsSubsequence(
            "Up to level WARNING",
            "Held back: quiet hours.",
            "Up to level WATCH",
            "Held back",
            "EXERCISE Up to level CRITICAL",
            "EXERCISE\n",
            "limit of messages reached.")
        .contains("did not interrupt you", "2 more are not listed here.", "1 alert began and ended")
        .doesNotContain("something_new", "://");
    assertThat(unclosed(mail.html())).isEmpty();
  }

  /** Tags that are opened and not closed, or closed and not opened. */
  private static List<String> unclosed(String html) {
    Set<String> empty = Set.of("meta", "!doctype");
    Deque<String> open = new ArrayDeque<>();
    List<String> wrong = new ArrayList<>();
    Matcher tags = Pattern.compile("<(/?)([a-z0-9!]+)[^>]*>").matcher(html);
    while (tags.find()) {
      String tag = tags.group(2);
      if (tags.group(1).isEmpty()) {
        if (!empty.contains(tag)) {
          open.push(tag);
        }
      } else if (open.isEmpty() || !open.pop().equals(tag)) {
        wrong.add(tag);
      }
    }
    wrong.addAll(open);
    return wrong;
  }
}
