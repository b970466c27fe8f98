package org.forebell.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Kafka brokers, each a controller too. Each keeps its ports and its folder, so one that was killed
 * comes back as itself.
 *
 * @param ports of the brokers, by number from 1
 * @param controllers ports of the controllers, likewise
 * @param more settings of every broker besides ours, or instead of them
 */
public record Brokers(
    Path folder, List<Integer> ports, List<Integer> controllers, Map<String, String> more) {

  private static final String HOST = "127.0.0.1";
  private static final String CLUSTER = "Zm9yZWJlbGwtbG9jYWwtMQ";

  /** Brokers on free ports; nothing runs yet. */
  public static Brokers on(Path folder, int count) throws IOException {
    List<Integer> free = FreePorts.find(2 * count);
    return new Brokers(
        folder,
        List.copyOf(free.subList(0, count)),
        List.copyOf(free.subList(count, 2 * count)),
        Map.of());
  }

  /** The same brokers with settings besides ours, or instead of them. */
  public Brokers with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(more);
    all.putAll(others);
    return new Brokers(folder, ports, controllers, Map.copyOf(all));
  }

  /** Where clients find them. */
  public String bootstrap() {
    return ports.stream().map(port -> HOST + ":" + port).collect(Collectors.joining(","));
  }

  /** How to start a broker, by its number from 1; writes its settings and its folder if need be. */
  public Jvm jvm(int number, Libraries libraries) throws IOException {
    Path home = folder.resolve("kafka-" + number);
    Files.createDirectories(home);
    Path properties = home.resolve("server.properties");
    Files.writeString(properties, String.join("\n", settings(number, home)) + "\n");
    if (!Files.exists(home.resolve("data/meta.properties"))) {
      format(properties);
    }
    return new Jvm(
        "kafka-" + number,
        libraries.ofKafka(),
        "kafka.Kafka",
        List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.configurationFile=" + LogSettings.write(folder, "kafka-" + number)),
        List.of(properties.toString()));
  }

  private List<String> settings(int number, Path home) {
    int copies = Math.min(3, ports.size());
    String least = Integer.toString(Math.max(1, copies - 1));
    List<String> settings = new ArrayList<>();
    settings.add("node.id=" + number);
    settings.add("process.roles=broker,controller");
    settings.add("controller.listener.names=CONTROLLER");
    settings.add("controller.quorum.voters=" + voters());
    settings.add(
        "listeners=BROKER://%s:%d,CONTROLLER://%s:%d"
            .formatted(HOST, ports.get(number - 1), HOST, controllers.get(number - 1)));
    settings.add("advertised.listeners=BROKER://" + HOST + ":" + ports.get(number - 1));
    settings.add("inter.broker.listener.name=BROKER");
    settings.add("listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.add("log.dirs=" + home.resolve("data"));
    settings.add("auto.create.topics.enable=false");
    settings.add("default.replication.factor=" + copies);
    settings.add("offsets.topic.replication.factor=" + copies);
    settings.add("offsets.topic.num.partitions=4");
    settings.add("transaction.state.log.replication.factor=" + copies);
    settings.add("transaction.state.log.min.isr=" + least);
    settings.add("transaction.state.log.num.partitions=4");
    settings.add("group.initial.rebalance.delay.ms=0");
    settings.add("log.cleaner.dedupe.buffer.size=4194304");
    settings.add("num.network.threads=2");
    settings.add("num.io.threads=4");
    // The last word on a setting counts.
    new TreeMap<>(more).forEach((name, value) -> settings.add(name + "=" + value));
    return settings;
  }

  private String voters() {
    return IntStream.range(0, ports.size())
        .mapToObj(i -> (i + 1) + "@" + HOST + ":" + controllers.get(i))
        .collect(Collectors.joining(","));
  }

  private static void format(Path properties) {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    String[] words = {"format", "--cluster-id", CLUSTER, "--config", properties.toString()};
    int failed = kafka.tools.StorageTool.execute(words, silent);
    if (failed != 0) {
      throw new IllegalStateException("Kafka cannot keep its files beside " + properties);
    }
  }
}
