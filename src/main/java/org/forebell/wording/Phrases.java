package org.forebell.wording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.SimpleTimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.forebell.delivery.Language;

/**
 * The templates of one language, in ICU's message format, and how it writes numbers and times.
 * Thread-safe.
 *
 * <p>Where a language runs from right to left, what runs the other way inside of it, such as a code
 * or a name in Latin letters, stands between U+2068 and U+2069 (Unicode's first strong isolate), so
 * that it does not tear the line apart.
 */
final class Phrases {

  static final char ISOLATE = '\u2068';
  static final char END_OF_ISOLATE = '\u2069';

  private static final int MINUTE_MS = 60_000;

  private final Language language;
  private final ULocale locale;
  private final String version;
  private final Map<String, List<MessageFormat>> templates;

  private Phrases(
      Language language,
      ULocale locale,
      String version,
      Map<String, List<MessageFormat>> templates) {
    this.language = language;
    this.locale = locale;
    this.version = version;
    this.templates = templates;
  }

  /** Reads the shipped templates, {@code wording/LANGUAGE.json} on the class path. */
  static Phrases of(Language language) {
    String name = "/wording/" + language.code() + ".json";
    try (InputStream in = Phrases.class.getResourceAsStream(name)) {
      JsonNode root = new ObjectMapper().readTree(in);
      ULocale locale = new ULocale(root.get("locale").textValue());
      Map<String, List<MessageFormat>> templates = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> each : root.get("templates").properties()) {
        List<MessageFormat> forms = new ArrayList<>();
        JsonNode value = each.getValue();
        for (JsonNode form : value.isArray() ? value : List.of(value)) {
          forms.add(new MessageFormat(form.textValue(), locale));
        }
        templates.put(each.getKey(), List.copyOf(forms));
      }
      return new Phrases(
          language,
          locale,
          root.get("version").textValue(),
          Collections.unmodifiableMap(templates));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the templates " + name, e);
    }
  }

  Language language() {
    return language;
  }

  String version() {
    return version;
  }

  /** The names of all templates. */
  Set<String> keys() {
    return templates.keySet();
  }

  /** The templates as they are written, of each form. */
  List<String> patterns(String key) {
    return templates.get(key).stream().map(MessageFormat::toPattern).toList();
  }

  /**
   * A sentence.
   *
   * @param with names of places in the template, each followed by what stands there: a text, or a
   *     number where the form of a word depends on it
   */
  String text(String key, Object... with) {
    return format(template(key).get(0), arguments(language.rightToLeft(), with));
  }

  /** All forms of a phrase for text messages, the longest first, without marks of direction. */
  List<String> forms(String key, Object... with) {
    Map<String, Object> arguments = arguments(false, with);
    return template(key).stream().map(each -> format(each, arguments)).toList();
  }

  private List<MessageFormat> template(String key) {
    List<MessageFormat> forms = templates.get(key);
    if (forms == null) {
      throw new IllegalArgumentException("no template " + key + " in " + language.code());
    }
    return forms;
  }

  /** Formats change inside while they work, so each use has its own. */
  private static String format(MessageFormat template, Map<String, Object> arguments) {
    return ((MessageFormat) template.clone()).format(arguments);
  }

  private static Map<String, Object> arguments(boolean isolate, Object... with) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < with.length; i += 2) {
      Object value = with[i + 1];
      boolean text = isolate && value instanceof String;
      arguments.put((String) with[i], text ? isolated((String) value) : value);
    }
    return arguments;
  }

  private static String isolated(String text) {
    boolean foreign = false;
    for (int i = 0; i < text.length(); i++) {
      switch (Character.getDirectionality(text.charAt(i))) {
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
          return text;
        }
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> foreign = true;
        default -> foreign |= text.charAt(i) == '–' || text.charAt(i) == '+';
      }
    }
    return foreign ? ISOLATE + text + END_OF_ISOLATE : text;
  }

  /** A list of things, as the language separates them. */
  String list(List<String> things) {
    return String.join(text("list.separator"), things);
  }

  /** A number with as many decimals at the most, halves away from zero. */
  String number(double value, int decimals) {
    DecimalFormat format = (DecimalFormat) NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(decimals);
    format.setGroupingUsed(false);
    format.setRoundingMode(BigDecimal.ROUND_HALF_UP);
    return format.format(value);
  }

  /** A time of the day there, with the distance from UTC. */
  String time(long at, ZoneId zone) {
    return clock(at, zone, template("time.pattern").get(0).toPattern())
        + " ("
        + zone(at, zone)
        + ")";
  }

  /** A time for text messages: with the distance from UTC, without, and the shortest. */
  List<String> shortTimes(long at, ZoneId zone) {
    List<String> patterns = patterns("sms.time");
    String time = clock(at, zone, patterns.get(0));
    return List.of(time + " " + zone(at, zone), time, clock(at, zone, patterns.get(1)));
  }

  /** The zone's rules are those of Java, as everywhere else; ICU has its own. */
  private String clock(long at, ZoneId zone, String pattern) {
    SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
    format.setTimeZone(new SimpleTimeZone(minutesFromUtc(at, zone) * MINUTE_MS, zone.getId()));
    return format.format(new Date(at));
  }

  private static String zone(long at, ZoneId zone) {
    int minutes = minutesFromUtc(at, zone);
    if (minutes == 0) {
      return "UTC";
    }
    int rest = Math.abs(minutes) % 60;
    return "UTC"
        + (minutes < 0 ? "-" : "+")
        + Math.abs(minutes) / 60
        + (rest == 0 ? "" : ":" + (rest < 10 ? "0" : "") + rest);
  }

  private static int minutesFromUtc(long at, ZoneId zone) {
    return zone.getRules().getOffset(Instant.ofEpochMilli(at)).getTotalSeconds() / 60;
  }
}
