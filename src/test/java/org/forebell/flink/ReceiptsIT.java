package org.forebell.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.forebell.channel.HostileGateway;
import org.forebell.channel.HostileGateway.Mood;
import org.forebell.channel.MessageKeys;
import org.forebell.delivery.RoutingReader;
import org.forebell.delivery.Step;
import org.forebell.inbound.AnswerLinks;
import org.forebell.inbound.Desk;
import org.forebell.inbound.Gateways;
import org.forebell.inbound.InboundServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gateways tell of a message comes back to the job that sent it. */
class ReceiptsIT {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String SECRET = "a secret of the gateway";

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final InstantSource clock = InstantSource.system();

  @Test
  void aReceiptThatSaysUndeliveredTriesTheNextChannelOnceAndAReplyEndsTheClimb() throws Exception {
    try (NotifiedWorld world = NotifiedWorld.in(folder);
        HostileGateway first = HostileGateway.in(Mood.TAKES);
        HostileGateway second = HostileGateway.in(Mood.TAKES)) {
      String routing = CrisisRouting.yaml(1, "first", "second");
      JobClient job =
          world.start(
              settings(
                  routing,
                  CrisisRouting.gateway("first", first.url(), "")
                      + CrisisRouting.gateway("second", second.url(), "")),
              null);
      AlertRecord alert =
          AlertRecord.raised(CrisisRouting.area(0), "critical", 1, System.currentTimeMillis());
      try (AnswerTopics topics = new AnswerTopics(world.client())) {
        Desk desk = new Desk(topics, RoutingReader.read("routing.yaml", routing), to -> to);
        try (DeskFeed feed = DeskFeed.start(world.client(), desk, clock.millis());
            InboundServer inbound = inbound(desk)) {
          assertThat(feed.awaitCaughtUp(SOON)).isTrue();
          world.tell(alert);
          await().atMost(SOON).until(() -> sent(world).size() == 1);
          assertThat(second.requests()).isEmpty();

          String key = MessageKeys.onTheWire("officer-0/first/" + alert.key());
          String receipt = "id=" + HostileGateway.reference(key) + "&status=undelivered";
          await()
              .atMost(SOON)
              .until(
                  () -> {
                    post(inbound, "/in/first/receipt", receipt);
                    return undelivered(world) >= 2;
                  });
          await().atMost(SOON).until(() -> sent(world).size() == 2);
          post(
              inbound,
              "/in/second/reply",
              "from=" + URLEncoder.encode("+25260000000", UTF_8) + "&text=" + alert.id());
          await().atMost(SOON).until(() -> answered(world));
        }
      }
      assertThat(sent(world)).containsExactly("first", "second");
      assertThat(first.taken().values()).containsExactly(1);
      assertThat(second.taken().values()).as("once, however often it is told").containsExactly(1);
      assertThat(world.steps()).noneMatch(Step::isDeadLetter);
      job.cancel().get();
    }
  }

  private InboundServer inbound(Desk desk) throws Exception {
    return InboundServer.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new Gateways(desk, Map.of("first", SECRET, "second", SECRET), clock),
        new AnswerLinks(desk, null, clock),
        clock);
  }

  private void post(InboundServer inbound, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + inbound.address().getPort() + path))
            .header("Authorization", "Bearer " + SECRET)
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
  }

  private static List<String> sent(NotifiedWorld world) {
    return world.steps().stream()
        .filter(each -> each.kind() == Step.Kind.SENT)
        .map(Step::channel)
        .toList();
  }

  private static long undelivered(NotifiedWorld world) {
    return world.steps().stream().filter(Step::isUndelivered).count();
  }

  private static boolean answered(NotifiedWorld world) {
    return world.steps().stream().anyMatch(each -> each.kind() == Step.Kind.ACKNOWLEDGED);
  }

  private static NotificationSettings settings(String routing, String channels) throws Exception {
    return ShippedSettings.telling(routing, "channels:\n" + channels, Pace.WALL);
  }
}
