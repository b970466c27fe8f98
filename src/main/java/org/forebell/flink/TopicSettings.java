package org.forebell.flink;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a topic is to be kept.
 *
 * @param configs Kafka's topic settings, by name
 */
public record TopicSettings(String name, Map<String, String> configs) {
  public TopicSettings {
    configs = new TreeMap<>(configs);
  }
}
