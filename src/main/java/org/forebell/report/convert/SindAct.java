package org.forebell.report.convert;

/** What was done, by the effects that a row of SiND counts: the gravest on people comes first. */
final class SindAct {

  private SindAct() {}

  /** The code of the act; {@code weapon} is the code of the weapon. */
  static String of(Row row, SindSet set, String weapon) {
    if (row.sum(set.killed) + row.sum(set.injured) > 0) {
      return SindCodes.act(weapon);
    }
    if (row.count("Health Workers Sexually Assaulted") > 0) {
      return "sexual_violence";
    }
    if (row.sum(set.assaulted) > 0) {
      return "assault";
    }
    if (row.sum(set.deprived) > 0) {
      return "deprivation_of_liberty";
    }
    for (SindSet.Effect effect : set.damage) {
      if (row.count(effect.column()) > 0) {
        return onFacility(effect.act(), weapon);
      }
    }
    if (row.sum(set.threatened) > 0) {
      return "threat";
    }
    return row.count("Access Denied or Obstructed") > 0 ? "obstruction" : SindCodes.act(weapon);
  }

  private static String onFacility(String act, String weapon) {
    String byWeapon = SindCodes.act(weapon);
    boolean weaponTellsMore =
        (act.equals("destruction") || act.equals("attack")) && !byWeapon.equals("attack");
    return weaponTellsMore ? byWeapon : act;
  }
}
