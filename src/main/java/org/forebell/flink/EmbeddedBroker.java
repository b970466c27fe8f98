package org.forebell.flink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker inside this process: one node, broker and controller in one, on 127.0.0.1.
 *
 * <p>For the demo and the tests, not for keeping anything: nothing is replicated. What was written
 * is still there when a broker is started again on the same folder. {@link #start} returns when
 * clients can produce; {@link #close} returns when all files are closed. A fault that would halt a
 * broker of its own is logged here, since the process belongs to somebody else.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int NODE = 1;
  private static final String CLUSTER = "forebell-embedded";
  private static final Duration PATIENCE_ON_STOP = Duration.ofSeconds(20);

  private final ControllerServer controller;
  private final BrokerServer broker;
  private final int port;

  private EmbeddedBroker(ControllerServer controller, BrokerServer broker, int port) {
    this.controller = controller;
    this.broker = broker;
    this.port = port;
  }

  /** Starts a broker on a port that is free. */
  public static EmbeddedBroker start(Path folder) {
    return start(folder, 0);
  }

  /**
   * Starts a broker that keeps its files in {@code folder}, which is made if missing.
   *
   * @param port port for clients, 0 for a free one
   * @throws IllegalStateException when the port is taken or the folder is of no use
   */
  public static EmbeddedBroker start(Path folder, int port) {
    return start(folder, port, Map.of(), List.of());
  }

  /**
   * Starts a broker likewise, with settings of its own.
   *
   * @param settings Kafka's, by name; they win over ours
   * @param users who may come in by SCRAM, as Kafka's {@code StorageTool --add-scram} takes them
   */
  static EmbeddedBroker start(
      Path folder, int port, Map<String, String> settings, List<String> users) {
    BoundSockets sockets = bind(folder, port);
    try {
      format(folder, users);
      return start(folder, sockets, settings);
    } catch (RuntimeException e) {
      sockets.close();
      throw new IllegalStateException(
          "The embedded broker did not start with its files in " + folder + ": " + e.getMessage(),
          e);
    }
  }

  private static BoundSockets bind(Path folder, int port) {
    try {
      Files.createDirectories(folder);
      return BoundSockets.open(HOST, port);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The embedded broker cannot have port " + port + " and folder " + folder + ": " + e, e);
    }
  }

  private static EmbeddedBroker start(
      Path folder, BoundSockets sockets, Map<String, String> settings) {
    Map<String, String> all = EmbeddedBrokerConfig.of(NODE, HOST, folder, sockets);
    all.putAll(settings);
    KafkaConfig config = new KafkaConfig(all);
    var directories =
        KafkaRaftServer.initializeLogDirs(
            config, LoggerFactory.getLogger(EmbeddedBroker.class), "");
    SharedServer shared = shared(config, directories._1(), sockets);
    ControllerServer controller =
        new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
    EmbeddedBroker started =
        new EmbeddedBroker(controller, new BrokerServer(shared), sockets.brokerPort());
    try {
      started.controller.startup();
      started.broker.startup();
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private static SharedServer shared(
      KafkaConfig config, MetaPropertiesEnsemble directories, BoundSockets sockets) {
    var controllers = CompletableFuture.completedFuture(Map.of(NODE, sockets.controllerAddress()));
    return new SharedServer(
        config,
        directories,
        Time.SYSTEM,
        new Metrics(Time.SYSTEM),
        controllers,
        List.of(),
        (name, fatal, action) -> new LoggingFaultHandler(name, action),
        sockets);
  }

  private static void format(Path folder, List<String> users) {
    try {
      new Formatter()
          .setNodeId(NODE)
          .setClusterId(CLUSTER)
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName(BoundSockets.CONTROLLER)
          .setIgnoreFormatted(true)
          .setScramArguments(users)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("Kafka cannot keep its files in " + folder, e);
    }
  }

  /** Where clients find it: {@code host:port}. */
  public String bootstrap() {
    return HOST + ":" + port;
  }

  /** The port for clients; another broker may take it again once this one is closed. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    broker.shutdown(PATIENCE_ON_STOP);
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }
}
