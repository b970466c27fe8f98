package org.forebell.flink;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a topic is to be kept.
 *
 * @param partitions how many it has, 0 for as many as topics are given
 * @param configs Kafka's topic settings, by name
 */
public record TopicSettings(String name, int partitions, Map<String, String> configs) {
  public TopicSettings {
    configs = new TreeMap<>(configs);
  }

  /** A topic with as many partitions as topics are given. */
  public TopicSettings(String name, Map<String, String> configs) {
    this(name, 0, configs);
  }
}
