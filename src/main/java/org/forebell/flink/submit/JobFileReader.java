package org.forebell.flink.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.forebell.flink.Stamps;
import org.forebell.settings.Section;
import org.forebell.settings.WrongSetting;

/** Reads a {@code job.yaml} to the letter: what it does not know, it refuses. */
public final class JobFileReader {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** Flink's own bound of key groups. */
  private static final int MOST_KEY_GROUPS = 32_768;

  /** A name is a folder, a consumer group and part of transactional ids. */
  private static final Predicate<String> NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?").asMatchPredicate();

  /** What people tune, of all jobs. */
  private static final Set<String> FILES =
      Set.of("policy", "model", "gazetteer", "routing", "channels", "posture", "inbound");

  private final Path home;

  private JobFileReader(Path home) {
    this.home = home;
  }

  /**
   * Reads a file.
   *
   * @param home where its relative paths begin
   * @throws Refused with file, line, key and what to do, when anything in it cannot work
   */
  public static JobFile read(Path file, Path home) {
    try {
      JobFileReader reader = new JobFileReader(home.toAbsolutePath().normalize());
      return reader.read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new Refused(file + ": cannot be read: " + e + ". Check the name.", e);
    } catch (WrongSetting e) {
      throw new Refused(e.getMessage() + " jobs/escalation/job.yaml shows how.", e);
    }
  }

  private JobFile read(String name, String text) {
    Section root =
        Section.read(
            name,
            text,
            Set.of(
                "name",
                "entryClass",
                "jar",
                "parallelism",
                "maxParallelism",
                "kafka",
                "topics",
                "checkpointing",
                "state",
                "restart",
                "files"));
    int maxParallelism = root.whole("maxParallelism", 1, MOST_KEY_GROUPS);
    JobFile.Checkpointing checkpointing = checkpointing(root);
    JobFile.TopicsUsed topics = topics(root);
    return new JobFile(
        name(root, "name"),
        root.text("entryClass"),
        path(root, "jar"),
        root.whole("parallelism", 1, maxParallelism),
        maxParallelism,
        kafka(root, checkpointing, topics),
        topics,
        checkpointing,
        state(root),
        restart(root),
        files(root));
  }

  private JobFile.Kafka kafka(
      Section root, JobFile.Checkpointing checkpointing, JobFile.TopicsUsed topics) {
    Set<String> keys = Set.of("bootstrap", "properties", "group", "transactionTimeout");
    Section kafka = root.section("kafka", keys);
    Duration open = topics.inTransactions() ? transactions(kafka, checkpointing) : null;
    if (open == null && kafka.has("transactionTimeout")) {
      throw kafka.refuse(
          "transactionTimeout", "has no use: nothing is written exactly once. Take it out.");
    }
    return new JobFile.Kafka(
        kafka.text("bootstrap"), optional(kafka, "properties"), name(kafka, "group"), open);
  }

  private static Duration transactions(Section kafka, JobFile.Checkpointing checkpointing) {
    Duration open = kafka.span("transactionTimeout", Duration.ofSeconds(1), DAY);
    if (open.compareTo(checkpointing.interval().plus(checkpointing.timeout())) < 0) {
      throw kafka.refuse(
          "transactionTimeout",
          "is shorter than checkpointing.interval and checkpointing.timeout together: a slow"
              + " checkpoint would outlive its transactions. Make it longer.");
    }
    return open;
  }

  private static JobFile.TopicsUsed topics(Section root) {
    Section topics = root.section("topics", Set.of("stamps", "reads", "writes"));
    Stamps stamps =
        topics.word("stamps", Set.of("broker", "sender")).equals("broker")
            ? Stamps.BROKER
            : Stamps.SENDER;
    List<String> reads = topics.names("reads");
    Map<String, String> writes = topics.words("writes", Set.of("at-least-once", "exactly-once"));
    return new JobFile.TopicsUsed(stamps, reads, writes);
  }

  private JobFile.Checkpointing checkpointing(Section root) {
    Section part =
        root.section(
            "checkpointing",
            Set.of(
                "interval",
                "pause",
                "timeout",
                "alignedTimeout",
                "tolerableFailures",
                "retained",
                "storage"));
    boolean alwaysAligned = part.text("alignedTimeout").equals("never");
    return new JobFile.Checkpointing(
        part.span("interval", Duration.ofMillis(10), DAY),
        part.span("pause", Duration.ZERO, DAY),
        part.span("timeout", Duration.ofSeconds(1), DAY),
        alwaysAligned ? null : part.span("alignedTimeout", Duration.ZERO, DAY),
        part.whole("tolerableFailures", 0, 1_000_000),
        part.whole("retained", 1, 1_000),
        storage(part));
  }

  private static JobFile.State state(Section root) {
    Section state = root.section("state", Set.of("backend", "incremental"));
    return new JobFile.State(
        state.word("backend", Set.of("rocksdb", "hashmap")), state.yesOrNo("incremental"));
  }

  private static JobFile.Restart restart(Section root) {
    Section restart =
        root.section(
            "restart",
            Set.of(
                "strategy", "initialBackoff", "maxBackoff", "multiplier", "jitter", "resetAfter"));
    var unused = restart.word("strategy", Set.of("exponential-delay"));
    Duration first = restart.span("initialBackoff", MOMENT, DAY);
    return new JobFile.Restart(
        first,
        restart.span("maxBackoff", first, DAY),
        restart.number("multiplier", 1.01, 100),
        restart.number("jitter", 0, 1),
        restart.span("resetAfter", MOMENT, DAY));
  }

  private Map<String, Path> files(Section root) {
    Section files = root.section("files", FILES);
    return FILES.stream()
        .filter(files::has)
        .collect(Collectors.toMap(Function.identity(), key -> path(files, key)));
  }

  private static String name(Section section, String key) {
    String name = section.text(key);
    if (!NAME.test(name)) {
      throw section.refuse(key, "is \"" + name + "\". Use a-z, 0-9 and -, at most 63 of them.");
    }
    return name;
  }

  private String storage(Section section) {
    String storage = section.text("storage").replaceAll("/+$", "");
    return storage.matches("[a-z][a-z0-9+.-]*:/.*")
        ? storage
        : home.resolve(storage).normalize().toUri().toString().replaceAll("/+$", "");
  }

  private Path optional(Section section, String key) {
    return section.has(key) ? path(section, key) : null;
  }

  private Path path(Section section, String key) {
    return home.resolve(section.text(key)).normalize();
  }
}
