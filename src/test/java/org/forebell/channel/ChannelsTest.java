package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.forebell.channel.HostileGateway.Mood;
import org.forebell.delivery.Parcel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ChannelsTest {
  private static final Map<String, String> SECRETS =
      Map.of("TOKEN", "c4nary-token", "NUMBER", "+211-c4nary");

  private static String sms(String name, HostileGateway gateway) {
    return """
        %s:
          medium: sms
          live: true
          url: %s/send
          headers: {Authorization: "Bearer ${env:TOKEN}"}
          body: '{"to": "{to}", "text": "{text}"}'
          reference: /id
        """
        .formatted(name, gateway.url());
  }

  @Test
  @Timeout(120)
  void one_dead_channel_slows_no_other() throws Exception {
    try (HostileGateway dead = HostileGateway.in(Mood.HANGS);
        HostileGateway healthy = HostileGateway.in(Mood.TAKES);
        Channels channels =
            Parcels.open(
                sms("dead", dead) + "  timeout: 3 s\n" + sms("healthy", healthy), SECRETS)) {
      List<CompletableFuture<Sent>> lost = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        lost.add(send(channels, "dead", i));
      }
      send(channels, "healthy", -1).join();
      long[] nanos = new long[300];
      for (int i = 0; i < nanos.length; i++) {
        long began = System.nanoTime();
        assertThat(send(channels, "healthy", i).join()).isInstanceOf(Sent.Taken.class);
        nanos[i] = System.nanoTime() - began;
      }
      Arrays.sort(nanos);
      assertThat(Duration.ofNanos(nanos[nanos.length * 99 / 100]))
          .isLessThan(Duration.ofSeconds(1));
      assertThat(healthy.taken()).hasSize(301);
      // What the dead one cannot hold is answered at once, the rest when it is given up.
      assertThat(lost.stream().filter(CompletableFuture::isDone).count()).isGreaterThan(900);
      for (CompletableFuture<Sent> each : lost) {
        assertThat(each.get(60, TimeUnit.SECONDS)).isInstanceOf(Sent.TryAgain.class);
      }
      assertThat(dead.asked().size()).isLessThan(20);
    }
  }

  private static CompletableFuture<Sent> send(Channels channels, String name, int i) {
    Parcel parcel =
        Parcels.to(name, "+1", Parcels.alert(id(i), 1, Parcels.SIX.get(0), WATCH, NORMAL, false));
    return channels.get(name).send(parcel).toCompletableFuture();
  }

  private static final org.forebell.risk.Level WATCH = org.forebell.risk.Level.WATCH;
  private static final org.forebell.risk.Level NORMAL = org.forebell.risk.Level.NORMAL;

  private static String id(int i) {
    return "TEST-" + i;
  }

  @Test
  void addresses_are_looked_up_where_they_are_sent_to() {
    try (HostileGateway gateway = HostileGateway.in(Mood.TAKES);
        Channels channels = Parcels.open(sms("sms", gateway), SECRETS)) {
      Parcel known = Parcels.to("sms", "${env:NUMBER}", Parcels.version(1));
      assertThat(channels.get("sms").send(known).toCompletableFuture().join())
          .isInstanceOf(Sent.Taken.class);
      assertThat(gateway.requests().get(0).text()).contains("+211-c4nary");
      Parcel unknown = Parcels.to("sms", "${env:NOBODY}", Parcels.version(1));
      assertThat(channels.get("sms").send(unknown).toCompletableFuture().join())
          .isEqualTo(new Sent.Refused("no_address"));
      assertThat(channels.get("fax")).isNull();
    }
  }

  @Test
  void a_secret_that_is_not_there_is_named_where_channels_are_opened() {
    try (HostileGateway gateway = HostileGateway.in(Mood.TAKES)) {
      assertThatThrownBy(() -> Parcels.open(sms("sms", gateway), Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("${env:TOKEN} leads to nothing");
    }
  }

  @Test
  void no_log_no_text_of_an_object_and_no_answer_tells_an_address_or_a_secret(@TempDir Path home)
      throws Exception {
    Path file = Files.writeString(home.resolve("password"), "c4nary-password\n");
    List<String> heard = new ArrayList<>();
    Handler ear = hearing(heard);
    Logger.getLogger("").addHandler(ear);
    long logged = Files.exists(LOG) ? Files.size(LOG) : 0;
    try (HostileGateway gateway =
            HostileGateway.in((key, time) -> Mood.values()[time % Mood.values().length]);
        HostileMailServer server = new HostileMailServer(Map.of("RCPT", "550 no c4nary here"));
        Channels channels = Parcels.open(everything(gateway, server, file), SECRETS)) {
      heard.add(channels + " " + channels.settings());
      for (String name : channels.settings().keySet()) {
        for (int attempt = 0; attempt < Mood.values().length; attempt++) {
          Parcel parcel = Parcels.to(name, "c4nary@example.org", Parcels.version(2));
          Sent sent = channels.get(name).send(parcel).toCompletableFuture().join();
          heard.add(sent + " " + parcel + " " + channels.get(name));
        }
      }
    } finally {
      Logger.getLogger("").removeHandler(ear);
    }
    String ours = Files.exists(LOG) ? Files.readString(LOG).substring((int) logged) : "";
    assertThat(String.join("\n", heard) + ours).contains("Refused").doesNotContain("c4nary");
  }

  private static final Path LOG = Path.of("target/tests.log");

  private static String everything(HostileGateway gateway, HostileMailServer server, Path file) {
    String bounds = "  timeout: 300 ms\n  live: true\n";
    String url = "  url: " + gateway.url() + "/?x=${env:TOKEN}\n";
    return "mail:\n  medium: mail\n  encryption: none\n  host: localhost\n  from: a@example.org\n"
        + "  domain: example.org\n  port: "
        + server.port()
        + "\n"
        + bounds
        + "sms:\n  medium: sms\n  body: '{\"a\": \"{to} {text}\"}'\n"
        + url
        + bounds
        + "rapidpro:\n  medium: rapidpro\n  from: '1'\n  headers: {Authorization: \"${file:"
        + file
        + "}\"}\n"
        + url
        + bounds
        + "hook:\n  medium: webhook\n  secret: ${file:"
        + file
        + "}\n"
        + url
        + bounds
        + "manager:\n  medium: alertmanager\n  url: ${file:"
        + file
        + "}\n"
        + bounds;
  }

  private static Handler hearing(List<String> heard) {
    Handler ear =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            heard.add(line.getMessage() + " " + Arrays.toString(line.getParameters()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    ear.setLevel(Level.ALL);
    return ear;
  }
}
