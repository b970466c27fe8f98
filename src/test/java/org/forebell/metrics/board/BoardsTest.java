package org.forebell.metrics.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.forebell.metrics.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards and rules, as far as they can be judged without Prometheus. */
class BoardsTest {

  private static final Path FOLDER = Path.of("config/grafana/dashboards");
  private static final Path RULES = Path.of("config/prometheus/rules");
  private static final Set<String> OF_GRAFANA =
      Set.of("timeseries", "stat", "bargauge", "table", "state-timeline");
  private static final YAMLMapper YAML = new YAMLMapper();

  static Stream<Board> boards() {
    return Board.all().stream();
  }

  static Stream<Panel> panels() {
    return boards().flatMap(board -> board.panels().stream());
  }

  @ParameterizedTest
  @MethodSource("boards")
  void the_file_is_what_the_source_says(Board board) throws IOException {
    assertThat(FOLDER.resolve(board.uid() + ".json"))
        .as("write it anew with ./forebell boards")
        .hasContent(BoardJson.of(board));
  }

  @Test
  void there_is_no_other_file() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files).hasSize(Board.all().size());
    }
  }

  @ParameterizedTest
  @MethodSource("panels")
  void a_panel_asks_a_question_and_says_what_to_do(Panel panel) {
    assertThat(panel.question()).endsWith("?").hasSizeBetween(15, 60);
    assertThat(panel.advice()).hasSizeGreaterThan(40).endsWith(".");
    assertThat(panel.unit()).isNotBlank();
    assertThat(panel.queries()).isNotEmpty();
    assertThat(panel.steps()).isSortedAccordingTo((a, b) -> Double.compare(a.from(), b.from()));
  }

  @ParameterizedTest
  @MethodSource("boards")
  void grafana_needs_nothing_but_itself_and_a_data_source(Board board) throws IOException {
    JsonNode root = new ObjectMapper().readTree(BoardJson.of(board));
    List<JsonNode> panels = new ArrayList<>();
    root.get("panels").forEach(panels::add);
    assertThat(panels)
        .allSatisfy(panel -> assertThat(OF_GRAFANA).contains(panel.get("type").asText()))
        .allSatisfy(
            panel -> {
              JsonNode place = panel.get("gridPos");
              assertThat(place.get("x").asInt() + place.get("w").asInt()).isBetween(1, 24);
            });
    assertThat(root.findValuesAsText("uid"))
        .allMatch(uid -> uid.equals("${datasource}") || uid.equals(board.uid()));
  }

  @Test
  void questions_are_asked_once() {
    assertThat(panels().map(Panel::question)).doesNotHaveDuplicates();
    assertThat(panels().mapToInt(panel -> panel.queries().size()).sum()).isGreaterThanOrEqualTo(40);
  }

  @Test
  void every_metric_that_is_asked_for_is_told_or_recorded() throws IOException {
    Set<String> known = new TreeSet<>(Catalogue.shipped().entries().keySet());
    known.addAll(records());
    assertThat(asked(boardText())).isSubsetOf(known);
    assertThat(asked(ruleText())).isSubsetOf(known);
  }

  @Test
  void every_metric_that_is_told_is_looked_at_where_the_catalogue_says() throws IOException {
    Set<String> onBoards = asked(boardText());
    Set<String> inRules = asked(ruleText());
    Set<String> recorded = records();
    recorded.retainAll(onBoards);
    // What a dashboard sees through a recording rule, it sees.
    for (JsonNode rule : rules()) {
      if (recorded.contains(rule.path("record").asText())) {
        onBoards.addAll(asked(rule.get("expr").asText()));
      }
    }
    Catalogue.shipped()
        .entries()
        .values()
        .forEach(
            entry -> {
              switch (entry.use()) {
                case "board" -> assertThat(onBoards).contains(entry.name());
                case "rule" -> assertThat(inRules).contains(entry.name());
                default -> assertThat(entry.use()).as(entry.name()).isEqualTo("debug");
              }
            });
  }

  @Test
  void every_alert_says_how_bad_it_is_and_where_to_read_on() throws IOException {
    assertThat(alerts())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            rule -> {
              assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
              assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
              String anchor = rule.get("alert").asText().toLowerCase(java.util.Locale.ROOT);
              assertThat(rule.at("/annotations/runbook_url").asText())
                  .isEqualTo("docs/runbook.md#" + anchor);
            });
  }

  @Test
  void the_runbook_has_a_page_for_every_alert_and_for_no_other() throws IOException {
    Set<String> pages =
        Pattern.compile("(?m)^### (Forebell\\w+)$")
            .matcher(Files.readString(Path.of("docs/runbook.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(pages)
        .containsExactlyElementsOf(
            alerts().stream()
                .map(rule -> rule.get("alert").asText())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void every_page_of_an_alert_says_what_it_means_how_to_look_what_to_do_and_whom_to_wake()
      throws IOException {
    String runbook = Files.readString(Path.of("docs/runbook.md"));
    for (String page : runbook.substring(runbook.indexOf("\n### Forebell")).split("\n### ")) {
      if (!page.isBlank()) {
        assertThat(page)
            .as(page)
            .containsSubsequence("\n**Means** ", "\n**Look** ", "\n**Do** ", "\n**Wake** ");
      }
    }
  }

  @Test
  void panels_that_the_runbook_names_are_there() throws IOException {
    Set<String> named =
        Pattern.compile("\"([A-Z][^\"]*\\?)\"")
            .matcher(Files.readString(Path.of("docs/runbook.md")).replaceAll("\\s+", " "))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(panels().map(Panel::question)).containsAll(named);
  }

  @Test
  void pages_that_advice_names_are_there() throws IOException {
    String runbook = Files.readString(Path.of("docs/runbook.md"));
    Pattern.compile("\\bForebell[A-Z]\\w+")
        .matcher(panels().map(Panel::advice).collect(Collectors.joining("\n")))
        .results()
        .forEach(found -> assertThat(runbook).contains("### " + found.group() + "\n"));
  }

  @Test
  void every_alert_is_tested_where_it_fires_and_where_it_does_not() throws IOException {
    Set<String> fires = new TreeSet<>();
    Set<String> keepsQuiet = new TreeSet<>();
    JsonNode tests =
        YAML.readTree(Path.of("src/test/resources/prometheus/alerts_test.yaml").toFile());
    for (JsonNode test : tests.get("tests")) {
      for (JsonNode each : test.path("alert_rule_test")) {
        (each.get("exp_alerts").isEmpty() ? keepsQuiet : fires).add(each.get("alertname").asText());
      }
    }
    Set<String> all =
        alerts().stream()
            .map(rule -> rule.get("alert").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(fires).containsExactlyElementsOf(all);
    assertThat(keepsQuiet).containsExactlyElementsOf(all);
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file : files.sorted().toList()) {
        for (JsonNode group : YAML.readTree(file.toFile()).get("groups")) {
          group.get("rules").forEach(rules::add);
        }
      }
    }
    return rules;
  }

  private static List<JsonNode> alerts() throws IOException {
    return rules().stream().filter(rule -> rule.has("alert")).toList();
  }

  private static Set<String> records() throws IOException {
    return rules().stream()
        .filter(rule -> rule.has("record"))
        .map(rule -> rule.get("record").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String ruleText() throws IOException {
    return rules().stream()
        .map(rule -> rule.get("expr").asText())
        .collect(Collectors.joining("\n"));
  }

  private static String boardText() {
    return panels()
        .flatMap(panel -> panel.queries().stream())
        .map(Panel.Query::expression)
        .collect(Collectors.joining("\n"));
  }

  /** Names of ours in expressions; a histogram goes by the name that the catalogue gives it. */
  private static Set<String> asked(String expressions) {
    return Pattern.compile("\\bforebell[_:][a-z0-9_:]+")
        .matcher(expressions)
        .results()
        .map(found -> found.group().replaceFirst("_seconds_(bucket|count|sum)$", "_seconds"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
