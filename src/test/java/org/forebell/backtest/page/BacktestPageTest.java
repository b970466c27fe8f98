package org.forebell.backtest.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class BacktestPageTest {

  private static final String JSON =
      """
      {"forebell":"1","seed":1,
       "reports":{"sha256":"abc","count":3,"from":"2017-01-01","to":"2022-12-25","areas":2,
        "countries":1,"incidents":{"staff":1,"facility":2}},
       "cells":[{"subject":"staff","split":"unseen_time","areaDays":10,"base":0.02,
        "forecasters":[{"name":"forebell","title":"Forebell <&>","measures":{"average_precision":
         {"value":0.25,"low":0.2,"high":0.3},"auc":{"value":null,"low":null,"high":null}},
         "reliability":[{"forecast":0.1,"observed":0.12,"low":0.1,"high":0.2,"areaDays":5}]}],
        "groups":[],"onsets":{"areaDays":1,"base":0.01,"forecasters":[
         {"name":"forebell","average_precision":0.03,"auc":0.7,"brier_skill":0.01}]}}],
       "decision":[{"subject":"staff","split":"unseen_time","policy":{"areaDays":0.1,"cover":0.6},
        "curves":[{"name":"global","title":"one line","points":[{"areaDays":0.1,"cover":0.5}]}]}],
       "equity":{"bars":[{"name":"worst_country_cover","subject":"staff","bar":0.1,"value":0.05,
         "met":false,"shortfall":"Few."}],
        "groups":[{"subject":"staff","by":"country","group":"AFG","incidents":20,"cover":0.3,
         "precision":null,"leadDays":2,"areaDays":0.1}]}}
      """;

  private final JsonNode backtest = read();

  @Test
  void the_page_stands_alone_and_shows_what_is_there() {
    String page = BacktestPage.of(backtest);

    assertThat(page)
        .doesNotContain("http")
        .doesNotContain("<script")
        .contains("Forebell &lt;&amp;&gt;")
        .contains("MISSED, as published")
        .contains("AFG, staff")
        .contains("not measured; give the side file with --audit")
        .isEqualTo(BacktestPage.of(backtest));
  }

  @Test
  void every_plot_is_well_formed_and_has_a_title() throws Exception {
    Matcher plots = Pattern.compile("<svg.*?</svg>").matcher(BacktestPage.of(backtest));
    int found = 0;
    for (; plots.find(); found++) {
      byte[] svg = plots.group().getBytes(StandardCharsets.UTF_8);
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg));
      assertThat(plots.group()).contains("<title>");
    }
    assertThat(found).isEqualTo(2);
  }

  @Test
  void the_model_card_says_where_it_fails() {
    assertThat(ModelCard.of(backtest, backtest))
        .contains("nearly unforeseeable: average precision 0.03 at a base of 1 %")
        .contains("**missed** Few.")
        .contains("What it must not be used for");
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(JSON);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
