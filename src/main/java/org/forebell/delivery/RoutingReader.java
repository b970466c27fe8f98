package org.forebell.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.forebell.report.PlainText;
import org.forebell.risk.Level;
import org.forebell.settings.Nearest;
import org.forebell.settings.Section;
import org.forebell.settings.WrongSetting;

/**
 * Reads {@code config/routing.yaml} to the letter. What it does not know it refuses, and so it does
 * a routing under which somebody would not be reached: a reference that leads nowhere, hours in
 * which nobody or two are on duty, a rung that cannot ring, an area that nobody answers for.
 */
public final class RoutingReader {

  private static final Set<String> ROLES = new TreeSet<>(Set.of("first", "deputy", "lead"));
  private static final List<Level> LEVELS = List.of(Level.WATCH, Level.WARNING, Level.CRITICAL);
  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(12);

  private final Map<String, Recipient> recipients = new TreeMap<>();
  private final Map<String, Team> teams = new TreeMap<>();
  private final Map<String, Map<Level, List<Rung>>> ladders = new TreeMap<>();
  private final Map<String, AreaRule> areas = new TreeMap<>();
  private AreaRule otherwise;

  private RoutingReader() {}

  /**
   * Reads a routing in YAML, or in JSON, which is YAML too.
   *
   * @param file its name, for complaints
   * @throws WrongSetting with file, line, key and what to do, when anything in it cannot work
   */
  public static Routing read(String file, String text) {
    return new RoutingReader().routing(file, text);
  }

  private Routing routing(String file, String text) {
    Section root =
        Section.read(file, text, Set.of("version", "recipients", "teams", "ladders", "areas"));
    String version = root.text("version");
    if (!version.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw root.refuse("version", "must be up to 40 letters, digits, dots, dashes, underscores.");
    }
    Section named = root.named("recipients");
    for (String name : named.keys()) {
      requireName(named, name);
      recipients.put(name, RecipientReader.read(named, name));
    }
    if (root.has("teams")) {
      Section all = root.named("teams");
      for (String name : all.keys()) {
        requireName(all, name);
        if (recipients.containsKey(name)) {
          throw all.refuse(name, "is a recipient's name too. Give the team another.");
        }
        teams.put(name, TeamReader.read(all, name, recipients.keySet()));
      }
    }
    readLadders(root.named("ladders"));
    readAreas(root.named("areas"));
    return new Routing(
        version,
        Map.copyOf(recipients),
        Map.copyOf(teams),
        Map.copyOf(ladders),
        Map.copyOf(areas),
        otherwise);
  }

