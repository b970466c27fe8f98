package org.forebell.flink;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings of the {@link EmbeddedBroker}: one node, quick to start, small in memory, and as strict
 * as a real cluster where it matters (topics are made by {@link Topics}, not by whoever writes).
 */
final class EmbeddedBrokerConfig {
  private EmbeddedBrokerConfig() {}

  static Map<String, String> of(int node, String host, Path folder, BoundSockets sockets) {
    Map<String, String> config = new HashMap<>();
    config.putAll(oneNode(node, host, folder, sockets));
    config.putAll(internalTopics());
    config.putAll(small());
    return config;
  }

  private static Map<String, String> oneNode(
      int node, String host, Path folder, BoundSockets sockets) {
    String broker = BoundSockets.BROKER;
    String controller = BoundSockets.CONTROLLER;
    String atController = host + ":" + sockets.controllerPort();
    String atBroker = broker + "://" + host + ":" + sockets.brokerPort();
    return Map.of(
        "node.id",
        Integer.toString(node),
        "process.roles",
        "broker,controller",
        "controller.listener.names",
        controller,
        "controller.quorum.voters",
        node + "@" + atController,
        "listeners",
        atBroker + "," + controller + "://" + atController,
        "advertised.listeners",
        atBroker,
        "inter.broker.listener.name",
        broker,
        "listener.security.protocol.map",
        broker + ":PLAINTEXT," + controller + ":PLAINTEXT",
        "log.dirs",
        folder.toString());
  }

  private static Map<String, String> internalTopics() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "4",
        "transaction.max.timeout.ms", Long.toString(Topics.TRANSACTION_TIMEOUT.toMillis()),
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1");
  }

  private static Map<String, String> small() {
    return Map.of(
        "auto.create.topics.enable", "false",
        "default.replication.factor", "1",
        "group.initial.rebalance.delay.ms", "0",
        "num.network.threads", "2",
        "num.io.threads", "4",
        "log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20),
        "log.index.size.max.bytes", Integer.toString(1 << 20));
  }
}
