package org.forebell.flink.submit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.util.TimeUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.forebell.flink.KafkaAnswer;
import org.forebell.flink.TopicLook;
import org.forebell.flink.TopicSettings;
import org.forebell.flink.Topics;
import org.forebell.flink.TransactionLimit;
import org.forebell.settings.Nearest;

/** What the brokers say about a job before it is sent. */
final class BrokerChecks implements AutoCloseable {
  private static final String LIMIT = TransactionLimit.NAME;

  private final JobFile job;
  private final Admin admin;

  private BrokerChecks(JobFile job, Admin admin) {
    this.job = job;
    this.admin = admin;
  }

  /**
   * Gets ready to ask.
   *
   * @param settings of Kafka's clients, the job's own
   * @throws KafkaException when Kafka does not take the settings
   */
  static BrokerChecks of(JobFile job, Properties settings) {
    Properties client = new Properties();
    client.setProperty("default.api.timeout.ms", "10000");
    client.setProperty("request.timeout.ms", "8000");
    client.putAll(settings);
    client.setProperty("bootstrap.servers", job.kafka().bootstrap());
    return new BrokerChecks(job, Admin.create(client));
  }

  /** What is wrong with the topics, each with what to do. */
  List<String> topics() {
    List<TopicSettings> used =
        Topics.all(job.topics().stamps()).stream()
            .filter(topic -> used().contains(topic.name()))
            .toList();
    List<String> problems = new ArrayList<>(unknown(used));
    for (TopicLook.Seen seen : new TopicLook(admin).at(used)) {
      if (seen.partitions() == 0) {
        problems.add("Topic " + seen.topic() + " is missing. Make it: ./forebell topics.");
      } else if (!seen.differences().isEmpty()) {
        problems.add(
            "Topic "
                + seen.topic()
                + " is kept wrongly ("
                + String.join("; ", seen.differences())
                + "). Set it right: ./forebell topics --repair"
                + stamps()
                + ".");
      }
      if (seen.partitions() > 0
          && isShared(seen.topic())
          && seen.partitions() < job.parallelism()) {
        problems.add(tooFew(seen));
      }
    }
    return problems;
  }

  private String stamps() {
    return switch (job.topics().stamps()) {
      case BROKER -> "";
      case SENDER -> " --stamps SENDER";
    };
  }

  private boolean isShared(String topic) {
    return Topics.REPORTS.contains(topic) && job.topics().reads().contains(topic);
  }

  private String tooFew(TopicLook.Seen seen) {
    return "Topic "
        + seen.topic()
        + " has "
        + seen.partitions()
        + " partitions, fewer than the parallelism "
        + job.parallelism()
        + ": a source without a partition would hold time back. Take --parallelism "
        + seen.partitions()
        + ", or more partitions: ./forebell topics --partitions "
        + job.parallelism()
        + " --repair.";
  }

  private Set<String> used() {
    return Stream.concat(job.topics().reads().stream(), job.topics().writes().keySet().stream())
        .collect(Collectors.toSet());
  }

  private List<String> unknown(List<TopicSettings> known) {
    Set<String> unknown = new HashSet<>(used());
    known.forEach(topic -> unknown.remove(topic.name()));
    Set<String> all =
        Topics.all(job.topics().stamps()).stream()
            .map(TopicSettings::name)
            .collect(Collectors.toSet());
    return unknown.stream()
        .sorted()
        .map(topic -> "Topic " + topic + " is none of Forebell's. " + Nearest.advice(topic, all))
        .toList();
  }

  /** Whether brokers let a transaction stay open as long as the job wants. */
  List<String> transactions(Collection<String> notes) {
    if (!job.topics().inTransactions()) {
      return List.of();
    }
    long wanted = job.kafka().transactionTimeout().toMillis();
    try {
      long allowed = TransactionLimit.allowedMs(admin);
      return wanted <= allowed
          ? List.of()
          : List.of(
              "kafka.transactionTimeout is "
                  + TimeUtils.formatWithHighestUnit(job.kafka().transactionTimeout())
                  + ", longer than the "
                  + allowed
                  + " ms of the brokers' "
                  + LIMIT
                  + ": no transaction would begin. Set "
                  + LIMIT
                  + " to "
                  + wanted
                  + " or more on every broker, or shorten it in job.yaml.");
    } catch (AuthorizationException e) {
      notes.add(
          "The brokers do not let us read "
              + LIMIT
              + " (it takes DescribeConfigs on the cluster): check that it is at least "
              + wanted
              + ".");
      return List.of();
    }
  }

  /** Whether the job's consumer group stands somewhere: then it ran before. */
  boolean hasRead() {
    try {
      return !KafkaAnswer.to(
              admin.listConsumerGroupOffsets(job.kafka().group()).partitionsToOffsetAndMetadata())
          .isEmpty();
    } catch (GroupIdNotFoundException never) {
      return false;
    }
  }

  /** Lets the consumer group begin at the start of its topics. */
  void forgetGroup() {
    try {
      KafkaAnswer.to(admin.deleteConsumerGroups(List.of(job.kafka().group())).all());
    } catch (GroupIdNotFoundException never) {
      return;
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
