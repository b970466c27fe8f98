package org.forebell.fault;

import static org.awaitility.Awaitility.await;

import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.forebell.flink.KafkaAnswer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Brokers die. */
@Order(3)
@ExtendWith(Stands.class)
class BrokerFaults {

  @Test
  @Order(1)
  void theOnlyOneKilledAndBack() throws Exception {
    new Fault("broker-killed-and-back", 1, 16, Ground.brisk())
        .struckBy(
            run -> {
              // Anywhere between two checkpoints.
              run.load().awaitHours(1 + run.random().nextInt(10));
              run.struck();
              run.range().machines().kill("kafka-1");
              run.range().startBroker(1);
            });
  }

  @Test
  @Order(9)
  void oneOfThreeGone() throws Exception {
    new Fault("broker-of-three-gone", 0, 8, Ground.brisk().withBrokers(3))
        .struckBy(
            run -> {
              int victim = 1 + run.number() % 3;
              run.struck();
              run.range().machines().kill("kafka-" + victim);
              run.awaitNews();
              run.range().view().awaitCheckpoint();
              run.range().startBroker(victim);
              awaitAllCopies(run.range(), 3);
            });
  }

  /** With one broker missing still, the death of another would stop all writes. */
  private static void awaitAllCopies(Range range, int copies) {
    try (Admin admin = range.admin()) {
      Set<String> topics =
          KafkaAnswer.to(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
      await()
          .ignoreExceptions()
          .until(
              () ->
                  KafkaAnswer.to(admin.describeTopics(topics).allTopicNames()).values().stream()
                      .flatMap(topic -> topic.partitions().stream())
                      .allMatch(each -> each.isr().size() == copies));
    }
  }
}
