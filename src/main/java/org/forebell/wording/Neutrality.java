package org.forebell.wording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.forebell.delivery.Language;

/**
 * Finds words that take sides: blame, motives, findings of law, outrage. The lists are versioned
 * and name their sources, {@code wording/lint/LANGUAGE.json}. Thread-safe.
 *
 * <p>A list finds what it holds and cannot vouch for the rest.
 */
public final class Neutrality {

  private static final String LETTER = "[\\p{L}\\p{M}]";
  private static final String BLANKS = "[\\s\\u00A0]+";

  private final String version;
  private final List<Entry> entries;

  private Neutrality(String version, List<Entry> entries) {
    this.version = version;
    this.entries = entries;
  }

  private record Entry(String group, Pattern pattern) {}

  /**
   * A word that takes sides.
   *
   * @param group blame, motive, finding or outrage
   * @param word as it stands in the text
   */
  public record Finding(String group, String word) {}

  /** The list of a language. */
  public static Neutrality of(Language language) {
    String name = "/wording/lint/" + language.code() + ".json";
    try (InputStream in = Neutrality.class.getResourceAsStream(name)) {
      JsonNode root = new ObjectMapper().readTree(in);
      List<Entry> entries = new ArrayList<>();
      for (JsonNode group : root.get("groups")) {
        entries.add(new Entry(group.get("name").textValue(), pattern(group.get("words"))));
      }
      return new Neutrality(root.get("version").textValue(), List.copyOf(entries));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list " + name, e);
    }
  }

  /** Any of the words as a whole, in any case; a star stands for any ending. */
  private static Pattern pattern(JsonNode words) {
    List<String> any = new ArrayList<>();
    for (JsonNode each : words) {
      String word = bare(each.textValue());
      boolean stem = word.endsWith("*");
      String whole = stem ? word.substring(0, word.length() - 1) : word;
      any.add(
          Arrays.stream(whole.split(" ")).map(Pattern::quote).collect(Collectors.joining(BLANKS))
              + (stem ? LETTER + "*" : ""));
    }
    return Pattern.compile(
        "(?<!" + LETTER + ")(?:" + String.join("|", any) + ")(?!" + LETTER + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Without the short vowels of Arabic, with one form of the apostrophe. */
  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\u064B-\\u0652\\u0640]", "")
        .replace('’', '\'');
  }

  public String version() {
    return version;
  }

  /** What takes sides in a text, by group. */
  public List<Finding> findings(String text) {
    String bare = bare(text);
    List<Finding> findings = new ArrayList<>();
    for (Entry entry : entries) {
      Matcher matcher = entry.pattern().matcher(bare);
      while (matcher.find()) {
        findings.add(new Finding(entry.group(), matcher.group()));
      }
    }
    return findings;
  }
}
