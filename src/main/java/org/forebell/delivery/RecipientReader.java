package org.forebell.delivery;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.forebell.report.PlainText;
import org.forebell.report.Subject;
import org.forebell.settings.Nearest;
import org.forebell.settings.Section;

/** Reads one recipient of a routing. */
final class RecipientReader {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(env:[A-Za-z_][A-Za-z0-9_]*|file:[^{}\\s]+)}");
  private static final int DIGEST_EVERY_HOURS = 4;
  private static final int HOURS = 24;

  private final Section keys;

  private RecipientReader(Section keys) {
    this.keys = keys;
  }

  static Recipient read(Section all, String name) {
    Section keys =
        all.section(
            name,
            Set.of(
                "tier",
                "language",
                "zone",
                "quiet",
                "digests",
                "channels",
                "areas",
                "subjects",
                "facilities",
                "exercises"));
    return new RecipientReader(keys).read(name);
  }

  private Recipient read(String name) {
    if (keys.has("quiet") && !keys.has("zone")) {
      throw keys.refuse("quiet", "has no zone to be read in. Add zone, such as Africa/Khartoum.");
    }
    QuietHours quiet = keys.has("quiet") ? quiet() : null;
    return new Recipient(
        name,
        tier(),
        language(),
        zone(keys),
        reaches(),
        quiet,
        digests(quiet),
        areas(),
        subjects(),
        facilities(),
        keys.has("exercises") && keys.yesOrNo("exercises"));
  }

  private Tier tier() {
    Set<String> codes = new TreeSet<>();
    for (Tier each : Tier.values()) {
      codes.add(each.code());
    }
    return Tier.of(keys.word("tier", codes));
  }

  private Language language() {
    Set<String> codes = new TreeSet<>();
    for (Language each : Language.values()) {
      codes.add(each.code());
    }
    return Language.of(keys.word("language", codes));
  }

  static ZoneId zone(Section keys) {
    String text = keys.text("zone");
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw keys.refuse(
          "zone", "is \"" + text + "\", no time zone. Write one such as Africa/Khartoum or UTC.");
    }
    return ZoneId.of(text);
  }

  static LocalTime time(Section keys, String key, String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw keys.refuse(key, "is \"" + text + "\", no time of the day. Write \"08:00\".");
    }
  }

  private QuietHours quiet() {
    Section hours = keys.section("quiet", Set.of("from", "to"));
    QuietHours quiet =
        new QuietHours(
            time(hours, "from", hours.text("from")), time(hours, "to", hours.text("to")));
    if (quiet.from().equals(quiet.to())) {
      throw hours.refuse("to", "is when they begin: they would never end. Write another time.");
    }
    return quiet;
  }

  /** Their end is one, since what they held back goes out then. */
  private List<LocalTime> digests(QuietHours quiet) {
    TreeSet<LocalTime> times = new TreeSet<>();
    LocalTime first = quiet == null ? LocalTime.MIDNIGHT : quiet.to();
    if (quiet != null) {
      times.add(first);
    }
    if (keys.has("digests")) {
      for (String text : keys.names("digests")) {
        LocalTime time = time(keys, "digests", text);
        if (quiet != null && quiet.cover(time)) {
          throw keys.refuse(
              "digests", "has " + text + ", which lies in quiet hours. Leave it out.");
        }
        times.add(time);
      }
    } else {
      for (int hour = 0; hour < HOURS; hour += DIGEST_EVERY_HOURS) {
        LocalTime time = first.plusHours(hour);
        if (quiet == null || !quiet.cover(time)) {
          times.add(time);
        }
      }
    }
    if (times.isEmpty()) {
      throw keys.refuse("digests", "is empty. Leave it out for every 4 hours.");
    }
    return List.copyOf(times);
  }

  private List<Reach> reaches() {
    List<Reach> reaches = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Section each : keys.sections("channels", Set.of("channel", "to", "interrupts"))) {
      String channel = each.text("channel");
      if (!channel.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
        throw each.refuse("channel", "is no name of a channel. Use letters, digits and dashes.");
      }
      if (!seen.add(channel)) {
        throw each.refuse("channel", "is " + channel + " a second time. Name each channel once.");
      }
      String to = each.text("to");
      if (to.contains("${") && !REFERENCE.matcher(to).matches()) {
        throw each.refuse("to", "is no reference. Write ${env:NAME} or ${file:PATH} and no more.");
      }
      if (!PlainText.isFit(to)) {
        throw each.refuse("to", "holds control characters. Remove them.");
      }
      reaches.add(new Reach(new Address(channel, to), each.yesOrNo("interrupts")));
    }
    if (reaches.isEmpty()) {
      throw keys.refuse("channels", "names none, so nobody is reached. Add one.");
    }
    return List.copyOf(reaches);
  }

  private Set<String> areas() {
    Set<String> areas = new TreeSet<>();
    for (String each : keys.has("areas") ? keys.names("areas") : List.<String>of()) {
      requireArea("areas", each);
      areas.add(each);
    }
    return Set.copyOf(areas);
  }

  private void requireArea(String key, String area) {
    if (!PlainText.isArea(area)) {
      throw keys.refuse(
          key, "has \"" + area + "\", no area. Write AFG or AFG/Ghor Province as reports do.");
    }
  }

  private Set<Subject> subjects() {
    Set<Subject> subjects = EnumSet.noneOf(Subject.class);
    for (String each : keys.has("subjects") ? keys.names("subjects") : List.<String>of()) {
      Subject subject = Subject.of(each);
      if (subject == null) {
        throw keys.refuse(
            "subjects",
            "has \"" + each + "\". " + Nearest.advice(each, Set.of("staff", "facility")));
      }
      subjects.add(subject);
    }
    return subjects.isEmpty() ? EnumSet.allOf(Subject.class) : subjects;
  }

  private Map<String, String> facilities() {
    Map<String, String> facilities = new TreeMap<>();
    if (keys.has("facilities")) {
      Section all = keys.named("facilities");
      for (String code : all.keys()) {
        requireArea("facilities", all.text(code));
        facilities.put(code, all.text(code));
      }
    }
    return Map.copyOf(facilities);
  }
}
