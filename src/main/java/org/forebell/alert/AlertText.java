package org.forebell.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.forebell.risk.DecimalText;

/**
 * An alert in words, as a block to be read at a glance: what and where, how likely, how sure, why,
 * what was counted, which reports, and when it is over. It says what was reported and by nobody.
 */
public final class AlertText {

  private static final int MOST_REPORTS_NAMED = 4;
  private static final int MOST_REASONS = 3;

  private static final Map<String, String> CHANGES =
      Map.of(
          "raised", "raised",
          "escalated", "up from %s",
          "updated", "updated",
          "deescalated", "down from %s",
          "cleared", "cleared",
          "cancelled", "cancelled");

  private static final Map<String, String> OVERRIDES =
      Map.of("floor", "held at", "mute", "muted", "exercise", "exercise at");

  private AlertText() {}

  /**
   * The block, without a line end after its last line.
   *
   * @param alert by the contract {@code schema/alert.json}
   * @param columns that no line may exceed, at least 40
   */
  public static String of(JsonNode alert, int columns) {
    List<String> lines = new ArrayList<>();
    wrap(lines, "", headline(alert), columns);
    wrap(lines, "  where   ", where(alert), columns);
    if (!isSilence(alert)) {
      wrap(lines, "  chance  ", likelihood(alert), columns);
      wrap(lines, "  why     ", reasons(alert), columns);
      wrap(lines, "  counted ", counts(alert.path("counts")), columns);
    }
    if (!alert.path("access").isEmpty()) {
      wrap(lines, "  access  ", access(alert.path("access")), columns);
    }
    if (alert.has("silence")) {
      wrap(lines, "  silence ", silence(alert), columns);
    }
    wrap(lines, "  rests on", evidence(alert), columns);
    for (JsonNode each : alert.path("overrides")) {
      wrap(lines, "  override", override(each), columns);
    }
    wrap(lines, "  ends    ", end(alert), columns);
    return String.join("\n", lines);
  }

  private static boolean isSilence(JsonNode alert) {
    return alert.path("kind").asText().equals(PublishedAlert.Kind.SILENCE.code());
  }

  private static String headline(JsonNode alert) {
    String change = alert.path("change").asText();
    if (isSilence(alert)) {
      return "%s · %s (%s) · %s v%d · %s"
          .formatted(
              change.equals("cleared") ? "HEARD AGAIN" : "NOBODY HEARD",
              place(alert),
              change,
              alert.path("id").asText(),
              alert.path("version").asInt(),
              minute(alert.path("at").asText()));
    }
    String level =
        change.equals("cleared") || change.equals("cancelled")
            ? change
            : alert.path("level").asText();
    String how =
        CHANGES.getOrDefault(change, change).formatted(alert.path("previousLevel").asText());
    String exercise = alert.path("test").asBoolean() ? "EXERCISE EXERCISE " : "";
    return "%s%s · %s · %s (%s) · %s v%d · %s"
        .formatted(
            exercise,
            level.toUpperCase(Locale.ROOT),
            alert.path("subject").asText().toUpperCase(Locale.ROOT),
            place(alert),
            how,
            alert.path("id").asText(),
            alert.path("version").asInt(),
            minute(alert.path("at").asText()));
  }

  private static String where(JsonNode alert) {
    JsonNode place = alert.path("place");
    return place.isMissingNode()
        ? alert.path("area").asText() + ", as reported; not in the gazetteer"
        : "%s, %s (%s)"
            .formatted(
                place.path("name").asText(),
                place.path("countryName").asText(),
                place.path("code").asText());
  }

  private static String place(JsonNode alert) {
    JsonNode name = alert.path("place").path("name");
    String area = alert.path("area").asText();
    return name.isMissingNode() ? area.substring(area.indexOf('/') + 1) : name.asText();
  }

  private static String likelihood(JsonNode alert) {
    double chance = alert.path("probability").asDouble();
    double usual = alert.path("usual").asDouble();
    return "%s (%s, 1 in %s) of an incident or threat within %s; usual here %s; confidence %s"
        .formatted(
            Likelihood.of(chance).words(),
            percent(chance),
            oneIn(chance),
            days(alert.path("horizon").asText()),
            percent(usual),
            alert.path("confidence").asText());
  }

  private static String reasons(JsonNode alert) {
    List<JsonNode> factors = new ArrayList<>();
    alert.path("factors").forEach(factors::add);
    factors.removeIf(each -> ReasonText.of(each.path("name").asText()) == null);
    factors.removeIf(each -> each.path("effect").asDouble() == 0);
    factors.sort(
        Comparator.comparingDouble((JsonNode each) -> -Math.abs(each.path("effect").asDouble())));
    List<String> words = new ArrayList<>();
    for (JsonNode factor : factors.subList(0, Math.min(MOST_REASONS, factors.size()))) {
      double times = StrictMath.exp(factor.path("effect").asDouble());
      words.add(ReasonText.of(factor.path("name").asText()) + " ×" + DecimalText.of(times, 2));
    }
    return words.isEmpty() ? "nothing out of the usual" : String.join(", ", words);
  }

