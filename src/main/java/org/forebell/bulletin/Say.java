package org.forebell.bulletin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.forebell.alert.Likelihood;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.ReasonText;
import org.forebell.bulletin.Bulletin.Answer;
import org.forebell.bulletin.Bulletin.Move;
import org.forebell.report.Subject;
import org.forebell.risk.DecimalText;
import org.forebell.wording.Told;

/**
 * Pieces of English that every form of a bulletin shares. They say what was reported, by nobody.
 */
public final class Say {

  private Say() {}

  /** The shortest name of an area that a reader knows. */
  public static String area(Told.Area area) {
    return area.name().isEmpty() ? country(area) + code(area) : area.name();
  }

  private static String code(Told.Area area) {
    return area.code().isEmpty() || area.code().equals(area.country()) ? "" : " " + area.code();
  }

  public static String country(Told.Area area) {
    return area.countryName().isEmpty() ? area.country() : area.countryName();
  }

  /** What stands beside the name: country and code. */
  public static String whereabouts(Told.Area area) {
    if (area.name().isEmpty() || area.name().equals(area.countryName())) {
      return area.country();
    }
    String told = area.placed() ? "" : ", as reported";
    return country(area) + (area.code().isEmpty() ? "" : " · " + area.code()) + told;
  }

  public static String subject(Subject subject) {
    return subject == Subject.STAFF ? "staff" : "facilities";
  }

  public static String move(Move move) {
    return switch (move.direction()) {
      case UP -> "up from " + move.from().code() + " to " + move.to().code();
      case DOWN -> "down from " + move.from().code() + " to " + move.to().code();
      case CLEARED -> "cleared, was " + move.from().code();
      case CANCELLED -> "cancelled, its reports were withdrawn: no all-clear";
    };
  }

  /** The word of a chance's band; it never stands without its number. */
  public static String word(double chance) {
    return Likelihood.of(chance).words();
  }

  /** A chance in percent and as one in so many; nothing is certain. */
  public static String chance(double chance) {
    return percent(chance) + " (1\u00a0in\u00a0" + oneIn(chance) + ")";
  }

  public static String percent(double chance) {
    if (chance < 0.001) {
      return "below 0.1\u00a0%";
    }
    return chance > 0.99
        ? "over 99\u00a0%"
        : DecimalText.of(chance * 100, chance < 0.0995 ? 1 : 0) + "\u00a0%";
  }

  private static String oneIn(double chance) {
    return chance <= 0.0001 ? "very many" : DecimalText.of(1 / chance, chance > 0.2 ? 1 : 0);
  }

  /** A share in whole percent. */
  public static String share(double share) {
    return Double.isNaN(share) ? "–" : DecimalText.of(share * 100, 0) + "\u00a0%";
  }

  /** A change of a chance in points of percent; nothing where it is not known. */
  public static String change(double before, double now) {
    if (Double.isNaN(before)) {
      return "";
    }
    long points = StrictMath.round(now * 100) - StrictMath.round(before * 100);
    return points == 0 ? "±0" : points > 0 ? "+" + points : "−" + -points;
  }

  public static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** A count as far as it may be told. */
  public static String told(Told.Count count) {
    return count == null ? "not told" : count.text();
  }

  /** The reasons, the strongest first; empty where none may be told. */
  public static String reasons(List<Told.Reason> reasons) {
    if (reasons == null) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    for (Told.Reason each : reasons) {
      String how =
          Double.isNaN(each.times())
              ? each.raises() ? "↑" : "↓"
              : "×" + DecimalText.of(each.times(), each.times() < 10 ? 1 : 0);
      words.append(words.length() == 0 ? "" : ", ");
      String reason = ReasonText.of(each.name());
      words.append(reason == null ? each.name().replace('_', ' ') : reason);
      words.append(' ').append(how);
    }
    return words.toString();
  }

  public static String access(List<Told.Access> lines) {
    StringBuilder words = new StringBuilder();
    for (Told.Access each : lines) {
      String extent =
          switch (each.routes()) {
            case 0 -> "the area";
            case -1 -> "routes";
            default -> count(each.routes(), "route");
          };
      words.append(words.length() == 0 ? "" : "; ").append(extent).append(' ');
      words.append(code(each.effect())).append(", ").append(code(each.constraint()));
    }
    return words.toString();
  }

  /** A code as words. */
  public static String code(String code) {
    return code.replace('_', ' ');
  }

  /** What would end an alert, or ended it. */
  public static String exit(PublishedAlert.Exit exit, ZoneId zone) {
    if (exit instanceof PublishedAlert.StepsDown down) {
      return "steps down after "
          + span(down.dwell())
          + " below "
          + percent(down.probability())
          + " and below "
          + percent(down.floor())
          + " or "
          + DecimalText.of(down.lift(), 1)
          + " times the usual";
    }
    if (exit instanceof PublishedAlert.Held held) {
      return "held by an override until " + time(held.until(), zone);
    }
    if (exit instanceof PublishedAlert.Over over) {
      return "met: " + span(over.dwell()) + " below the exit line";
    }
    if (exit instanceof PublishedAlert.Released) {
      return "met: the override that held it ended";
    }
    return exit instanceof PublishedAlert.Withdrawn
        ? "its reports were withdrawn or corrected; this is no all-clear"
        : "";
  }

  private static String span(Duration span) {
    return span.toHours() % 24 == 0 ? count(span.toDays(), "day") : count(span.toHours(), "hour");
  }

  /** How long something has been so: minutes, hours or days. */
  public static String age(long millis) {
    long minutes = Math.max(0, millis / 60_000);
    if (minutes < 120) {
      return minutes + " min";
    }
    return minutes < 48 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " days";
  }

  /** Who answers, or how long nobody has; empty where nothing may be told of it. */
  public static String answer(Answer answer, long now, ZoneId zone) {
    if (answer == null) {
      return "";
    }
    if (answer.isGiven()) {
      String by = answer.by().isEmpty() ? "" : " by " + String.join(", ", answer.by());
      return "acknowledged" + by + " " + time(answer.at(), zone);
    }
    if (!answer.asked()) {
      return "nobody was asked to answer";
    }
    return "NOT ACKNOWLEDGED for "
        + age(now - answer.since())
        + (answer.climbs() == 0 ? "" : ", ladder climbed " + count(answer.climbs(), "time"))
        + (answer.ended() ? ", ladder ended" : "");
  }

  /** Day and minute on the clock of a zone; UTC has its Z. */
  public static String time(long at, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli(at).atZone(zone);
    boolean utc = time.getOffset().getTotalSeconds() == 0;
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d %02d:%02d%s",
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        utc ? "Z" : time.getOffset().getId());
  }

  /** The minute alone, on the clock of a zone. */
  public static String clock(long at, ZoneId zone) {
    return time(at, zone).substring(11);
  }

  /** The day, UTC. */
  public static String day(long at) {
    return Instant.ofEpochMilli(at).toString().substring(0, 10);
  }
}
