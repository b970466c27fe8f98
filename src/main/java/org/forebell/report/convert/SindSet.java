package org.forebell.report.convert;

import java.util.List;
import java.util.Map;

/**
 * The data sets of Insecurity Insight's SiND, known by a column that only they have.
 *
 * <p>Which columns say that staff or facilities were affected is a rule of ours over the columns as
 * published. Nothing here reads who did it: being kidnapped and being arrested is one act.
 */
enum SindSet {
  HEALTH(
      "health",
      "Health Workers Assaulted",
      "health",
      people("Health Workers", "Killed", "Injured", "Kidnapped", "Arrested"),
      List.of("Health Workers Assaulted", "Health Workers Sexually Assaulted"),
      List.of("Health Workers Threatened"),
      List.of(
          new Effect("destruction", "Number of Attacks on Health Facilities Reporting Destruction"),
          new Effect("destruction", "Number of Attacks on Health Facilities Reporting Damaged"),
          new Effect("destruction", "Health Transportation Destroyed"),
          new Effect("destruction", "Health Transportation Damaged"),
          new Effect("occupation", "Occupation of Health Facility"),
          new Effect("hijacking", "Health Transportation Stolen/Hijacked"),
          new Effect("looting", "Looting/Theft/Robbery/Burglary of Health Supplies"),
          new Effect("forced_entry", "Forceful Entry into Health Facility"))),
  AID_WORKER(
      "aid-worker",
      "Organisation Affected",
      "",
      people("Aid Workers", "Killed", "Injured", "Kidnapped", "Arrested"),
      List.of(),
      List.of(),
      List.of()),
  EDUCATION(
      "education",
      "Attacks on Schools",
      "school",
      people("Educators", "Killed", "Injured", "Kidnapped", "Arrested"),
      List.of(),
      List.of(),
      List.of(
          new Effect("arson", "Arson Attack on Education Facility"),
          new Effect("destruction", "Damage/Destruction To Education Facility"),
          new Effect("occupation", "Military Occupation of Education facility"),
          new Effect("forced_entry", "Forced Entry into Education Facility"),
          new Effect("attack", "Attacks on Schools"),
          new Effect("attack", "Attacks on Universities"))),
  PROTECTION(
      "protection",
      "Number of attacks on Camps Reporting Damaged",
      "camp",
      people("People Associated with Protection Programme", "Killed", "Kidnapped", "Arrested"),
      List.of(),
      List.of(),
      List.of(
          new Effect("destruction", "Number of Attacks on Camps Reporting Destruction"),
          new Effect("destruction", "Number of attacks on Camps Reporting Damaged"))),
  EXPLOSIVE_WEAPONS(
      "explosive-weapons",
      "Explosive Weapon Type",
      "",
      Map.of(
          "Killed",
          List.of(
              "Aid Workers Killed",
              "Health Workers Killed",
              "Aid Health Workers Killed",
              "Educators Killed")),
      List.of(),
      List.of(),
      List.of()),
  FOOD_SECURITY("food-security", "FoodSecurity", "", Map.of(), List.of(), List.of(), List.of());

  final String code;
  final String marker;
  final String facility;
  final List<String> killed;
  final List<String> injured;
  final List<String> deprived;
  final List<String> assaulted;
  final List<String> threatened;
  final List<Effect> damage;

  /**
   * A column that counts facilities affected.
   *
   * @param act what was done to them, by its code; "destruction" and "attack" say less of it than
   *     the weapon does
   */
  record Effect(String act, String column) {}

  SindSet(
      String code,
      String marker,
      String facility,
      Map<String, List<String>> people,
      List<String> assaulted,
      List<String> threatened,
      List<Effect> damage) {
    this.code = code;
    this.marker = marker;
    this.facility = facility;
    this.killed = people.getOrDefault("Killed", List.of());
    this.injured = people.getOrDefault("Injured", List.of());
    this.deprived =
        java.util.stream.Stream.of("Kidnapped", "Arrested")
            .flatMap(effect -> people.getOrDefault(effect, List.of()).stream())
            .toList();
    this.assaulted = assaulted;
    this.threatened = threatened;
    this.damage = damage;
  }

  /** The set with the row's columns, null when it is none of them. */
  static SindSet of(Row row) {
    for (SindSet each : values()) {
      if (row.has(each.marker)) {
        return each;
      }
    }
    return null;
  }

  /** Whether a facility was affected. */
  boolean damaged(Row row) {
    return damage.stream().anyMatch(effect -> row.count(effect.column) > 0);
  }

  private static Map<String, List<String>> people(String who, String... effects) {
    Map<String, List<String>> columns = new java.util.HashMap<>();
    for (String effect : effects) {
      columns.put(effect, List.of(who + " " + effect));
    }
    return columns;
  }
}
