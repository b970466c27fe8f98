package org.forebell.flink.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.TopicPartition;

/**
 * A record as it was put into a topic. In files it is a line of JSON, its value as text where it is
 * UTF-8 and else in base64.
 *
 * @param at its time in the topic, epoch milliseconds
 */
record SentRecord(String topic, int partition, long at, byte[] value) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static void write(List<SentRecord> records, Path file) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      for (SentRecord record : records) {
        out.write(record.line());
        out.write('\n');
      }
    }
  }

  static List<SentRecord> read(Path file) throws IOException {
    List<SentRecord> records = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        records.add(of(JSON.readTree(line)));
      }
    }
    return records;
  }

  TopicPartition place() {
    return new TopicPartition(topic, partition);
  }

  /** The record as a line of an export that keeps its very bytes and where it stood. */
  String exported(long offset) {
    return JSON.createObjectNode()
        .put("raw", value)
        .put("topic", topic)
        .put("partition", partition)
        .put("offset", offset)
        .put("knownAt", Instant.ofEpochMilli(at).toString())
        .toString();
  }

  private String line() {
    ObjectNode line = head();
    try {
      line.put(
          "value", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
    } catch (CharacterCodingException notUtf8) {
      line.put("raw", value);
    }
    return line.toString();
  }

  private ObjectNode head() {
    return JSON.createObjectNode()
        .put("topic", topic)
        .put("partition", partition)
        .put("at", Instant.ofEpochMilli(at).toString());
  }

  private static SentRecord of(JsonNode line) throws IOException {
    return new SentRecord(
        line.get("topic").asText(),
        line.get("partition").asInt(),
        Instant.parse(line.get("at").asText()).toEpochMilli(),
        line.has("raw")
            ? line.get("raw").binaryValue()
            : line.get("value").asText().getBytes(StandardCharsets.UTF_8));
  }
}
