package org.forebell.console;

import java.util.Map;

/** One value of one metric. */
public record Series(String name, Map<String, String> labels, double value) {

  /** The value of a label, empty where it has none. */
  String label(String label) {
    return labels.getOrDefault(label, "");
  }
}
