package org.forebell.wording;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.report.PlainText;
import org.forebell.report.Subject;
import org.forebell.risk.Level;

/** Reads {@code config/posture.yaml} and refuses what could not work, with the key. */
final class PostureFile {

  private static final String CODE_WORD = "[A-Za-z0-9][A-Za-z0-9 .-]{0,11}";

  private PostureFile() {}

  static Posture read(InputStream yaml) {
    JsonNode root = tree(yaml);
    known(root, "", Set.of("version", "review", "sensitive", "smallCell", "codeWords"));
    List<ReviewRule> rules = rules(root.path("review"));
    complete(rules);
    return new Posture(
        text(root, "version", "version", ".{1,40}"),
        rules,
        sensitivity(root.path("sensitive")),
        whole(root, "smallCell"),
        codeWords(root.path("codeWords")));
  }

  private static JsonNode tree(InputStream yaml) {
    try {
      JsonNode root =
          YAMLMapper.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build()
              .readTree(yaml);
      return root == null ? MissingNode.getInstance() : root;
    } catch (IOException e) {
      throw new IllegalArgumentException("posture: is not YAML: " + e.getMessage(), e);
    }
  }

  private static List<ReviewRule> rules(JsonNode rows) {
    require(rows.isArray() && !rows.isEmpty(), "review: must be a list of rows");
    List<ReviewRule> rules = new ArrayList<>();
    for (JsonNode row : rows) {
      String key = "review[" + rules.size() + "].";
      known(row, key, Set.of("kind", "change", "level", "subject", "plans", "decides"));
      List<Plan> plans = new ArrayList<>();
      plans.addAll(codes(row, key, "plans", Plan.values(), Plan::code));
      require(row.has("plans"), key + "plans: name at least one");
      require(row.has("decides"), key + "decides: say with whom the decision lies");
      List<Decider> decides = codes(row, key, "decides", Decider.values(), Decider::code);
      require(decides.size() == 1, key + "decides: name one");
      rules.add(
          new ReviewRule(
              Set.copyOf(codes(row, key, "kind", Kind.values(), Kind::code)),
              Set.copyOf(codes(row, key, "change", Change.values(), Change::code)),
              Set.copyOf(codes(row, key, "level", Level.values(), Level::code)),
              Set.copyOf(codes(row, key, "subject", Subject.values(), Subject::code)),
              new Review(List.copyOf(plans), decides.get(0))));
    }
    return rules;
  }

  /** The constants that a field names, one or a list; all of them where the field is left out. */
  private static <T> List<T> codes(
      JsonNode row, String key, String field, T[] all, Function<T, String> code) {
    if (!row.has(field)) {
      return Arrays.asList(all);
    }
    JsonNode value = row.get(field);
    List<T> named = new ArrayList<>();
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      named.add(
          Arrays.stream(all)
              .filter(constant -> code.apply(constant).equals(each.asText()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "posture: "
                              + key
                              + field
                              + ": '"
                              + each.asText()
                              + "' is none of "
                              + Arrays.stream(all).map(code).toList())));
    }
    require(!named.isEmpty(), key + field + ": is empty");
    return named;
  }

  /** A level that nobody thought of must not leave an officer without a word. */
  private static void complete(List<ReviewRule> rules) {
    for (Kind kind : Kind.values()) {
      for (Change change : Change.values()) {
        for (Level level : Level.values()) {
          for (Subject subject : Subject.values()) {
            require(
                rules.stream().anyMatch(each -> each.fits(kind, change, level, subject)),
                "review: no row fits "
                    + List.of(kind.code(), change.code(), level.code(), subject.code())
                    + "; add a last row that names only plans and decides");
          }
        }
      }
    }
  }

  private static Sensitivity sensitivity(JsonNode node) {
    known(node, "sensitive.", Set.of("unlessNamed", "named"));
    JsonNode unless = node.path("unlessNamed");
    require(unless.isBoolean(), "sensitive.unlessNamed: must be true or false");
    require(node.path("named").isArray(), "sensitive.named: must be a list, which may be empty");
    Set<String> named = new TreeSet<>();
    for (JsonNode each : node.path("named")) {
      require(
          PlainText.isArea(each.asText()),
          "sensitive.named: '" + each.asText() + "' is no area; write SSD or SSD/SS04");
      named.add(each.asText());
    }
    return new Sensitivity(unless.booleanValue(), named);
  }

  private static CodeWords codeWords(JsonNode node) {
    known(node, "codeWords.", Set.of("exercise", "digest", "changes", "levels"));
    CodeWords words =
        new CodeWords(
            text(node, "codeWords.", "exercise", CODE_WORD),
            text(node, "codeWords.", "digest", CODE_WORD),
            words(node, "changes", Change.values(), Change::code),
            words(node, "levels", Level.values(), Level::code));
    require(
        Set.copyOf(words.levels().values()).size() == Level.values().length,
        "codeWords.levels: two levels have the same word");
    require(
        Set.copyOf(words.changes().values()).size() == Change.values().length,
        "codeWords.changes: two changes have the same word");
    return words;
  }

  private static <T> Map<T, String> words(
      JsonNode node, String field, T[] all, Function<T, String> code) {
    String key = "codeWords." + field + ".";
    JsonNode words = node.path(field);
    known(words, key, Arrays.stream(all).map(code).collect(Collectors.toSet()));
    Map<T, String> read = new LinkedHashMap<>();
    for (T each : all) {
      read.put(each, text(words, key, code.apply(each), CODE_WORD));
    }
    return Map.copyOf(read);
  }

  private static String text(JsonNode node, String key, String field, String pattern) {
    JsonNode value = node.path(field);
    require(
        value.isValueNode() && value.asText().matches(pattern),
        (key.equals(field) ? "" : key) + field + ": must match " + pattern);
    return value.asText();
  }

  private static int whole(JsonNode node, String field) {
    JsonNode value = node.path(field);
    require(value.isInt() && value.intValue() >= 1, field + ": must be a whole number from 1");
    return value.intValue();
  }

  private static void known(JsonNode node, String key, Set<String> fields) {
    require(node.isObject(), (key.isEmpty() ? "the file" : key) + " must hold keys and values");
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      require(
          fields.contains(name),
          key + name + ": is not known; known here are " + new TreeSet<>(fields));
    }
  }

  private static void require(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException("posture: " + problem);
    }
  }
}
