package org.forebell.scenario;

import java.util.ArrayList;
import java.util.List;
import org.forebell.scenario.Happening.Kind;

/** The arcs of the demo: what happens in it whatever the seed. */
final class Story {

  static final String RISING = "XAA/Harbour District";
  static final String TAKEN_BACK = "XAB/Low Hills";
  static final String ONE_REPORT = "XAC/Far Plateau";

  /** The desk that floods, on this day of the story. */
  static final int FLOOD_DAY = 30;

  /** From this day on one desk is silent. */
  static final int SILENT_FROM_DAY = 25;

  /** A beat of the story: on a day, at an hour. */
  record Beat(String area, int day, int hour, Kind kind) {}

  private Story() {}

  /** What happens beside what happens of itself. */
  static List<Beat> beats() {
    List<Beat> beats = new ArrayList<>();
    rise(beats);
    beats.add(new Beat(ONE_REPORT, 3, 10, Kind.THREAT));
    return beats;
  }

  /** What one desk tells of and then takes back the same evening. */
  static List<Beat> takenBack() {
    return List.of(
        new Beat(TAKEN_BACK, 20, 6, Kind.ATTACK_ON_STAFF),
        new Beat(TAKEN_BACK, 20, 7, Kind.ATTACK_ON_STAFF),
        new Beat(TAKEN_BACK, 20, 9, Kind.ATTACK_ON_STAFF),
        new Beat(TAKEN_BACK, 20, 11, Kind.THREAT));
  }

  /** Near misses, then threats, then attacks, closer and closer; then quiet. */
  private static void rise(List<Beat> beats) {
    int[][] signs = {{5, 9}, {7, 14}, {8, 20}, {9, 7}, {10, 16}, {11, 5}};
    for (int i = 0; i < signs.length; i++) {
      Kind kind = i < 3 ? Kind.NEAR_MISS : Kind.THREAT;
      beats.add(new Beat(RISING, signs[i][0], signs[i][1], kind));
    }
    int[][] attacks = {
      {12, 8}, {13, 19}, {14, 4}, {14, 22}, {15, 9}, {15, 15}, {16, 3}, {16, 11}, {16, 18}, {17, 2},
      {17, 9}, {17, 20}, {18, 6}, {18, 13}, {18, 23}, {19, 5}
    };
    for (int i = 0; i < attacks.length; i++) {
      Kind kind = i % 3 == 2 ? Kind.ATTACK_ON_FACILITY : Kind.ATTACK_ON_STAFF;
      beats.add(new Beat(RISING, attacks[i][0], attacks[i][1], kind));
    }
  }
}
