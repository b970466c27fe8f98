package org.forebell.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at topics and changes nothing. */
public final class TopicLook {
  private final Admin admin;

  public TopicLook(Admin admin) {
    this.admin = admin;
  }

  /**
   * A topic as it is.
   *
   * @param partitions 0 when there is no such topic
   * @param differences "setting: found, not wanted"
   */
  public record Seen(String topic, int partitions, List<String> differences) {}

  /**
   * How the topics are, in the order given.
   *
   * @throws org.apache.kafka.common.KafkaException when the brokers cannot be reached or refuse
   */
  public List<Seen> at(List<TopicSettings> wanted) {
    List<Seen> seen = new ArrayList<>();
    for (TopicSettings topic : wanted) {
      int partitions = partitions(topic.name());
      seen.add(
          new Seen(
              topic.name(),
              partitions,
              partitions == 0 ? List.of() : differences(topic, partitions)));
    }
    return seen;
  }

  private List<String> differences(TopicSettings topic, int partitions) {
    List<String> found = new ArrayList<>(TopicSetup.differences(admin, topic));
    if (topic.partitions() != 0 && partitions != topic.partitions()) {
      found.add("partitions: " + partitions + ", not " + topic.partitions());
    }
    return found;
  }

  private int partitions(String topic) {
    try {
      return KafkaAnswer.to(admin.describeTopics(Set.of(topic)).allTopicNames())
          .get(topic)
          .partitions()
          .size();
    } catch (UnknownTopicOrPartitionException none) {
      return 0;
    }
  }
}
