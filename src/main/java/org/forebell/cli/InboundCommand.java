package org.forebell.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.forebell.channel.Secrets;
import org.forebell.delivery.Routing;
import org.forebell.delivery.RoutingReader;
import org.forebell.flink.AnswerTopics;
import org.forebell.flink.DeskFeed;
import org.forebell.inbound.AnswerLinks;
import org.forebell.inbound.Desk;
import org.forebell.inbound.Gateways;
import org.forebell.inbound.InboundServer;
import org.forebell.inbound.InboundSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes what comes back until it is stopped. */
@Command(
    name = "inbound",
    mixinStandardHelpOptions = true,
    description = {
      "Listens for what comes back: replies and receipts by gateways of text messages, and presses",
      "on links in mails. Writes them to acknowledgements, outcomes and deliveries. Speaks plain",
      "HTTP: let a proxy that ends TLS stand before it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped", "2:could not begin"})
final class InboundCommand implements Callable<Integer> {

  private static final Duration CATCHING_UP = Duration.ofMinutes(2);

  @Mixin private BrokerOptions brokers;

  @Option(
      names = "--config",
      paramLabel = "F",
      description = "else the shipped config/inbound.yaml")
  private String config;

  @Option(
      names = "--routing",
      paramLabel = "F",
      description = "the routing until one is published; else the shipped config/routing.yaml")
  private String routing;

  @Option(names = "--host", paramLabel = "H", description = "listens there instead")
  private String host;

  @Option(names = "--port", paramLabel = "N", description = "listens there instead; 0 for any")
  private Integer port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    InboundSettings settings = settings();
    Secrets secrets = new Secrets(System::getenv);
    InstantSource time = InstantSource.system();
    try (AnswerTopics topics = new AnswerTopics(brokers.client())) {
      Desk desk = new Desk(topics, routing(), each -> address(secrets, each));
      try (DeskFeed feed = DeskFeed.start(brokers.client(), desk, time.millis())) {
        if (!feed.awaitCaughtUp(CATCHING_UP)) {
          throw new CannotBegin("The topic deliveries could not be read within 2 minutes.");
        }
        serve(settings, secrets, desk, time);
        return 0;
      }
    } catch (KafkaException e) {
      throw brokers.explained(e);
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage(), e);
    }
  }

  private void serve(InboundSettings settings, Secrets secrets, Desk desk, InstantSource time)
      throws IOException, InterruptedException {
    Map<String, String> gateways = new HashMap<>();
    settings.gateways().forEach((name, secret) -> gateways.put(name, secrets.resolve(secret)));
    byte[] links =
        settings.links() == null
            ? null
            : secrets.resolve(settings.links().secret()).getBytes(StandardCharsets.UTF_8);
    InetSocketAddress at =
        new InetSocketAddress(
            host == null ? settings.host() : host, port == null ? settings.port() : port);
    try (InboundServer server =
        InboundServer.start(
            at, new Gateways(desk, gateways, time), new AnswerLinks(desk, links, time), time)) {
      say("Listening at " + server.address() + ". Stop with Ctrl-C.");
      new CountDownLatch(1).await();
    }
  }

  /** An address whose secret is not here belongs to nobody who could reply here. */
  private static String address(Secrets secrets, String reference) {
    try {
      return secrets.resolve(reference);
    } catch (IllegalArgumentException notHere) {
      return "";
    }
  }

  private InboundSettings settings() throws IOException {
    try {
      return InboundSettings.read(
          config == null ? Defaults.INBOUND : config,
          new String(Defaults.bytes(config, Defaults.INBOUND), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage(), e);
    }
  }

  private Routing routing() throws IOException {
    try {
      return RoutingReader.read(
          routing == null ? Defaults.ROUTING : routing,
          new String(Defaults.bytes(routing, Defaults.ROUTING), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage(), e);
    }
  }

  private void say(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }
}
