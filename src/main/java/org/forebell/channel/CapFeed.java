package org.forebell.channel;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * Serves a folder of CAP documents as an Atom feed (RFC 4287) at {@code /feed.atom}, and the
 * documents beside it. All it knows lies in the folder, so it may be stopped, started and moved.
 * Whoever asks again with what they got ({@code If-None-Match}, {@code If-Modified-Since}) is
 * answered 304 while nothing is new.
 *
 * <p>It speaks plain HTTP: what has to leave the machine goes through a proxy that adds TLS.
 */
public final class CapFeed implements AutoCloseable {

  private static final String FEED = "/feed.atom";
  private static final int THREADS = 4;
  private static final int BACKLOG = 64;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Path folder;
  private final String title;
  private final CapListing listing;
  private final HttpServer server;
  private final ExecutorService threads;

  private CapFeed(Path folder, String title, InetSocketAddress address) throws IOException {
    this.folder = folder;
    this.title = title;
    this.listing = new CapListing(folder);
    this.server = HttpServer.create(address, BACKLOG);
    this.threads = Executors.newFixedThreadPool(THREADS, DaemonThreads.named("cap-feed"));
  }

  /**
   * Begins to serve.
   *
   * @param title of the feed; with it goes its identity, so keep it
   * @param password asked for, with any user; empty for none, which is for this machine alone
   * @throws IllegalArgumentException when others could reach it without a password
   * @throws IOException when the address is taken
   */
  public static CapFeed serve(Path folder, String title, InetSocketAddress address, String password)
      throws IOException {
    if (password.isEmpty() && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          address + " can be reached by others. Set a password, or listen on localhost.");
    }
    CapFeed feed = new CapFeed(folder, title, address);
    HttpContext all = feed.server.createContext("/", feed::answer);
    if (!password.isEmpty()) {
      all.setAuthenticator(new Password(password));
    }
    feed.server.setExecutor(feed.threads);
    feed.server.start();
    return feed;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      List<CapListing.Entry> entries = entries();
      String path = exchange.getRequestURI().getPath();
      if (path.equals(FEED)) {
        Instant newest = entries.isEmpty() ? Instant.EPOCH : entries.get(0).sent();
        send(exchange, "application/atom+xml; charset=utf-8", newest, atom(entries, newest));
        return;
      }
      // Only what is listed is read: no path leads anywhere else.
      for (CapListing.Entry each : entries) {
        if (path.equals("/" + each.file())) {
          document(exchange, each);
          return;
        }
      }
      exchange.sendResponseHeaders(404, -1);
    }
  }

  private List<CapListing.Entry> entries() throws IOException {
    synchronized (listing) {
      return listing.now();
    }
  }

  private void document(HttpExchange exchange, CapListing.Entry entry) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(entry.file()));
      send(exchange, "application/cap+xml; charset=utf-8", entry.sent(), bytes);
    } catch (NoSuchFileException e) {
      exchange.sendResponseHeaders(404, -1);
    }
  }

  private static void send(HttpExchange exchange, String type, Instant changed, byte[] bytes)
      throws IOException {
    String tag = '"' + KeyHash.hex(new String(bytes, StandardCharsets.UTF_8)) + '"';
    exchange.getResponseHeaders().set("ETag", tag);
    exchange.getResponseHeaders().set("Last-Modified", HTTP_DATE.format(changed));
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    if (isKnown(exchange, tag, changed)) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** RFC 9110, 13.2.2: where tags are given, dates do not count. */
  private static boolean isKnown(HttpExchange exchange, String tag, Instant changed) {
    String tags = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (tags != null) {
      return Stream.of(tags.split(","))
          .map(each -> each.strip().replaceFirst("^W/", ""))
          .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }
    String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
    try {
      return since != null
          && !changed
              .truncatedTo(ChronoUnit.SECONDS)
              .isAfter(HTTP_DATE.parse(since, Instant::from));
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private byte[] atom(List<CapListing.Entry> entries, Instant newest) {
    return Xml.document(
        "feed",
        "http://www.w3.org/2005/Atom",
        xml -> {
          xml.text("id", urn(title))
              .text("title", title)
              .text("updated", newest.toString())
              .element("author", author -> author.text("name", "Forebell"))
              .attributes("link", "rel", "self", "href", FEED.substring(1));
          for (CapListing.Entry each : entries) {
            xml.element("entry", entry -> entry(entry, each));
          }
        });
  }

  private void entry(Xml xml, CapListing.Entry entry) throws XMLStreamException {
    xml.text("id", urn(title + "\n" + entry.identifier()))
        .text("title", entry.title().isEmpty() ? entry.identifier() : entry.title())
        .text("updated", entry.sent().toString())
        .attributes(
            "link", "rel", "alternate", "type", "application/cap+xml", "href", entry.file());
  }

  private static String urn(String name) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Asks for a password alone, and takes as long for a wrong one as for the right one. */
  private static final class Password extends BasicAuthenticator {

    private final byte[] password;

    Password(String password) {
      super("Forebell", StandardCharsets.UTF_8);
      this.password = password.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean checkCredentials(String user, String given) {
      return MessageDigest.isEqual(password, given.getBytes(StandardCharsets.UTF_8));
    }
  }
}
