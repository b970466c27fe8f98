package org.forebell.backtest.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/**
 * The page of a small back-test, in which a forecaster's name is hostile and numbers are missing.
 */
class BacktestPageTest {

  private final ObjectNode backtest = read();
  private final String page = page(backtest);

  @Test
  void its_sections_stand_in_the_order_of_questions() {
    List<String> sections = found("<section id=\"(\\w+)\"", page);

    assertThat(String.join(" ", sections))
        .isEqualTo(
            "judged answer equity reliability forecasters onsets alerts outcomes decision delay groups"
                + " features levels again");
    assertThat(found("href=\"#(\\w+)\"", page)).isEqualTo(sections);
  }

  @Test
  void the_answer_says_what_is_asked_and_what_is_reached() {
    assertThat(page)
        .contains("not below in 1 of 2 comparisons; 1.045 times the sum; calibrated in 1 of 1 ")
        .contains("0.130<span class=\"said\"> not kept</span><small>0.100 to 0.160</small>");
  }

  @Test
  void bars_stand_broken_first_then_missed_as_published_then_met() {
    assertThat(page)
        .contains("2 of 4 published bars are met, 1 missed as published with the reason, 1 broken.")
        .contains("too little to say")
        .containsSubsequence(">BROKEN<", ">missed<", ">Crowds are scattered.<", ">met<");
  }

  @Test
  void groups_keep_the_worst_first_and_small_ones_stand_apart() {
    assertThat(page)
        .containsSubsequence(">ZAF<", ">SDN<", "1 group with fewer than 20 incidents", ">AGO<")
        .contains("Not measured: it needs the side file of the audit (--audit).");
  }

  @Test
  void how_little_an_onset_can_be_foreseen_is_said_with_figures() {
    assertThat(page)
        .contains("takes away more than 4.3\u00a0% of the squared error")
        .contains("1.2\u00a0% of 600,539 quiet area-days came before an event")
        .contains("average precision is 0.030 (0.250 on all days)");
  }

  @Test
  void curves_are_read_off_at_the_area_days_of_the_policy() {
    assertThat(page)
        .contains("one line for all areas</th><td>12.0\u00a0%</td><td>52.0\u00a0%</td>");
  }

  @Test
  void late_reports_show_what_they_cost() {
    assertThat(page).contains("0.200<small>−0.050</small>").contains("−10.0 points");
  }

  @Test
  void outcomes_told_on_the_ground_stand_with_what_a_handful_of_them_tells() {
    assertThat(page).contains("it needs what export wrote of the topics alerts and outcomes");
    ObjectNode told = backtest.deepCopy();
    told.putObject("outcomes")
        .putArray("levels")
        .addObject()
        .put("level", "critical")
        .put("alerts", 9)
        .put("true", 3)
        .put("false", 1)
        .putObject("precision")
        .put("value", 0.75)
        .put("low", 0.30064)
        .put("high", 0.95442);

    assertThat(page(told)).contains("<td>9</td><td>3</td><td>1</td><td>–</td>");
    assertThat(page(told)).contains("0.75<small>0.30 to 0.95</small>");
  }

  @Test
  void words_from_outside_are_escaped() {
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("# <b>")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;logistic&quot;");
  }

  @Test
  void nothing_is_loaded_from_anywhere() {
    assertThat(page)
        .doesNotContainPattern("https?:|//\\w|url\\(|@import|<link|<img|<iframe|<script|\\bsrc=")
        .contains("default-src 'none'");
  }

  @Test
  void every_plot_is_well_formed_scales_and_has_a_name() throws Exception {
    List<String> plots = found("(?s)(<svg.*?</svg>)", page);
    assertThat(plots).hasSize(2);
    for (String plot : plots) {
      var svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(plot)))
              .getDocumentElement();
      assertThat(svg.getAttribute("viewBox")).startsWith("0 0 340 ");
      assertThat(svg.getAttribute("aria-label")).isNotEmpty();
      assertThat(svg.getFirstChild().getNodeName()).isEqualTo("title");
    }
  }

  @Test
  void tags_are_closed_in_order() {
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
  void a_part_that_is_missing_or_null_leaves_a_line_that_says_so() {
    List<String> keys = new ArrayList<>();
    backtest.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      ObjectNode without = backtest.deepCopy();
      without.remove(key);
      assertThat(page(without))
          .as(key)
          .isEqualTo(page(backtest.deepCopy().putNull(key)))
          .doesNotContain("NaN")
          .doesNotContain(">null");
    }
    String empty = page(new ObjectMapper().createObjectNode());
    assertThat(found("(Not measured)", empty)).hasSize(13);
  }

  @Test
  void the_bytes_do_not_depend_on_the_language_of_the_machine() {
    Locale before = Locale.getDefault();
    try {
      for (String language : List.of("ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "fr-FR", "und")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(page(backtest)).isEqualTo(page);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void the_model_card_says_where_it_fails() {
    assertThat(ModelCard.of(backtest, backtest))
        .contains("nearly unforeseeable: average precision 0.03 at a base of 1.2 %")
        .contains("**missed** Crowds are scattered.")
        .contains("What it must not be used for");
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }

  private static String page(ObjectNode backtest) {
    StringBuilder page = new StringBuilder();
    try {
      BacktestPage.write(backtest, page);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return page.toString();
  }

  private static ObjectNode read() {
    try (InputStream json = BacktestPageTest.class.getResourceAsStream("/backtest/page.json")) {
      return (ObjectNode) new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
