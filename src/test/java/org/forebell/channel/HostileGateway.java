package org.forebell.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * An HTTP counterpart that behaves as badly as it is told, one request at a time, and remembers
 * what it took under which idempotency key. It speaks by sockets of its own: the JDK's server goes
 * on counting a connection whose answer was never finished among those that it lets connect. It
 * answers with a reference that is the same for every request under one key.
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
      return new String(body, UTF_8);
    }
  }

  private final ServerSocket server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("hostile-gateway"));
  private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final Queue<Got> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> marks = new ConcurrentLinkedQueue<>();
  private volatile BiFunction<String, Integer, Mood> moods;

  private HostileGateway(BiFunction<String, Integer, Mood> moods) throws IOException {
    this.moods = moods;
    server = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
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
    return "http://127.0.0.1:" + server.getLocalPort();
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

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        callers.add(caller);
        threads.execute(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** Request after request until one of the two has enough. */
  private void serve(Socket caller) {
    try (caller) {
      caller.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(caller.getInputStream());
      OutputStream out = caller.getOutputStream();
      Got got = read(in);
      while (got != null && handle(got, in, out)) {
        got = read(in);
      }
    } catch (IOException gone) {
      // As those do who were not answered in time.
    } finally {
      callers.remove(caller);
    }
  }

  /** The next request, null where the caller closed. */
  private static Got read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String[] words = first.split(" ");
    return new Got(words[0], URI.create(words[1]), headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** Whether the caller may ask again on the same connection. */
  private boolean handle(Got got, InputStream in, OutputStream out) throws IOException {
    requests.add(got);
    Mood mood = moods.apply(got.key(), asked.merge(got.key(), 1, Integer::sum));
    if (mood.takes()) {
      taken.merge(got.key(), 1, Integer::sum);
    }
    switch (mood) {
      case TAKES -> answer(out, "200 OK", "", taken(got));
      case HANGS -> awaitGone(in);
      case STOPS_HALFWAY -> {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{".getBytes(UTF_8));
        awaitGone(in);
      }
      case FAILS_500 -> answer(out, "500 Internal Server Error", "", "{}");
      case FAILS_503 -> answer(out, "503 Service Unavailable", "", "{}");
      case BUSY_SECONDS -> busy(out, "1");
      case BUSY_DATE ->
          busy(
              out,
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC)));
      case REFUSES_400 -> answer(out, "400 Bad Request", "", "{\"error\":\"no such number\"}");
      case DROPS, TAKES_AND_LOSES_THE_ANSWER -> {
        return false;
      }
    }
    return true;
  }

  /** Until whoever asked has given up. */
  private static void awaitGone(InputStream in) throws IOException {
    while (in.read() >= 0) {
      // Nobody says more before there is an answer.
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

  private static void busy(OutputStream out, String retryAfter) throws IOException {
    answer(out, "429 Too Many Requests", "Retry-After: " + retryAfter + "\r\n", "{}");
  }

  private static void answer(OutputStream out, String status, String headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(status, bytes.length, headers);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(UTF_8));
    all.writeBytes(bytes);
    out.write(all.toByteArray());
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket each : callers) {
        each.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("a socket does not close", e);
    }
    threads.shutdownNow();
  }
}
