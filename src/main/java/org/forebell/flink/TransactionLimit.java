package org.forebell.flink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;

/** How long the brokers let a transaction stay open; no sink that wants longer can begin one. */
public final class TransactionLimit {
  public static final String NAME = "transaction.max.timeout.ms";

  private TransactionLimit() {}

  /**
   * What is wrong with a transaction timeout, and what to do; empty when brokers take it.
   *
   * @param wantedMs milliseconds
   * @throws org.apache.kafka.common.errors.AuthorizationException when the brokers do not let us
   *     read their limit, which takes DescribeConfigs on the cluster
   * @throws org.apache.kafka.common.KafkaException when they do not answer
   */
  public static Optional<String> problem(Admin admin, long wantedMs) {
    long allowed = allowedMs(admin);
    return wantedMs <= allowed
        ? Optional.empty()
        : Optional.of(
            "transaction.timeout.ms is %d, more than the %d of the brokers' %s: no transaction would begin. Set %s to %d or more on every broker, or ask for less."
                .formatted(wantedMs, allowed, NAME, NAME, wantedMs));
  }

  /**
   * The least that any broker allows, milliseconds.
   *
   * @throws org.apache.kafka.common.errors.AuthorizationException likewise
   */
  public static long allowedMs(Admin admin) {
    List<ConfigResource> brokers =
        KafkaAnswer.to(admin.describeCluster().nodes()).stream()
            .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
            .toList();
    Map<ConfigResource, Config> told = KafkaAnswer.to(admin.describeConfigs(brokers).all());
    return told.values().stream()
        .mapToLong(config -> Long.parseLong(config.get(NAME).value()))
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
