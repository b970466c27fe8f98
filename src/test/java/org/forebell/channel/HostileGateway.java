package org.forebell.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * An HTTP counterpart that behaves as badly as it is told, one request at a time, and remembers
 * what it took under which idempotency key. It answers with a reference that is the same for every
 * request under one key.
 */
public final class HostileGateway implements AutoCloseable {

  public static final String KEY_HEADER = "Idempotency-Key";

  /** What becomes of one request. */
  public enum Mood {
    TAKES,
    /** Never answers. */
    HANGS,
    /** Sends the beginning of an answer and nothing more. */
    STOPS_HALFWAY,
    FAILS_500,
    FAILS_503,
    /** 429, to come again in a second. */
    BUSY_SECONDS,
    /** 429, to come again at a date that lies two seconds ahead. */
    BUSY_DATE,
    REFUSES_400,
    /** Closes the connection, having taken nothing. */
    DROPS,
    /** Takes it and closes the connection before anything is answered. */
    TAKES_AND_LOSES_THE_ANSWER;

    boolean takes() {
      return this == TAKES || this == TAKES_AND_LOSES_THE_ANSWER;
    }
  }

  /** A request as it came. */
  public record Got(String method, URI uri, Map<String, String> headers, byte[] body) {

    public String key() {
      return headers.getOrDefault(KEY_HEADER.toLowerCase(Locale.ROOT), "");
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final Queue<Got> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> marks = new ConcurrentLinkedQueue<>();
  private final Queue<HttpExchange> open = new ConcurrentLinkedQueue<>();
  private volatile BiFunction<String, Integer, Mood> moods;

  private HostileGateway(BiFunction<String, Integer, Mood> moods) throws IOException {
    this.moods = moods;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** In one mood until told otherwise. */
  public static HostileGateway in(Mood mood) {
    return in((key, time) -> mood);
  }

  /**
   * In moods of its own, the same for the same seed, key and time.
   *
   * @param share of requests, 0 to 1, that go wrong; none is refused for good
   */
  public static HostileGateway mixed(long seed, double share) {
    List<Mood> bad =
        List.of(
            Mood.HANGS,
            Mood.FAILS_500,
            Mood.FAILS_503,
            Mood.BUSY_SECONDS,
            Mood.BUSY_DATE,
            Mood.DROPS,
            Mood.TAKES_AND_LOSES_THE_ANSWER);
    return in(
        (key, time) -> {
          SplittableRandom dice = new SplittableRandom(seed ^ (key.hashCode() * 31L + time));
          return dice.nextDouble() < share ? bad.get(dice.nextInt(bad.size())) : Mood.TAKES;
        });
  }

  /**
   * In moods by key and by the how manieth request this is under it, from 1; requests without a key
   * share the empty one.
   */
  public static HostileGateway in(BiFunction<String, Integer, Mood> moods) {
    try {
      return new HostileGateway(moods);
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }

  public void mood(Mood mood) {
    moods = (key, time) -> mood;
  }

  /** Where it listens, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often a message was taken under each key: twice means it would have come twice. */
  public Map<String, Integer> taken() {
    return new TreeMap<>(taken);
  }

  /** How often it was asked under each key, whatever became of it. */
  public Map<String, Integer> asked() {
    return new TreeMap<>(asked);
  }

  /** Everything that came, the oldest first. */
  public List<Got> requests() {
    return List.copyOf(requests);
  }

  /** Remembers how many requests have come by now. */
  public void mark() {
    marks.add(requests.size());
  }

  /** How many requests had come at each mark. */
  public List<Integer> marks() {
    return List.copyOf(marks);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    Got got =
        new Got(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            headers,
            exchange.getRequestBody().readAllBytes());
    requests.add(got);
    Mood mood = moods.apply(got.key(), asked.merge(got.key(), 1, Integer::sum));
    if (mood.takes()) {
      taken.merge(got.key(), 1, Integer::sum);
    }
    switch (mood) {
      case TAKES -> answer(exchange, 200, taken(got));
      case HANGS -> open.add(exchange);
      case STOPS_HALFWAY -> {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        open.add(exchange);
      }
      case FAILS_500 -> answer(exchange, 500, "{}");
      case FAILS_503 -> answer(exchange, 503, "{}");
      case BUSY_SECONDS -> busy(exchange, "1");
      case BUSY_DATE ->
          busy(
              exchange,
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC)));
      case REFUSES_400 -> answer(exchange, 400, "{\"error\":\"no such number\"}");
      case DROPS, TAKES_AND_LOSES_THE_ANSWER -> exchange.close();
    }
  }

  /** Who is asked what there is, as Alertmanager is, has nothing; else the name of what it took. */
  private static String taken(Got got) {
    return got.method().equals("GET") && got.uri().getPath().endsWith("/api/v2/alerts")
        ? "[]"
        : "{\"id\":\"" + reference(got.key()) + "\"}";
  }

  /** Under which it speaks of what it took under a key. */
  public static String reference(String key) {
    return "ref-" + Integer.toUnsignedString(key.hashCode(), 36);
  }

  private static void busy(HttpExchange exchange, String retryAfter) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", retryAfter);
    answer(exchange, 429, "{}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    open.forEach(HttpExchange::close);
    server.stop(0);
    threads.shutdownNow();
  }
}
