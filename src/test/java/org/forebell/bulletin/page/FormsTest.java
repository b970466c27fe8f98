package org.forebell.bulletin.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.forebell.bulletin.Papers.AT;
import static org.forebell.bulletin.Papers.MIDNIGHT;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.forebell.bulletin.Bulletin;
import org.forebell.bulletin.Editor;
import org.forebell.bulletin.Gathered;
import org.forebell.bulletin.Papers;
import org.forebell.delivery.Language;
import org.forebell.delivery.Tier;
import org.forebell.report.ShippedSchema;
import org.forebell.wording.Neutrality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

/** The forms of a bulletin: what they promise whatever is in it. */
class FormsTest {

  private static final String LONG =
      "XAA/Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst \uD83C\uDF0A";

  /** A day with a name that would break a page, a sheet and a line. */
  private static Bulletin hostile(Tier tier) {
    return hostile().bulletin(tier);
  }

  private static Papers hostile() {
    Papers papers = Papers.day();
    papers.assessed("XAA/=cmd,\\\"<script>alert(1)</script>", "staff", MIDNIGHT, 0.5, "critical");
    papers.assessed(LONG, "facility", MIDNIGHT, 0.6, "critical", 60, 5, 60, 5, 3);
    return papers;
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void no_line_of_the_text_is_longer_than_60_columns(Tier tier) {
    String text = TextBulletin.of(hostile(tier));
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
    assertThat(text).startsWith("DAILY BULLETIN 2024-077").endsWith("\n").doesNotContain("\r");
    assertThat(text.codePoints().filter(each -> each > 127))
        .as("ours is ASCII; letters of names stay")
        .allSatisfy(each -> assertThat(each).isEqualTo(0x1F30A));
  }

  @Test
  void sections_stand_in_their_order_every_day() {
    String[] order = {
      "YOU NEED TO KNOW",
      "1 LEVELS",
      "2 AREAS",
      "3 COUNTED",
      "4 ACCESS",
      "5 NOT HEARD FROM",
      "6 OUTLOOK",
      "7 HOW WE DID",
      "8 OPEN ACTIONS",
      "9 SOURCES"
    };
    assertThat(TextBulletin.of(hostile(Tier.INSIDE))).containsSubsequence(order);
    Bulletin empty =
        new Editor(Papers.redaction(true), Papers.gazetteer())
            .edit(new Gathered(AT), Papers.edition(Tier.OUTWARD));
    assertThat(TextBulletin.of(empty))
        .containsSubsequence(order)
        .contains("No change.", "NOTHING WAS DECIDED")
        .doesNotContain("NaN", "null", "-292275055");
    assertThat(BulletinPage.of(empty)).doesNotContain("NaN", ">null", "-292275055");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void the_page_loads_nothing_runs_nothing_and_closes_its_tags(Tier tier) {
    String page = BulletinPage.of(hostile(tier));
    assertThat(page)
        .doesNotContainPattern("https?:|//\\w|url\\(|@import|<link|<img|<iframe|<script|\\bsrc=")
        .contains("default-src 'none'", "A test &lt;b&gt;&amp;")
        .doesNotContain("NaN", ">null");
    List<String> open = new ArrayList<>();
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
    for (String tag : found("<(/?[a-z]\\w*)(?![^>]*/>)", body)) {
      if (tag.startsWith("/")) {
        assertThat(tag).isEqualTo("/" + open.remove(open.size() - 1));
      } else {
        open.add(tag);
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void every_picture_is_well_formed_and_has_a_name() throws Exception {
    List<String> pictures = found("(?s)(<svg.*?</svg>)", BulletinPage.of(hostile(Tier.INSIDE)));
    assertThat(pictures).hasSizeGreaterThan(5);
    for (String each : pictures) {
      var svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(each)))
              .getDocumentElement();
      assertThat(svg.getFirstChild().getNodeName()).isEqualTo("title");
      assertThat(svg.getFirstChild().getTextContent()).isNotBlank();
    }
  }

  @Test
  void links_lead_to_an_area_of_the_page() {
    String page = BulletinPage.of(hostile(Tier.INSIDE));
    assertThat(found("href=\"#([^\"]+)\"", page))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(page).containsOnlyOnce("id=\"" + id + "\""));
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void json_keeps_its_contract(Tier tier) {
    ShippedSchema schema = ShippedSchema.named("bulletin");
    assertThat(schema.problems(JsonBulletin.of(hostile(tier)))).isEmpty();
    assertThat(schema.problems("{}".getBytes(UTF_8))).isNotEmpty();
  }

  @Test
  void csv_has_hapis_names_and_a_row_of_tags_only_when_asked() {
    String csv = CsvBulletin.of(hostile(Tier.INSIDE), false);
    assertThat(csv)
        .startsWith("location_code,location_name,admin1_code,admin1_name,admin2_code,admin2_name,")
        .contains("reference_period_start,reference_period_end\r\n")
        .contains(
            "\r\nXAA,Aland,XA01,Upper River,,,,staff,critical,2024-03-16T23:00:00Z,0.4,0.05,0.4,7,")
        .contains(",\" =cmd,\"\"<script>alert(1)</script>\",staff,critical,")
        .doesNotContain("#");
    List<String> tagged = CsvBulletin.of(hostile(Tier.INSIDE), true).lines().toList();
    assertThat(tagged.get(1)).startsWith("#country+code,").endsWith("#date+end");
    int columns = tagged.get(0).split(",").length;
    assertThat(tagged.get(1).split(",")).hasSize(columns);
    assertThat(CsvBulletin.of(hostile(Tier.PARTNER), false))
        .contains(",1-4,")
        .doesNotContain("cmd");
  }

  @Test
  void a_second_division_stands_under_its_first() {
    Bulletin bulletin =
        Papers.day()
            .assessed("XAA/XA0101", "staff", MIDNIGHT, 0.7, "critical")
            .bulletin(Tier.INSIDE);
    assertThat(CsvBulletin.of(bulletin, false))
        .contains("XAA,Aland,XA01,Upper River,XA0101,Old Harbour,,staff,critical,");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void words_take_no_side(Tier tier) {
    Neutrality lint = Neutrality.of(Language.ENGLISH);
    assertThat(lint.findings(TextBulletin.of(Papers.day().bulletin(tier)))).isEmpty();
    assertThat(lint.findings(BulletinPage.of(Papers.day().bulletin(tier)))).isEmpty();
  }

  @Test
  void the_bytes_do_not_depend_on_the_machine() {
    Papers papers = hostile();
    List<String> here = forms(papers.bulletin(Tier.INSIDE));
    Locale before = Locale.getDefault();
    try {
      for (String language : List.of("ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "tr-TR", "und")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(forms(papers.bulletin(Tier.INSIDE))).isEqualTo(here);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> forms(Bulletin bulletin) {
    return List.of(
        TextBulletin.of(bulletin),
        BulletinPage.of(bulletin),
        CsvBulletin.of(bulletin, true),
        new String(JsonBulletin.of(bulletin), UTF_8));
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }
}