  private static String counts(JsonNode counts) {
    return "incidents %s, near misses and threats %s, access constraints %s (24 h / 7 d / 30 d)"
        .formatted(
            windows(counts, "incidents"),
            windows(counts, "nearMissesAndThreats"),
            windows(counts, "accessConstraints"));
  }

  private static String windows(JsonNode counts, String field) {
    return "%d/%d/%d"
        .formatted(
            counts.path("last24h").path(field).asInt(),
            counts.path("last7d").path(field).asInt(),
            counts.path("last30d").path(field).asInt());
  }

  private static String access(JsonNode access) {
    List<String> words = new ArrayList<>();
    for (JsonNode line : access) {
      int routes = line.path("routes").asInt();
      String extent = routes == 0 ? "the area" : routes + (routes == 1 ? " route" : " routes");
      words.add(
          "%s %s, %s"
              .formatted(
                  extent,
                  line.path("effect").asText().replace('_', ' '),
                  line.path("constraint").asText().replace('_', ' ')));
    }
    return String.join("; ", words);
  }

  private static String evidence(JsonNode alert) {
    int total = alert.path("evidenceTotal").asInt();
    List<String> named = new ArrayList<>();
    for (JsonNode id : alert.path("evidence")) {
      if (named.size() < MOST_REPORTS_NAMED) {
        named.add(id.asText());
      }
    }
    String more = total > named.size() ? " and " + (total - named.size()) + " more" : "";
    if (isSilence(alert) && total == 0) {
      return "that there was nothing to report";
    }
    return total == 0
        ? "no report of the last 30 days"
        : "%d report%s: %s%s"
            .formatted(total, total == 1 ? "" : "s", String.join(", ", named), more);
  }

  /** In an alert of the kind and in another of the area while it lasts. */
  private static String silence(JsonNode alert) {
    JsonNode silence = alert.path("silence");
    long since = Instant.parse(silence.path("since").asText()).toEpochMilli();
    long lasted = Instant.parse(alert.path("at").asText()).toEpochMilli() - since;
    String usual = hours(Duration.parse(silence.path("usualGap").asText()));
    boolean over = isSilence(alert) && alert.path("change").asText().equals("cleared");
    int sources = silence.path("sources").asInt();
    return over
        ? "reports come again after %s; usual gap %s"
            .formatted(hours(Duration.ofMillis(lasted)), usual)
        : "%d of %d sources heard for %s, usual gap %s: unknown, not safe"
            .formatted(
                sources - silence.path("silentSources").asInt(),
                sources,
                hours(Duration.ofMillis(lasted)),
                usual);
  }

  private static String hours(Duration span) {
    return span.toHours() >= 48 ? span.toDays() + " days" : Math.max(1, span.toHours()) + " h";
  }

  private static String override(JsonNode override) {
    String level = override.path("level").asText();
    return "%s%s until %s by %s: %s"
        .formatted(
            OVERRIDES.getOrDefault(override.path("action").asText(), "override"),
            level.isEmpty() ? "" : " " + level,
            minute(override.path("until").asText()),
            override.path("by").asText(),
            override.path("reason").asText());
  }

  private static String end(JsonNode alert) {
    String change = alert.path("change").asText();
    String rule = alert.path("exitRule").asText();
    boolean over = change.equals("cleared") || change.equals("cancelled");
    return over ? rule : rule + " Valid until " + minute(alert.path("validUntil").asText()) + ".";
  }

  /** Nothing is certain: the ends of the scale are not told as 0 or 100. */
  private static String percent(double chance) {
    if (chance < 0.001 || chance > 0.99) {
      return chance < 0.5 ? "below 0.1 %" : "over 99 %";
    }
    return DecimalText.of(chance * 100, chance < 0.01 ? 1 : 0) + " %";
  }

  private static String oneIn(double chance) {
    return chance <= 0 ? "very many" : DecimalText.of(1 / chance, chance > 0.2 ? 1 : 0);
  }

  private static String days(String span) {
    return span.matches("P\\d+D") ? span.substring(1, span.length() - 1) + " days" : span;
  }

  private static String minute(String time) {
    return time.length() < 16 ? time : time.substring(0, 10) + " " + time.substring(11, 16) + "Z";
  }

  /** Breaks lines at blanks; a word longer than a line is cut. */
  private static void wrap(List<String> lines, String label, String text, int columns) {
    String indent = " ".repeat(Math.max(2, label.length() + 1));
    StringBuilder line = new StringBuilder(label.isEmpty() ? "" : label + " ");
    int start = line.length();
    for (String word : text.split(" ")) {
      String rest = word;
      if (line.length() > start && line.length() + 1 + rest.length() > columns) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        start = line.length();
      }
      line.append(line.length() > start ? " " : "");
      while (line.length() + rest.length() > columns) {
        int fits = columns - line.length();
        lines.add(line + rest.substring(0, fits));
        rest = rest.substring(fits);
        line = new StringBuilder(indent);
        start = line.length();
      }
      line.append(rest);
    }
    lines.add(line.toString());
  }
}
