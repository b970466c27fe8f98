package org.forebell.flink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.forebell.report.Accepted;
import org.forebell.report.ReportParser;

/**
 * One record of a topic as one line of JSON that tells when it became known.
 *
 * <p>A record that is a plain JSON object keeps its fields in their order, and its time in the
 * topic is added as {@code knownAt}. Any other (no JSON, not UTF-8, a field twice, too long, a
 * {@code knownAt} of the sender's own, nothing at all, no report by the contract) is wrapped with
 * its very bytes, so that a replay judges what the live job judged: {@code
 * {"raw":"<base64>","topic":…,"partition":…,"offset":…,"knownAt":…}}, with {@code null} for a
 * record without a value. Reusable, for one thread.
 */
public final class ExportLine {
  /** Kinds of line. */
  enum Kind {
    PLAIN,
    HEARTBEAT,
    RAW
  }

  /** A report may have 64 KiB, and what is added here must not push one over that. */
  private static final int LONGEST_PLAIN = 60 * 1024;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final ReportParser parser = new ReportParser();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);

  /** Takes a record; {@link #writeTo} then writes it. */
  Kind take(ConsumerRecord<byte[], byte[]> record) {
    String knownAt = Instant.ofEpochMilli(record.timestamp()).toString();
    try {
      line.reset();
      Kind kind = plain(record.value(), knownAt);
      if (kind != Kind.RAW && !isPlain(kind, record)) {
        kind = Kind.RAW;
      }
      if (kind == Kind.RAW) {
        line.reset();
        wrap(record, knownAt);
      }
      line.write('\n');
      return kind;
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
  }

  /** The line, with its end, of a record that was never in a topic. */
  public byte[] of(String topic, long offset, long knownAt, byte[] value) {
    take(
        new ConsumerRecord<>(
            topic,
            0,
            offset,
            knownAt,
            TimestampType.CREATE_TIME,
            0,
            0,
            null,
            value,
            new RecordHeaders(),
            Optional.empty()));
    return bytes();
  }

  /** The line with its end. */
  void writeTo(OutputStream out) throws IOException {
    line.writeTo(out);
  }

  byte[] bytes() {
    return line.toByteArray();
  }

  /**
   * What is turned away is evidence, and is kept with where it stood. What is published is judged
   * in its order only, so all of it is kept so.
   */
  private boolean isPlain(Kind kind, ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(Topics.POLICY)) {
      return kind == Kind.HEARTBEAT;
    }
    byte[] value = record.value();
    return !Topics.REPORTS.contains(record.topic())
        || parser.parse(value, 0, value.length, record.timestamp()) instanceof Accepted;
  }

  private Kind plain(byte[] value, String knownAt) throws IOException {
    if (value == null || value.length > LONGEST_PLAIN || !isUtf8(value)) {
      return Kind.RAW;
    }
    try (JsonParser in = JSON.createParser(value);
        JsonGenerator out = JSON.createGenerator(line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return Kind.RAW;
      }
      Kind kind = copyFields(in, out);
      if (kind == Kind.RAW) {
        return kind;
      }
      out.writeStringField("knownAt", knownAt);
      out.writeEndObject();
      return in.nextToken() == null ? kind : Kind.RAW;
    } catch (JsonProcessingException notPlain) {
      return Kind.RAW;
    }
  }

  private static Kind copyFields(JsonParser in, JsonGenerator out) throws IOException {
    Kind kind = Kind.PLAIN;
    out.writeStartObject();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals("knownAt")) {
        return Kind.RAW;
      }
      if (name.equals("kind") && "heartbeat".equals(in.getText())) {
        kind = Kind.HEARTBEAT;
      }
      out.writeFieldName(name);
      copyValue(in, out);
    }
    return kind;
  }

  /** Like {@code copyCurrentStructure}, but numbers keep the digits they came with. */
  private static void copyValue(JsonParser in, JsonGenerator out) throws IOException {
    int depth = 0;
    do {
      switch (in.currentToken()) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        default -> {}
      }
      if (in.currentToken().isNumeric()) {
        out.writeNumber(in.getText());
      } else {
        out.copyCurrentEvent(in);
      }
    } while (depth > 0 && in.nextToken() != null);
  }

  private void wrap(ConsumerRecord<byte[], byte[]> record, String knownAt) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeFieldName("raw");
      if (record.value() == null) {
        out.writeNull();
      } else {
        out.writeBinary(record.value());
      }
      out.writeStringField("topic", record.topic());
      out.writeNumberField("partition", record.partition());
      out.writeNumberField("offset", record.offset());
      out.writeStringField("knownAt", knownAt);
      out.writeEndObject();
    }
  }

  private static boolean isUtf8(byte[] value) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }
}
