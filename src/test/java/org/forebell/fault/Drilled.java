package org.forebell.fault;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was seen while one thing was broken; seconds from the moment it broke. */
final class Drilled {
  final String broken;
  final Map<Watchers.Firing, Integer> fired = new TreeMap<>();
  final Map<String, Integer> mailed = new TreeMap<>();
  final Map<Watchers.Firing, Integer> over = new TreeMap<>();
  final Map<String, PanelColours.Look> turned = new TreeMap<>();
  final Map<String, Integer> turnedAfter = new TreeMap<>();
  final TreeSet<Watchers.Firing> firedBefore;
  int mendedAfter;

  Drilled(String broken, TreeSet<Watchers.Firing> firedBefore) {
    this.broken = broken;
    this.firedBefore = firedBefore;
  }
}
