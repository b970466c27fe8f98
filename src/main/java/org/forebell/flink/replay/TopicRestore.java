package org.forebell.flink.replay;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.forebell.flink.KafkaAnswer;
import org.forebell.flink.RawRecord;
import org.forebell.flink.Topics;
import org.forebell.report.Accepted;
import org.forebell.report.Heartbeat;
import org.forebell.report.ReportParser;

/**
 * Writes what was exported back to topics: each record with the very time at which it became known,
 * in that order, so that a job on them decides what the one before decided.
 *
 * <p>The topics must be empty and take times from the sender. A heartbeat of today would make all
 * that is restored late, so no clock may have begun; heartbeats of the files are left out.
 */
public final class TopicRestore implements AutoCloseable {

  private static final Pattern KNOWN_AT = Pattern.compile(",?\"knownAt\":\"[^\"]*\"}$");
  private static final Pattern AREA = Pattern.compile("\"area\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern KIND = Pattern.compile("\"kind\":\"access\"");

  private final Map<String, Object> kafka;
  private final ReportParser parser = new ReportParser();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final KafkaProducer<byte[], byte[]> producer;

  private TopicRestore(Map<String, Object> kafka) {
    this.kafka = kafka;
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("acks", "all");
    config.put("enable.idempotence", true);
    config.put("linger.ms", 20);
    config.put("max.request.size", Topics.REPORT_BYTES);
    ByteArraySerializer bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(config, bytes, bytes);
  }

  /**
   * To these brokers.
   *
   * @param kafka settings of a client: {@code bootstrap.servers}, security
   */
  public static TopicRestore to(Map<String, Object> kafka) {
    return new TopicRestore(kafka);
  }

  /**
   * What keeps a restore from giving what was, each with what to do; nothing where all is well.
   *
   * @throws KafkaException when the brokers do not answer, or a topic is missing
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    try (Admin admin = Admin.create(kafka)) {
      for (String topic : Topics.READ) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        String type =
            KafkaAnswer.to(admin.describeConfigs(List.of(resource)).all())
                .get(resource)
                .get("message.timestamp.type")
                .value();
        if (!type.equals("CreateTime")) {
          problems.add(
              topic
                  + " would stamp records with the time of today. forebell topics --stamps SENDER"
                  + " --repair lets it keep theirs.");
        }
        if (isUsed(admin, topic)) {
          problems.add(
              topic
                  + " is not empty. Restore into fresh topics, before any clock was started:"
                  + " time would have passed what is restored.");
        }
      }
    }
    return problems;
  }

  private static boolean isUsed(Admin admin, String topic) {
    int partitions =
        KafkaAnswer.to(admin.describeTopics(List.of(topic)).allTopicNames())
            .get(topic)
            .partitions()
            .size();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int i = 0; i < partitions; i++) {
      ends.put(new TopicPartition(topic, i), OffsetSpec.latest());
    }
    return KafkaAnswer.to(admin.listOffsets(ends).all()).values().stream()
        .anyMatch(end -> end.offset() > 0);
  }

  /**
   * Writes the files.
   *
   * @param progress is told of records written
   * @return how many
   * @throws KafkaException when the brokers do not take them all
   */
  public long write(List<Path> reports, List<Path> policies, LongConsumer progress)
      throws IOException {
    FileIndex index =
        FileIndex.of(reports, policies, parser, Long.MAX_VALUE, Long.MAX_VALUE, bytes -> {});
    List<RandomAccessFile> open = new ArrayList<>();
    long written = 0;
    try {
      for (Path each : index.files()) {
        open.add(new RandomAccessFile(each.toFile(), "r"));
      }
      for (int line = 0; line < index.size() && failure.get() == null; line++) {
        byte[] bytes = new byte[index.length(line)];
        RandomAccessFile file = open.get(index.file(line));
        file.seek(index.position(line));
        file.readFully(bytes);
        ProducerRecord<byte[], byte[]> record =
            record(bytes, index.knownAt(line), index.isOfPolicies(index.file(line)));
        if (record != null) {
          var unused = producer.send(record, (metadata, failed) -> note(failed));
          progress.accept(++written);
        }
      }
      producer.flush();
    } finally {
      for (RandomAccessFile each : open) {
        each.close();
      }
    }
    if (failure.get() != null) {
      throw new KafkaException("the brokers did not take all records", failure.get());
    }
    return written;
  }

  private void note(Exception failed) {
    if (failed != null) {
      failure.compareAndSet(null, failed);
    }
  }

  /** Null for a heartbeat. */
  private ProducerRecord<byte[], byte[]> record(byte[] line, long knownAt, boolean ofPolicies) {
    String topic = ofPolicies ? Topics.POLICY : Topics.INCIDENT_REPORTS;
    RawRecord lifted = Wrapped.unwrap(new RawRecord(topic, 0, 0, knownAt, line));
    if (lifted.value() != line) {
      // Compaction keeps one record a key, and each of what was published has one of its own.
      byte[] key = ofPolicies ? utf8("restored-" + lifted.offset()) : null;
      Integer partition = ofPolicies ? 0 : null;
      return new ProducerRecord<>(lifted.topic(), partition, knownAt, key, lifted.value());
    }
    String text = new String(line, StandardCharsets.UTF_8);
    if (ofPolicies
        || (parser.parse(line, 0, line.length, FileIndex.NO_TIME) instanceof Accepted accepted
            && accepted.report() instanceof Heartbeat)) {
      return null;
    }
    Matcher area = AREA.matcher(text);
    return new ProducerRecord<>(
        KIND.matcher(text).find() ? Topics.ACCESS_REPORTS : Topics.INCIDENT_REPORTS,
        null,
        knownAt,
        area.find() ? utf8(area.group(1)) : null,
        utf8(KNOWN_AT.matcher(text).replaceFirst("}")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
