package org.forebell.flink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, before a job starts, at what would else make it fail and restart without end. What the
 * brokers do not tell, or who does not answer, stops nothing: a job must come up again in an
 * outage.
 */
final class StartChecks {
  private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);

  private final Needs needs;
  private final Admin admin;
  private final String who;
  private final List<String> problems = new ArrayList<>();

  /**
   * What a job needs of the brokers.
   *
   * @param group of the consumer, and prefix of the transactional ids
   * @param kafka settings for all clients
   * @param transactionTimeoutMs how long its transactions may stay open; 0 where it has none
   */
  record Needs(
      String bootstrap,
      String group,
      Properties kafka,
      List<String> reads,
      List<String> writes,
      long transactionTimeoutMs) {}

  private StartChecks(Needs needs, Admin admin) {
    this.needs = needs;
    this.admin = admin;
    this.who = ClientSettings.principal(needs.kafka());
  }

  /**
   * Looks.
   *
   * @throws IllegalArgumentException with all that would keep the job from working, and what to do
   */
  static void pass(Needs needs) {
    List<String> notHere = ClientSettings.problems(needs.kafka());
    if (!notHere.isEmpty()) {
      LOG.warn("The brokers were not asked before the start: {}", String.join(" ", notHere));
      return;
    }
    try (Admin admin = Admin.create(client(needs))) {
      List<String> problems = new StartChecks(needs, admin).problems();
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(String.join("\n", problems));
      }
    } catch (AuthenticationException e) {
      throw new IllegalArgumentException(
          "The brokers do not let us in: "
              + e.getMessage()
              + ". Check the file of --properties and the secrets it refers to.",
          e);
    } catch (KafkaException e) {
      LOG.warn("The brokers at {} were not asked before the start", needs.bootstrap(), e);
    }
  }

  private static Map<String, Object> client(Needs needs) {
    Map<String, Object> client = new HashMap<>();
    needs.kafka().forEach((name, value) -> client.put((String) name, value));
    client.put("bootstrap.servers", needs.bootstrap());
    client.put("default.api.timeout.ms", 8_000);
    client.put("request.timeout.ms", 4_000);
    return client;
  }

  private List<String> problems() {
    needs.reads().forEach(topic -> topic(topic, AclOperation.READ));
    needs.writes().forEach(topic -> topic(topic, AclOperation.WRITE));
    group();
    if (needs.transactionTimeoutMs() > 0) {
      transactions();
      limit();
    }
    return problems;
  }

  private void topic(String name, AclOperation needed) {
    try {
      TopicDescription topic =
          KafkaAnswer.to(
                  admin
                      .describeTopics(
                          Set.of(name),
                          new DescribeTopicsOptions().includeAuthorizedOperations(true))
                      .allTopicNames())
              .get(name);
      Set<AclOperation> allowed = topic.authorizedOperations();
      if (allowed != null && !allowed.contains(needed)) {
        forbidden(needed, "topic " + name);
      }
    } catch (UnknownTopicOrPartitionException e) {
      LOG.warn("Topic {} is missing; the job waits for it. Make it: forebell topics.", name);
    } catch (AuthorizationException e) {
      forbidden(needed, "topic " + name);
    }
  }

  private void group() {
    try {
      KafkaAnswer.to(admin.listConsumerGroupOffsets(needs.group()).partitionsToOffsetAndMetadata());
    } catch (AuthorizationException e) {
      forbidden(AclOperation.READ, "group " + needs.group());
    } catch (GroupIdNotFoundException e) {
      LOG.debug("Group {} has not read yet", needs.group());
    }
  }

  private void transactions() {
    String id = needs.group() + "-any";
    try {
      KafkaAnswer.to(admin.describeTransactions(Set.of(id)).description(id));
    } catch (AuthorizationException e) {
      forbidden(AclOperation.WRITE, "transactional_id " + needs.group() + "-*");
    } catch (KafkaException noneOfThatName) {
      LOG.debug("{}", noneOfThatName.getMessage());
    }
  }

  private void limit() {
    try {
      TransactionLimit.problem(admin, needs.transactionTimeoutMs()).ifPresent(problems::add);
    } catch (AuthorizationException e) {
      LOG.warn(
          "The brokers do not let {} read transaction.max.timeout.ms (it takes describe_configs on"
              + " cluster kafka-cluster): check that it is at least {}.",
          who,
          needs.transactionTimeoutMs());
    }
  }

  private void forbidden(AclOperation needed, String what) {
    problems.add(Rights.missing(who, needed, what));
  }
}
