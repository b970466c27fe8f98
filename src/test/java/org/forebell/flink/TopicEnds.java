package org.forebell.flink;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Looks at a broker from outside: what readers see, and what open transactions keep from them. */
final class TopicEnds {
  private final Map<String, Object> client;
  private final Admin admin;

  /**
   * @param client settings of clients, who may read and describe
   */
  TopicEnds(Map<String, Object> client, Admin admin) {
    this.client = client;
    this.admin = admin;
  }

  /** Every record that a reader of committed records sees now. */
  List<String> committed(String topic) {
    return CommittedRecords.of(client, topic);
  }

  /** How many offsets of a topic, marks included, readers of committed records must wait for. */
  long heldBack(String topic) {
    return end(topic, IsolationLevel.READ_UNCOMMITTED) - end(topic, IsolationLevel.READ_COMMITTED);
  }

  /** How many offsets a topic has that are no more held back, marks included. */
  long readable(String topic) {
    return end(topic, IsolationLevel.READ_COMMITTED);
  }

  private long end(String topic, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> asked =
        KafkaAnswer.to(admin.describeTopics(List.of(topic)).allTopicNames())
            .get(topic)
            .partitions()
            .stream()
            .collect(
                Collectors.toMap(
                    each -> new TopicPartition(topic, each.partition()),
                    each -> OffsetSpec.latest()));
    return KafkaAnswer.to(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all())
        .values()
        .stream()
        .mapToLong(each -> each.offset())
        .sum();
  }

  /**
   * The transactions that have written and not yet ended, of ids with this beginning: when each
   * began, by its id. A job that comes back takes the same ids again.
   */
  Map<String, Long> open(String prefix) {
    Map<String, Long> open = new TreeMap<>();
    described(prefix)
        .forEach((id, each) -> each.transactionStartTimeMs().ifPresent(at -> open.put(id, at)));
    return open;
  }

  private Map<String, TransactionDescription> described(String prefix) {
    ListTransactionsOptions ongoing =
        new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING));
    List<String> ids =
        KafkaAnswer.to(admin.listTransactions(ongoing).all()).stream()
            .map(TransactionListing::transactionalId)
            .filter(id -> id.startsWith(prefix))
            .toList();
    return KafkaAnswer.to(admin.describeTransactions(ids).all());
  }

  /** How many partitions of a topic the open transactions with this beginning have written to. */
  long written(String prefix, String topic) {
    return described(prefix).values().stream()
        .flatMap(each -> each.topicPartitions().stream())
        .filter(each -> each.topic().equals(topic))
        .distinct()
        .count();
  }
}
