package org.forebell.report;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.OutputFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the shipped schema says of a record, with other tools than the parser's; and beside it, one
 * by one and computed anew, the rules that a schema cannot express.
 */
final class ContractOracle {

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final JsonSchema schema = ShippedSchema.compiled("report");
  private final ObjectMapper reader = reader(false);
  private final ObjectMapper strictReader = reader(true);

  /** What is to become of a record. */
  record Verdict(boolean document, boolean valid, Set<Reason> beyondSchema) {
    boolean accepts() {
      return document && valid && beyondSchema.isEmpty();
    }
  }

  /** The validator stumbles over 1e999 where a code is due; a large number is as wrong anywhere. */
  private static final class FiniteNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public NumericNode numberNode(double value) {
      double most = Double.MAX_VALUE;
      return super.numberNode(Math.max(-most, Math.min(most, value)));
    }
  }

  private static ObjectMapper reader(boolean noDuplicates) {
    JsonFactoryBuilder factory = new JsonFactoryBuilder();
    factory.streamReadConstraints(
        StreamReadConstraints.builder()
            .maxNestingDepth(100_000)
            .maxNumberLength(1_000_000)
            .maxNameLength(1_000_000)
            .build());
    factory.configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, noDuplicates);
    return new ObjectMapper(factory.build())
        .setNodeFactory(new FiniteNumbers())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  Verdict of(byte[] bytes, long knownAt) {
    Set<Reason> beyond = EnumSet.noneOf(Reason.class);
    if (bytes.length > 64 * 1024) {
      beyond.add(Reason.TOO_LONG);
    }
    String text = decode(bytes);
    if (text == null) {
      return new Verdict(false, false, beyond);
    }
    JsonNode tree = tree(text, beyond);
    if (tree == null) {
      return new Verdict(false, false, beyond);
    }
    // The validator recurses into values, and would overflow where the nesting is thousands deep.
    boolean valid =
        !beyond.contains(Reason.NESTED_TOO_DEEP) && schema.validate(tree, OutputFormat.BOOLEAN);
    if (valid) {
      addTimes(tree, knownAt, beyond);
      if (tree.path("kind").asText().equals("retraction")
          && tree.path("id").equals(tree.path("of"))) {
        beyond.add(Reason.SELF_RETRACTION);
      }
    }
    return new Verdict(true, valid, beyond);
  }

  private static String decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? null : text;
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  private JsonNode tree(String text, Set<Reason> beyond) {
    try {
      return tree(strictReader, text, beyond);
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).startsWith("Duplicate field")) {
        return null;
      }
    }
    beyond.add(Reason.DUPLICATE_KEY);
    try {
      return tree(reader, text, beyond);
    } catch (IOException notJson) {
      return null;
    }
  }

  private JsonNode tree(ObjectMapper how, String text, Set<Reason> beyond) throws IOException {
    JsonNode tree = how.readTree(text);
    if (text.chars().filter(c -> c == '{' || c == '[').count() > 16 && depth(text) > 16) {
      beyond.add(Reason.NESTED_TOO_DEEP);
    }
    return tree.isMissingNode() ? null : tree;
  }

  private int depth(String text) throws IOException {
    int depth = 0;
    int deepest = 0;
    try (JsonParser tokens = reader.createParser(text)) {
      for (JsonToken each = tokens.nextToken(); each != null; each = tokens.nextToken()) {
        depth += each.isStructStart() ? 1 : each.isStructEnd() ? -1 : 0;
        deepest = Math.max(deepest, depth);
      }
    }
    return deepest;
  }

  private static void addTimes(JsonNode tree, long given, Set<Reason> beyond) {
    boolean told = !tree.path("kind").asText().matches("nothing_to_report|retraction|heartbeat");
    Instant occurred = told ? time(tree, "occurredAt", beyond) : null;
    Instant reported = time(tree, "reportedAt", beyond);
    Instant recorded = time(tree, "knownAt", beyond);
    if (tree.path("kind").asText().equals("access")) {
      time(tree, "until", beyond);
    }
    Instant known = recorded != null ? recorded : reported;
    if (given != ReportParser.KNOWN_FROM_RECORD) {
      known = Instant.ofEpochMilli(given);
    }
    if (known == null) {
      beyond.add(Reason.MISSING_TIME);
      return;
    }
    Instant horizon = known.plusSeconds(24 * 3600);
    if ((occurred != null && occurred.isAfter(horizon))
        || (reported != null && reported.isAfter(horizon))) {
      beyond.add(Reason.FUTURE_TIME);
    }
  }

  private static Instant time(JsonNode tree, String field, Set<Reason> beyond) {
    if (!tree.path(field).isTextual()) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(tree.get(field).textValue()).toInstant();
      Instant kept = Instant.ofEpochMilli(time.toEpochMilli());
      if (kept.isBefore(EARLIEST) || kept.isAfter(LATEST)) {
        beyond.add(Reason.ABSURD_TIME);
      }
      return kept;
    } catch (DateTimeException e) {
      throw new AssertionError("the schema let a time pass that java.time does not", e);
    }
  }
}
