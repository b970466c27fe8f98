package org.forebell.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.forebell.bulletin.Gathered;
import org.forebell.bulletin.Gathered.Topic;
import org.forebell.flink.Offsets;
import org.forebell.flink.TopicReading;
import org.forebell.flink.Topics;
import org.forebell.report.RecordLines;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a bulletin reads: topics, or files of them; never a report. */
final class Published {

  private static final long DAY_MS = 86_400_000L;

  /** Eight weeks, a week more for what was said then, and some days for what came late. */
  private static final long LOOKED_BACK_MS = 60 * DAY_MS;

  private static final long REJECTED_MS = 9 * DAY_MS;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] WRAPPED =
      "{\"raw\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private static final Map<Topic, String> NAMES =
      new EnumMap<>(
          Map.of(
              Topic.ALERTS, Topics.ALERTS,
              Topic.ASSESSMENTS, Topics.ASSESSMENTS,
              Topic.REJECTED, Topics.REJECTED,
              Topic.DELIVERIES, Topics.DELIVERIES,
              Topic.ACKNOWLEDGEMENTS, Topics.ACKNOWLEDGEMENTS,
              Topic.OUTCOMES, Topics.OUTCOMES));

  @Mixin private BrokerOptions brokers;

  @Option(
      names = "--offsets",
      paramLabel = "STRING",
      description =
          "what to read of the topics, as the foot of a bulletin has it, to make it again")
  private String offsets;

  @ArgGroup(
      exclusive = false,
      heading = "%nInstead of the topics, NDJSON as export, replay and the demo write it:%n")
  private InFiles files;

  private static final class InFiles {

    @Option(names = "--alerts", required = true, arity = "1..*", paramLabel = "F")
    private List<Path> alerts;

    @Option(names = "--assessments", required = true, arity = "1..*", paramLabel = "F")
    private List<Path> assessments;

    @Option(names = "--rejected", arity = "1..*", paramLabel = "F")
    private List<Path> rejected;

    @Option(names = "--deliveries", arity = "1..*", paramLabel = "F")
    private List<Path> deliveries;

    @Option(names = "--acknowledgements", arity = "1..*", paramLabel = "F")
    private List<Path> acknowledgements;

    @Option(names = "--outcomes", arity = "1..*", paramLabel = "F")
    private List<Path> outcomes;

    private List<Path> of(Topic topic) {
      return switch (topic) {
        case ALERTS -> alerts;
        case ASSESSMENTS -> assessments;
        case REJECTED -> rejected;
        case DELIVERIES -> deliveries;
        case ACKNOWLEDGEMENTS -> acknowledgements;
        case OUTCOMES -> outcomes;
      };
    }
  }

  /** Gives all that is read to what gathers it; returns in words what that was. */
  String into(Gathered gathered) throws IOException {
    if (files == null) {
      return "--offsets '" + topics(gathered) + "'";
    }
    if (offsets != null) {
      throw new CannotBegin("--offsets are of topics; leave them out where files are read");
    }
    for (Topic each : Topic.values()) {
      if (files.of(each) != null) {
        gathered.reads(each);
        for (Path file : files.of(each)) {
          read(each, History.readable(file), gathered);
        }
      }
    }
    return new TreeSet<>(gathered.read())
        .stream()
            .map(each -> "--" + each.name().toLowerCase(Locale.ROOT) + " F")
            .collect(Collectors.joining(" "));
  }

  private Offsets topics(Gathered gathered) {
    Map<String, Topic> byName =
        NAMES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    byName.values().forEach(gathered::reads);
    TopicReading.Taker taker = (topic, value) -> gathered.take(byName.get(topic), value);
    try (TopicReading reading = TopicReading.of(brokers.client())) {
      if (offsets == null) {
        return reading.readSince(since(gathered.at()), taker);
      }
      Offsets again = again(byName);
      reading.readAgain(again, taker);
      return again;
    } catch (OffsetOutOfRangeException e) {
      throw new CannotBegin(
          "It cannot be made again from here: " + e.getMessage() + ". Use what export kept.", e);
    } catch (KafkaException e) {
      throw brokers.explained(e);
    }
  }

  private Offsets again(Map<String, Topic> byName) {
    try {
      Offsets again = Offsets.parse(offsets);
      if (!again.ranges().keySet().equals(byName.keySet())) {
        throw new IllegalArgumentException(
            "the topics are "
                + again.ranges().keySet()
                + ", not "
                + new TreeSet<>(byName.keySet()));
      }
      return again;
    } catch (IllegalArgumentException e) {
      throw new CannotBegin("--offsets: " + e.getMessage(), e);
    }
  }

  private static Map<String, Long> since(long at) {
    Map<String, Long> since = new TreeMap<>();
    NAMES.values().forEach(each -> since.put(each, Long.MIN_VALUE));
    since.put(Topics.ASSESSMENTS, at - LOOKED_BACK_MS);
    since.put(Topics.REJECTED, at - REJECTED_MS);
    return since;
  }

  private static void read(Topic topic, Path file, Gathered gathered) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      RecordLines.each(
          in,
          (number, bytes, length) -> gathered.take(topic, unwrapped(Arrays.copyOf(bytes, length))));
    }
  }

  /** An export keeps what has a knownAt of its own as its very bytes. */
  private static byte[] unwrapped(byte[] line) {
    boolean wrapped =
        line.length > WRAPPED.length
            && Arrays.equals(line, 0, WRAPPED.length, WRAPPED, 0, WRAPPED.length);
    if (!wrapped) {
      return line;
    }
    try {
      JsonNode raw = JSON.readTree(line).path("raw");
      return raw.isTextual() ? raw.binaryValue() : line;
    } catch (IOException e) {
      return line;
    }
  }
}
