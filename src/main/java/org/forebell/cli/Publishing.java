package org.forebell.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.forebell.flink.EscalationSettings;
import org.forebell.flink.PolicyTopic;
import org.forebell.flink.TopicExport;
import org.forebell.policy.Notice;
import org.forebell.policy.NoticeParser;
import org.forebell.policy.PolicyBook;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands about policies share: the topic, and what follows from it so far. */
final class Publishing {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private BrokerOptions brokers;

  @Option(
      names = "--shipped-policy",
      paramLabel = "F",
      description = "the policy that the job was submitted with, where it is not the shipped one")
  private String policy;

  @Option(
      names = "--shipped-model",
      paramLabel = "F",
      description = "the model that the job was submitted with, where it is not the shipped one")
  private String model;

  /** A notice that was taken, with its record. */
  record Taken(long at, Notice notice, JsonNode record) {}

  /**
   * What was published so far.
   *
   * @param taken in its order, without what the job rejected
   * @param heard the newest time that the topic tells, heartbeats included, epoch milliseconds
   */
  record Published(EscalationSettings settings, PolicyBook book, List<Taken> taken, long heard) {

    NoticeParser parser() {
      return new NoticeParser(settings.readModel());
    }
  }

  /** What the topic has. */
  Published read() throws IOException {
    return read(kept());
  }

  /** What follows from records of the topic, in its order. */
  Published read(List<PolicyTopic.Kept> kept) throws IOException {
    EscalationSettings settings = Defaults.settings(policy, model, null);
    PolicyBook book = new PolicyBook(settings.readPublished());
    NoticeParser parser = new NoticeParser(settings.readModel());
    List<Taken> taken = new ArrayList<>();
    for (PolicyTopic.Kept each : kept) {
      Notice notice = parser.read(each.json()).notice();
      if (notice != null
          && !(notice instanceof Notice.Beat)
          && book.refusal(notice, each.knownAt()) == null) {
        book.add(notice, each.knownAt());
        taken.add(new Taken(each.knownAt(), notice, JSON.readTree(each.json())));
      }
    }
    long heard = kept.stream().mapToLong(PolicyTopic.Kept::knownAt).max().orElse(Long.MIN_VALUE);
    return new Published(settings, book, taken, heard);
  }

  private List<PolicyTopic.Kept> kept() {
    try {
      return new PolicyTopic(brokers.client()).read();
    } catch (KafkaException e) {
      throw brokers.explained(e);
    }
  }

  /** Other topics, as an export writes them. */
  byte[] export(List<String> topics) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    try (TopicExport export = TopicExport.of(brokers.client())) {
      export.write(topics, lines, count -> {});
      return lines.toByteArray();
    } catch (KafkaException e) {
      throw brokers.explained(e);
    }
  }

  /** A record of some kind, with who answers for it and why. */
  static ObjectNode record(String kind, String by, String reason) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", kind)
        .put("by", by)
        .put("reason", reason);
  }

  /** Publishes a record that the job will take; refuses any other, as the job would. */
  void publish(String key, ObjectNode record, long now) throws IOException {
    byte[] json = record.toString().getBytes(StandardCharsets.UTF_8);
    Published published = read();
    NoticeParser.Read read = published.parser().read(json);
    String refusal =
        read.notice() == null
            ? read.refused().detail()
            : published.book().refusal(read.notice(), now);
    if (refusal != null) {
      throw new CannotBegin(refusal);
    }
    try {
      new PolicyTopic(brokers.client()).publish(key, json);
    } catch (KafkaException e) {
      throw brokers.explained(e);
    }
  }
}
