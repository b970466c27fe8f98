package org.forebell.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.forebell.report.Subject;
import org.forebell.risk.Level;

/**
 * Who hears of what: {@code config/routing.yaml} as read, every reference in it known to lead
 * somewhere.
 *
 * @param recipients by name
 * @param teams by name
 * @param ladders by name; of each level the rungs from the first to the top, none where the level
 *     calls nobody and goes into digests
 * @param areas by the name of an area or the three letters of a country
 * @param otherwise for all other areas
 */
public record Routing(
    String version,
    Map<String, Recipient> recipients,
    Map<String, Team> teams,
    Map<String, Map<Level, List<Rung>>> ladders,
    Map<String, AreaRule> areas,
    AreaRule otherwise) {

  /** The name of the rule for areas without their own. */
  public static final String DEFAULT = "default";

  /**
   * A rung with the post that an area names for it.
   *
   * @param post a team or a recipient
   * @param rule the area, country or default that names it
   */
  public record Stage(String role, String post, String rule, Duration patience) {}

  /** The recipient of that name, null where there is none. */
  public Recipient recipient(String name) {
    return recipients.get(name);
  }

  /** The rungs for a level in an area, from the first; none where the level calls nobody. */
  public List<Stage> stages(String area, Level level) {
    List<Rung> rungs = ladders.get(ladder(area)).getOrDefault(level, List.of());
    List<Stage> stages = new ArrayList<>();
    for (Rung rung : rungs) {
      stages.add(stage(area, rung.role(), rung.patience()));
    }
    return stages;
  }

  /** The first rung of an area, who is told in digests of what calls nobody. */
  public Stage first(String area) {
    return stage(area, "first", Duration.ZERO);
  }

  /** The name of the ladder of an area. */
  public String ladder(String area) {
    for (String name : rules(area)) {
      if (rule(name).ladder() != null) {
        return rule(name).ladder();
      }
    }
    throw new IllegalStateException("the default rule names no ladder");
  }

  /** Who holds a post at an instant, epoch milliseconds: a recipient's name. */
  public String holder(String post, long at) {
    Team team = teams.get(post);
    return team == null ? post : team.onDuty(at);
  }

  /** Recipients who are told of an area whatever its ladder says, by name. */
  public List<Recipient> listeners(String area, Subject subject) {
    return recipients.values().stream()
        .filter(
            each ->
                each.listensTo(area, subject)
                    || (subject == Subject.FACILITY && each.answersForFacilityIn(area)))
        .toList();
  }

  private Stage stage(String area, String role, Duration patience) {
    for (String name : rules(area)) {
      String post = rule(name).posts().get(role);
      if (post != null) {
        return new Stage(role, post, name, patience);
      }
    }
    throw new IllegalStateException("nobody is named " + role + " for " + area);
  }

  private AreaRule rule(String name) {
    return name.equals(DEFAULT) ? otherwise : areas.get(name);
  }

  private List<String> rules(String area) {
    List<String> names = new ArrayList<>();
    for (String name : new String[] {area, area.substring(0, 3)}) {
      if (areas.containsKey(name) && !names.contains(name)) {
        names.add(name);
      }
    }
    names.add(DEFAULT);
    return names;
  }
}
