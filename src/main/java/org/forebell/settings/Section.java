package org.forebell.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.util.TimeUtils;

/**
 * The keys of one part of a file, asked for by name.
 *
 * <p>Every complaint is a {@link WrongSetting} that names file, line and key and says what would
 * do.
 */
public final class Section {
  private final String file;
  private final String path;
  private final YamlEntry.Keys keys;

  /**
   * All of a file.
   *
   * @param file its name, for complaints
   * @param known all keys that may stand at its root
   * @throws WrongSetting when it is no YAML, names a key twice, or one that is not known
   */
  public static Section read(String file, String text, Set<String> known) {
    return new Section(file, "", YamlEntry.read(file, text), known);
  }

  /**
   * @param path what leads here, with a dot at its end, or nothing at the root
   * @param known all keys that may stand here
   */
  private Section(String file, String path, YamlEntry.Keys keys, Set<String> known) {
    this.file = file;
    this.path = path;
    this.keys = keys;
    keys.entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                throw refuse(entry, key, "is no key here. " + Nearest.advice(key, known));
              }
            });
  }

  public boolean has(String key) {
    return keys.entries().containsKey(key);
  }

  /** Whether a single value stands there. */
  public boolean isOneValue(String key) {
    return entry(key) instanceof YamlEntry.Value;
  }

  /** The keys that stand here, as written. */
  public Set<String> keys() {
    return keys.entries().keySet();
  }

  /** A section whose keys are names that the file gives. */
  public Section named(String key) {
    return section(key, keys(key).entries().keySet());
  }

  public Section section(String key, Set<String> known) {
    return new Section(file, path + key + ".", keys(key), known);
  }

  public String text(String key) {
    return text(key, entry(key));
  }

  /** One of few words. */
  public String word(String key, Set<String> words) {
    String text = text(key);
    if (!words.contains(text)) {
      throw refuse(key, "is \"" + text + "\". " + Nearest.advice(text, words));
    }
    return text;
  }

  public boolean yesOrNo(String key) {
    return Boolean.parseBoolean(word(key, Set.of("true", "false")));
  }

  public int whole(String key, int least, int most) {
    return (int)
        number(key, least, most, text -> (double) Integer.parseInt(text), "a whole number");
  }

  public double number(String key, double least, double most) {
    return number(key, least, most, Double::parseDouble, "a number");
  }

  /** A span of time with its unit. */
  public Duration span(String key, Duration least, Duration most) {
    String text = text(key);
    Duration span;
    try {
      span = TimeUtils.parseDuration(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refuse(key, "is \"" + text + "\", no span of time. Write 10 s, 15 min or 1 h.");
    }
    boolean bare = text.strip().chars().allMatch(Character::isDigit);
    if (bare || span.compareTo(least) < 0 || span.compareTo(most) > 0) {
      String range = shown(least) + " to " + shown(most);
      throw refuse(key, "is " + text + ". Write a number with its unit, " + range + ".");
    }
    return span;
  }

  /** A list of sections, each with the same keys; empty where none stands. */
  public List<Section> sections(String key, Set<String> known) {
    if (!has(key)) {
      return List.of();
    }
    if (!(entry(key) instanceof YamlEntry.Items items)) {
      throw refuse(key, "must be a list, one a line, each after a dash.");
    }
    List<Section> sections = new ArrayList<>();
    for (YamlEntry item : items.entries()) {
      String here = key + "[" + (sections.size() + 1) + "]";
      if (!(item instanceof YamlEntry.Keys inside)) {
        throw refuse(item, here, "must hold keys of its own, such as {a: 1, b: 2}.");
      }
      sections.add(new Section(file, path + here + ".", inside, known));
    }
    return sections;
  }

  public List<String> names(String key) {
    if (!(entry(key) instanceof YamlEntry.Items items)) {
      throw refuse(key, "must be a list, such as [a, b].");
    }
    List<String> names = new ArrayList<>();
    items.entries().forEach(item -> names.add(text(key, item)));
    return names;
  }

  /** Keys that are free, each with one of few words. */
  public Map<String, String> words(String key, Set<String> words) {
    YamlEntry.Keys free = keys(key);
    Section inside = new Section(file, path + key + ".", free, free.entries().keySet());
    Map<String, String> pairs = new LinkedHashMap<>();
    free.entries().keySet().forEach(name -> pairs.put(name, inside.word(name, words)));
    return pairs;
  }

  /** A complaint about a key of this section. */
  public WrongSetting refuse(String key, String what) {
    return refuse(keys.entries().getOrDefault(key, keys), key, what);
  }

  private WrongSetting refuse(YamlEntry entry, String key, String what) {
    return new WrongSetting(file + ", line " + entry.line() + ": " + path + key + " " + what);
  }

  private double number(
      String key, double least, double most, Function<String, Double> parse, String kind) {
    String text = text(key);
    double number;
    try {
      number = parse.apply(text);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!(number >= least && number <= most)) {
      String range = plain(least) + " to " + plain(most);
      throw refuse(key, "is \"" + text + "\". Write " + kind + ", " + range + ".");
    }
    return number;
  }

  private YamlEntry entry(String key) {
    YamlEntry entry = keys.entries().get(key);
    if (entry == null) {
      throw refuse(keys, key, "is missing. Add it.");
    }
    return entry;
  }

  private YamlEntry.Keys keys(String key) {
    if (entry(key) instanceof YamlEntry.Keys inside) {
      return inside;
    }
    throw refuse(key, "must hold keys of its own, one a line and further in.");
  }

  private String text(String key, YamlEntry entry) {
    if (entry instanceof YamlEntry.Value value && !value.text().isBlank()) {
      return value.text();
    }
    throw refuse(entry, key, "must be one value, and is none.");
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static String shown(Duration span) {
    return TimeUtils.formatWithHighestUnit(span);
  }
}