  private static void requireName(Section section, String name) {
    if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw section.refuse(name, "is no name. Use a-z, 0-9 and -, at most 63, for a post.");
    }
  }

  private void readLadders(Section all) {
    for (String name : all.keys()) {
      requireName(all, name);
      Section ladder = all.section(name, Set.of("watch", "warning", "critical"));
      Map<Level, List<Rung>> levels = new EnumMap<>(Level.class);
      for (Level level : LEVELS) {
        levels.put(level, rungs(ladder, level));
      }
      ladders.put(name, levels);
    }
  }

  private static List<Rung> rungs(Section ladder, Level level) {
    if (ladder.isOneValue(level.code())) {
      ladder.word(level.code(), Set.of("digest"));
      if (level == Level.CRITICAL) {
        throw ladder.refuse("critical", "must call somebody. List its rungs, first to lead.");
      }
      return List.of();
    }
    List<Rung> rungs = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Section each : ladder.sections(level.code(), Set.of("call", "wait"))) {
      String role = each.word("call", ROLES);
      if (!seen.add(role)) {
        throw each.refuse(
            "call",
            "calls "
                + role
                + " a second time. Name each once; the top is"
                + " called again by itself.");
      }
      if (rungs.isEmpty() && !role.equals("first")) {
        throw each.refuse("call", "is " + role + ". A ladder begins with first.");
      }
      rungs.add(new Rung(role, each.span("wait", SHORTEST_WAIT, LONGEST_WAIT)));
    }
    if (rungs.isEmpty()) {
      throw ladder.refuse(level.code(), "has no rungs. List them, or write digest.");
    }
    return List.copyOf(rungs);
  }

  private void readAreas(Section all) {
    if (!all.has(Routing.DEFAULT)) {
      throw all.refuse(
          Routing.DEFAULT,
          "is missing: nobody would answer for areas without a rule. Add it, with ladder, first"
              + " and whom else the ladder calls.");
    }
    for (String name : all.keys()) {
      boolean last = name.equals(Routing.DEFAULT);
      if (!last && !PlainText.isArea(name)) {
        throw all.refuse(
            name, "is no area. Write AFG for a country, AFG/Ghor Province for an area.");
      }
      AreaRule rule = rule(all.section(name, Set.of("ladder", "first", "deputy", "lead")));
      if (last) {
        otherwise = rule;
      } else {
        areas.put(name, rule);
      }
    }
    Map<String, AreaRule> rules = new LinkedHashMap<>(areas);
    rules.put(Routing.DEFAULT, otherwise);
    rules.keySet().forEach(name -> requireAnswer(all, name));
  }

  private AreaRule rule(Section area) {
    String ladder = area.has("ladder") ? area.text("ladder") : null;
    if (ladder != null && !ladders.containsKey(ladder)) {
      throw area.refuse(
          "ladder", "is \"" + ladder + "\". " + Nearest.advice(ladder, ladders.keySet()));
    }
    Map<String, String> posts = new TreeMap<>();
    for (String role : ROLES) {
      if (area.has(role)) {
        posts.put(role, post(area, role));
      }
    }
    return new AreaRule(ladder, posts);
  }

  private String post(Section area, String role) {
    String post = area.text(role);
    if (!recipients.containsKey(post) && !teams.containsKey(post)) {
      Set<String> known = new TreeSet<>(recipients.keySet());
      known.addAll(teams.keySet());
      throw area.refuse(
          role, "is \"" + post + "\", no team and no recipient. " + Nearest.advice(post, known));
    }
    for (String member : members(post)) {
      if (recipients.get(member).reaches().stream().noneMatch(Reach::interrupts)) {
        throw area.refuse(
            role,
            "is "
                + post
                + ", and "
                + member
                + " has no channel that interrupts: the rung cannot be"
                + " reached. Mark one interrupts: true.");
      }
    }
    return post;
  }

  private Set<String> members(String post) {
    Team team = teams.get(post);
    return team == null ? Set.of(post) : team.members();
  }

  /** Each rung that may be called in an area has a post, and each post another. */
  private void requireAnswer(Section all, String area) {
    String ladder = firstOf(area, AreaRule::ladder);
    if (ladder == null) {
      throw all.refuse(area, "has no ladder, nor has default. Name one with ladder.");
    }
    if (firstOf(area, rule -> rule.posts().get("first")) == null) {
      throw all.refuse(area, "has nobody who answers for it: name a team or recipient as first.");
    }
    for (Map.Entry<Level, List<Rung>> level : ladders.get(ladder).entrySet()) {
      Map<String, String> called = new LinkedHashMap<>();
      for (Rung rung : level.getValue()) {
        String post = firstOf(area, rule -> rule.posts().get(rung.role()));
        String where = "calls " + rung.role() + " at " + level.getKey().code();
        if (post == null) {
          throw all.refuse(
              area,
              "has ladder "
                  + ladder
                  + ", which "
                  + where
                  + ", and nobody is named "
                  + rung.role()
                  + " there or in default. Name a team or recipient.");
        }
        String before = called.put(post, rung.role());
        if (before != null) {
          throw all.refuse(
              area,
              "has ladder "
                  + ladder
                  + ", which "
                  + where
                  + ": "
                  + post
                  + ", who is "
                  + before
                  + " already, so that the rung is never reached. Name another.");
        }
      }
    }
  }

  private String firstOf(String area, Function<AreaRule, String> asked) {
    for (String name : new String[] {area, area.substring(0, 3), Routing.DEFAULT}) {
      AreaRule rule = name.equals(Routing.DEFAULT) ? otherwise : areas.get(name);
      String said = rule == null ? null : asked.apply(rule);
      if (said != null) {
        return said;
      }
    }
    return null;
  }
}
