package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.forebell.cli.Forebell;
import org.forebell.metrics.Catalogue;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What README and runbook name is there: commands, options, files, tests and metrics. */
class DocumentsTest {

  private static final List<Path> DOCUMENTS =
      List.of(Path.of("README.md"), Path.of("docs/runbook.md"));

  /** A command as it is typed, up to the end of its line or of the code it stands in. */
  private static final Pattern TYPED = Pattern.compile("\\./forebell((?: [^\\s`#]+)*)");

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
  private static final Pattern WORD = Pattern.compile("[a-z]+(?:\\\\?\\|[a-z]+)*");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FILE =
      Pattern.compile("(?<![\\w./$-])((?:config|docs|docker|jobs|src)/[\\w./*-]*\\w)");
  private static final Pattern TEST = Pattern.compile("\\b[A-Z][a-z][A-Za-z]*(?:IT|Test)\\b");
  private static final Pattern METRIC = Pattern.compile("forebell_[a-z_]+");

  @Test
  void every_command_that_is_typed_is_there_with_its_options() throws IOException {
    List<String> typed = new ArrayList<>();
    for (Path document : DOCUMENTS) {
      String joined = Files.readString(document).replace("\\\n", " ");
      TYPED.matcher(joined).results().map(found -> found.group(1).strip()).forEach(typed::add);
    }

    assertThat(typed).hasSizeGreaterThan(40);
    assertThat(typed).allSatisfy(DocumentsTest::isThere);
  }

  @Test
  void every_command_of_the_readmes_table_is_there_with_its_options() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String table = readme.substring(readme.indexOf("| command | what it does |"));
    List<String> named =
        table
            .lines()
            .takeWhile(line -> line.startsWith("|"))
            .skip(2)
            .map(line -> line.substring(2, line.indexOf(" |", 2)))
            .flatMap(cell -> CODE.matcher(cell).results())
            .map(found -> found.group(1).replace("\\|", "|"))
            .toList();

    assertThat(named).hasSizeGreaterThan(15);
    assertThat(named).allSatisfy(DocumentsTest::isThere);
  }

  @Test
  void every_file_that_is_named_is_there() throws IOException {
    Set<String> missing = named(FILE, file -> !Files.exists(Path.of(file.replace("/*", ""))));
    assertThat(missing).isEmpty();
  }

  @Test
  void every_test_and_metric_that_is_named_is_there() throws IOException {
    Set<String> tests = tests();
    assertThat(named(TEST, each -> !tests.contains(each))).isEmpty();
    Set<String> metrics = Catalogue.shipped().entries().keySet();
    assertThat(named(METRIC, each -> !metrics.contains(each.replaceFirst("_count$", ""))))
        .isEmpty();
  }

  @Test
  void what_is_not_there_is_found_out() {
    assertThat(Stream.of("promte X", "policy promte X", "clock --evry PT1S", "topics|clok"))
        .allSatisfy(each -> assertThat(problem(each)).isNotEmpty());
  }

  private static void isThere(String command) {
    assertThat(problem(command)).as("./forebell " + command).isEmpty();
  }

  /** What is wrong with a command; words that follow commands and options are anybody's. */
  private static String problem(String command) {
    Set<CommandLine> meant = Set.of(Forebell.commands());
    for (String word : command.split(" ")) {
      boolean ends = meant.stream().allMatch(each -> each.getSubcommands().isEmpty());
      if (ends || !WORD.matcher(word).matches()) {
        break;
      }
      Set<CommandLine> next = new HashSet<>();
      for (String name : word.split("\\|")) {
        for (CommandLine each : meant) {
          if (!each.getSubcommands().containsKey(name)) {
            return "there is no command " + name;
          }
          next.add(each.getSubcommands().get(name));
        }
      }
      meant = next;
    }
    Set<String> options =
        meant.stream()
            .flatMap(each -> each.getCommandSpec().optionsMap().keySet().stream())
            .collect(Collectors.toSet());
    return OPTION
        .matcher(command)
        .results()
        .map(MatchResult::group)
        .filter(each -> !options.contains(each))
        .map(each -> "there is no option " + each)
        .collect(Collectors.joining(", "));
  }

  private static Set<String> named(Pattern what, Predicate<String> which) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path document : DOCUMENTS) {
      what.matcher(Files.readString(document))
          .results()
          .map(MatchResult::group)
          .filter(which)
          .forEach(found::add);
    }
    return found;
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
