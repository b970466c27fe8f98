package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.forebell.alert.Change;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.risk.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CapFeedTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void sendTwoVersions() {
    folder = home.resolve("cap");
    send(Parcels.to("cap", "feed", Parcels.version(1)), "");
    send(Parcels.to("cap", "feed", Parcels.version(2)), "");
  }

  private Sent send(Parcel parcel, String more) {
    String settings =
        """
        cap:
          medium: cap
          live: true
          folder: %s
          sender: forebell@example.org
          restriction: For partners.
        """
            .formatted(folder);
    try (Channels channels = Parcels.open(settings + more, Map.of())) {
      return channels.get("cap").send(parcel).toCompletableFuture().join();
    }
  }

  private CapFeed feed(String password) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return CapFeed.serve(folder, "Alerts", free, password);
  }

  private HttpResponse<byte[]> get(CapFeed feed, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + feed.address().getPort() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void lists_the_documents_the_newest_first_and_serves_each_as_it_was_written() throws Exception {
    try (CapFeed feed = feed("")) {
      HttpResponse<byte[]> answer = get(feed, "/feed.atom");
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/atom+xml");
      Document atom = CapDocumentTest.parse(answer.body());
      NodeList entries = atom.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
      assertThat(entries.getLength()).isEqualTo(2);
      assertThat(text(atom.getDocumentElement(), "updated")).isEqualTo("2026-11-16T07:00:00Z");
      Element newest = (Element) entries.item(0);
      assertThat(text(newest, "updated")).isEqualTo("2026-11-16T07:00:00Z");
      Element link = (Element) newest.getElementsByTagNameNS("*", "link").item(0);
      HttpResponse<byte[]> document = get(feed, "/" + link.getAttribute("href"));
      assertThat(document.body())
          .isEqualTo(Files.readAllBytes(folder.resolve(link.getAttribute("href"))));
      assertThat(document.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/cap+xml");
    }
  }

  @Test
  void a_reader_of_another_make_takes_the_feed() throws Exception {
    try (CapFeed feed = feed("")) {
      byte[] atom = get(feed, "/feed.atom").body();
      SyndFeed read = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(atom)));
      assertThat(read.getFeedType()).isEqualTo("atom_1.0");
      assertThat(read.getEntries()).hasSize(2);
      assertThat(read.getEntries().get(0).getTitle()).contains("Jonglei");
      assertThat(read.getEntries().get(0).getUri()).startsWith("urn:uuid:");
    }
  }

  @Test
  void who_has_it_already_is_told_so_until_something_is_new() throws Exception {
    try (CapFeed feed = feed("")) {
      HttpResponse<byte[]> first = get(feed, "/feed.atom");
      String tag = first.headers().firstValue("ETag").orElseThrow();
      String changed = first.headers().firstValue("Last-Modified").orElseThrow();
      assertThat(get(feed, "/feed.atom", "If-None-Match", tag).statusCode()).isEqualTo(304);
      assertThat(get(feed, "/feed.atom", "If-None-Match", "\"x\", W/" + tag).statusCode())
          .isEqualTo(304);
      assertThat(get(feed, "/feed.atom", "If-Modified-Since", changed).statusCode()).isEqualTo(304);
      send(Parcels.to("cap", "feed", Parcels.version(3)), "");
      HttpResponse<byte[]> next = get(feed, "/feed.atom", "If-None-Match", tag);
      assertThat(next.statusCode()).isEqualTo(200);
      assertThat(get(feed, "/feed.atom", "If-Modified-Since", changed).statusCode()).isEqualTo(200);
      assertThat(next.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    }
  }

  @Test
  void a_restart_keeps_the_feed_and_its_tags() throws Exception {
    byte[] before;
    String tag;
    try (CapFeed feed = feed("")) {
      HttpResponse<byte[]> answer = get(feed, "/feed.atom");
      before = answer.body();
      tag = answer.headers().firstValue("ETag").orElseThrow();
    }
    try (CapFeed feed = feed("")) {
      assertThat(get(feed, "/feed.atom").body()).isEqualTo(before);
      assertThat(get(feed, "/feed.atom", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
  }

  @Test
  void the_same_message_twice_is_one_document() throws Exception {
    send(Parcels.to("cap", "feed", Parcels.version(2)), "");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/feed.atom/..",
        "/.x.cap.xml"
      })
  void nothing_else_is_served(String path) throws Exception {
    Files.writeString(home.resolve("secret.txt"), "secret");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(folder.resolve(".x.cap.xml"), "secret");
    Files.writeString(folder.resolve("broken.cap.xml"), "<alert>");
    try (CapFeed feed = feed("")) {
      assertThat(get(feed, path).statusCode()).isEqualTo(404);
      assertThat(get(feed, "/feed.atom").statusCode()).isEqualTo(200);
      HttpRequest post =
          HttpRequest.newBuilder(
                  URI.create("http://localhost:" + feed.address().getPort() + "/feed.atom"))
              .POST(HttpRequest.BodyPublishers.ofString("x"))
              .build();
      assertThat(client.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }
  }

  @Test
  void where_there_is_a_password_it_is_asked_for() throws Exception {
    try (CapFeed feed = feed("s3cret")) {
      assertThat(get(feed, "/feed.atom").statusCode()).isEqualTo(401);
      assertThat(get(feed, "/feed.atom", "Authorization", basic("s3cre")).statusCode())
          .isEqualTo(401);
      assertThat(get(feed, "/feed.atom", "Authorization", basic("s3cret")).statusCode())
          .isEqualTo(200);
    }
    InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);
    assertThatThrownBy(() -> CapFeed.serve(folder, "Alerts", everywhere, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Set a password");
  }

  @Test
  void a_public_feed_takes_what_is_for_the_public_alone() {
    Parcel parcel = Parcels.to("cap", "feed", Parcels.version(4));
    assertThat(send(parcel, "  scope: public\n")).isEqualTo(new Sent.Refused("not_for_tier"));
    assertThat(send(Parcels.as(Tier.OUTWARD, parcel), "  scope: public\n"))
        .isInstanceOf(Sent.Taken.class);
  }

  @Test
  void what_was_never_told_cannot_be_cancelled() {
    Parcel parcel =
        Parcels.to(
            "cap",
            "feed",
            Parcels.alert("CCCC-DDDD", 1, Change.CANCELLED, Level.NORMAL, Level.WATCH, false));
    assertThat(send(parcel, "")).isEqualTo(new Sent.Refused("nothing_to_cancel"));
  }

  private static String basic(String password) {
    return "Basic "
        + Base64.getEncoder().encodeToString(("any:" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Element in, String name) {
    return in.getElementsByTagNameNS("*", name).item(0).getTextContent();
  }
}
