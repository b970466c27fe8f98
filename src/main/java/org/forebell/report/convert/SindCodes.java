package org.forebell.report.convert;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * SiND's words in the codes of {@code codelist/}. Spelling varies from set to set, so a word is
 * recognised by what it begins with; of several in one cell the first counts.
 */
final class SindCodes {

  private static final Map<String, String> WEAPONS = new LinkedHashMap<>();
  private static final Map<String, String> FACILITIES = new LinkedHashMap<>();
  private static final Map<String, String> PRECISIONS = new LinkedHashMap<>();
  private static final Map<String, String> ACTS = new LinkedHashMap<>();

  static {
    table(
        WEAPONS,
        "fire arm blunt:firearm_blunt firearm:firearm aerial bomb: plane:aerial_bomb_plane"
            + " aerial bomb: drone:aerial_bomb_drone aerial bomb: missile:aerial_bomb_missile"
            + " aerial bomb:aerial_bomb missile:missile shelling:shelling artillery:artillery"
            + " mortar:mortar rocket:rocket rpg:rpg hand grenade:hand_grenade"
            + " cluster bomb:cluster_bomb mine:mine uxo:uxo unspecified explosive:explosive"
            + " unspecified ied:ied rcied:ied_remote remote-controlled ied:ied_remote"
            + " vbied:ied_vehicle svied:ied_body arson:fire knife:bladed fist:body"
            + " stones:stones_sticks tasers:crowd_control chemical:chemical unarmed:unarmed"
            + " not applicable:none other:other no information:unknown");
    table(
        FACILITIES,
        "health building:health warehouse:warehouse road:road open space:open_space home:home"
            + " administration:administration project site:project_site compound:office"
            + " checkpoint:checkpoint idp:camp communication:communication"
            + " public building:public_building school:school education building:school"
            + " airstrip:airstrip police:police_station ship:vessel on way to:road"
            + " private travel:road convoy:transport food supplies:warehouse vehicle:transport"
            + " truck:transport market:public_location shop:public_location");
    table(
        PRECISIONS,
        "(2):25km (3):district (4):province (5):linear (6):country (7):sea_air"
            + " censored:censored");
    table(
        ACTS,
        "firearm:shooting aerial:air_strike missile:shelling shelling:shelling"
            + " artillery:shelling mortar:shelling rocket:shelling rpg:shelling"
            + " hand_grenade:explosive cluster_bomb:explosive mine:landmine uxo:explosive"
            + " explosive:explosive ied_vehicle:vehicle_ied ied_body:body_ied ied:explosive"
            + " fire:arson bladed:assault body:assault stones:assault chemical:chemical_attack");
  }

  private SindCodes() {}

  static String weapon(String cell) {
    return find(WEAPONS, cell, "unknown");
  }

  /** The kind of facility a place is, or what else is given. */
  static String facility(String cell, String otherwise) {
    return find(FACILITIES, cell, otherwise);
  }

  static String geoPrecision(String cell) {
    return find(PRECISIONS, cell, "");
  }

  /** The act that a weapon, by its code, most often stands for. */
  static String act(String weapon) {
    return find(ACTS, weapon, "attack");
  }

  private static String find(Map<String, String> table, String cell, String otherwise) {
    String word = cell.strip().toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> entry : table.entrySet()) {
      if (word.startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    return otherwise;
  }

  /** Reads "word:code word:code"; a word may hold blanks and colons, a code holds neither. */
  private static void table(Map<String, String> table, String text) {
    StringBuilder word = new StringBuilder();
    for (String part : text.split(" ")) {
      int colon = part.lastIndexOf(':');
      boolean ends = colon > 0 && colon < part.length() - 1;
      word.append(word.isEmpty() ? "" : " ").append(ends ? part.substring(0, colon) : part);
      if (ends) {
        table.put(word.toString(), part.substring(colon + 1));
        word.setLength(0);
      }
    }
  }
}
