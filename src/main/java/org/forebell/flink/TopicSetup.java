package org.forebell.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes topics as they are to be, any number of times.
 *
 * <p>A topic that is missing is created; one that is there is compared, and changed only when asked
 * to. Nothing is ever deleted, and partitions are never fewer than before. Two that run at the same
 * moment do not disturb each other.
 */
public final class TopicSetup {
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

  private final Admin admin;
  private final int partitions;
  private final int replicas;

  /**
   * @param replicas copies of each partition, 0 for the broker's own default
   */
  public TopicSetup(Admin admin, int partitions, int replicas) {
    this.admin = admin;
    this.partitions = partitions;
    this.replicas = replicas;
  }

  /** What became of a topic. */
  public enum State {
    CREATED,
    PRESENT,
    DIFFERS,
    REPAIRED
  }

  /**
   * @param differences "setting: found, not wanted", empty when there are none
   */
  public record Outcome(String topic, State state, List<String> differences) {}

  /**
   * Creates what is missing and tells how the rest differs, in the order given.
   *
   * @param repair whether to set what differs, as far as Kafka can
   * @throws KafkaException when the brokers cannot be reached or refuse
   */
  public List<Outcome> ensure(List<TopicSettings> wanted, boolean repair) {
    List<Outcome> outcomes = new ArrayList<>();
    for (TopicSettings topic : wanted) {
      try {
        outcomes.add(ensure(topic, repair));
      } catch (AuthorizationException unnamed) {
        throw new TopicAuthorizationException(topic.name() + ": " + unnamed.getMessage());
      }
    }
    return outcomes;
  }

  private Outcome ensure(TopicSettings topic, boolean repair) {
    boolean created = create(topic);
    awaitSeen(topic.name());
    return created ? new Outcome(topic.name(), State.CREATED, List.of()) : compare(topic, repair);
  }

  private boolean create(TopicSettings topic) {
    Optional<Short> copies = replicas == 0 ? Optional.empty() : Optional.of((short) replicas);
    NewTopic request =
        new NewTopic(topic.name(), Optional.of(partitions(topic)), copies)
            .configs(withQuorum(topic.configs()));
    try {
      KafkaAnswer.to(admin.createTopics(List.of(request)).all());
      return true;
    } catch (TopicExistsException alreadyThere) {
      return false;
    }
  }

  private int partitions(TopicSettings topic) {
    return topic.partitions() == 0 ? partitions : topic.partitions();
  }

  /**
   * A topic is created in the controller and becomes known to brokers a moment later; a job that
   * asks in between fails.
   */
  private void awaitSeen(String topic) {
    long patience = System.nanoTime() + SEEN_WITHIN.toNanos();
    while (true) {
      try {
        KafkaAnswer.to(admin.describeTopics(Set.of(topic)).allTopicNames());
        return;
      } catch (UnknownTopicOrPartitionException notYet) {
        if (System.nanoTime() > patience) {
          throw notYet;
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  /** With three copies a write must reach two, or the death of one broker could lose it. */
  private Map<String, String> withQuorum(Map<String, String> configs) {
    Map<String, String> all = new HashMap<>(configs);
    if (replicas >= 3) {
      all.put("min.insync.replicas", "2");
    }
    return all;
  }

  private Outcome compare(TopicSettings topic, boolean repair) {
    TopicDescription found =
        KafkaAnswer.to(admin.describeTopics(Set.of(topic.name())).allTopicNames())
            .get(topic.name());
    Map<String, String> wrong = wrongConfigs(admin, topic);
    int partitionsFound = found.partitions().size();
    int copies = found.partitions().get(0).replicas().size();

    List<String> differences = new ArrayList<>();
    boolean repairable = true;
    if (partitionsFound != partitions(topic)) {
      differences.add("partitions: " + partitionsFound + ", not " + partitions(topic));
      repairable = partitionsFound < partitions(topic);
    }
    if (replicas != 0 && replicas != copies) {
      differences.add("replicas: " + copies + ", not " + replicas);
      repairable = false;
    }
    differences.addAll(told(topic, wrong));
    if (differences.isEmpty()) {
      return new Outcome(topic.name(), State.PRESENT, differences);
    }
    if (repair) {
      repair(topic, wrong.keySet(), partitionsFound);
    }
    return new Outcome(
        topic.name(), repair && repairable ? State.REPAIRED : State.DIFFERS, differences);
  }

  /** How the settings of a topic that is there differ, "setting: found, not wanted". */
  static List<String> differences(Admin admin, TopicSettings topic) {
    return told(topic, wrongConfigs(admin, topic));
  }

  private static List<String> told(TopicSettings topic, Map<String, String> wrong) {
    return wrong.entrySet().stream()
        .map(
            each ->
                each.getKey()
                    + ": "
                    + each.getValue()
                    + ", not "
                    + topic.configs().get(each.getKey()))
        .toList();
  }

  private static Map<String, String> wrongConfigs(Admin admin, TopicSettings topic) {
    ConfigResource resource = resource(topic);
    Config found = KafkaAnswer.to(admin.describeConfigs(List.of(resource)).all()).get(resource);
    Map<String, String> wrong = new TreeMap<>();
    topic
        .configs()
        .forEach(
            (name, value) -> {
              String current = found.get(name).value();
              if (!value.equals(current)) {
                wrong.put(name, current);
              }
            });
    return wrong;
  }

  private void repair(TopicSettings topic, Set<String> names, int partitionsFound) {
    List<AlterConfigOp> changes =
        names.stream()
            .map(name -> new ConfigEntry(name, topic.configs().get(name)))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    if (!changes.isEmpty()) {
      KafkaAnswer.to(admin.incrementalAlterConfigs(Map.of(resource(topic), changes)).all());
    }
    if (partitionsFound < partitions(topic)) {
      KafkaAnswer.to(
          admin
              .createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(partitions(topic))))
              .all());
    }
  }

  private static ConfigResource resource(TopicSettings topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }
}
