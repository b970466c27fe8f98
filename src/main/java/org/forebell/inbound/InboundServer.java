package org.forebell.inbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP endpoint for replies, receipts and links.
 *
 * <p>What it promises to whoever calls: a request has 10 seconds to come whole and 8 KiB of body,
 * an answer 30 seconds to be taken ({@code config/jvm.options} holds the times); callers are heard
 * so often and no more; and the answer tells nothing of what is known here, neither which gateways
 * nor which alerts there are.
 */
public final class InboundServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InboundServer.class);

  /** As many as the JDK lets connect at once, so that slow callers keep no other from a thread. */
  private static final int THREADS = 200;

  private static final List<String> LIMITS =
      List.of(
          "sun.net.httpserver.maxReqTime",
          "sun.net.httpserver.maxRspTime",
          "jdk.httpserver.maxConnections");

  private final HttpServer server;
  private final ExecutorService threads;

  private InboundServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Begins to listen.
   *
   * @throws IOException when the address is taken
   * @throws IllegalStateException when Java was started without the limits of {@code
   *     config/jvm.options}
   */
  public static InboundServer start(
      InetSocketAddress address, Gateways gateways, AnswerLinks links, InstantSource time)
      throws IOException {
    for (String limit : LIMITS) {
      if (System.getProperty(limit) == null) {
        throw new IllegalStateException(
            "Java was started without -D" + limit + " of config/jvm.options");
      }
    }
    HttpServer server = HttpServer.create(address, 0);
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(THREADS));
    threads.allowCoreThreadTimeOut(true);
    server.setExecutor(threads);
    Callers callers = new Callers(time);
    server.createContext("/in/", exchange -> answer(exchange, callers, gateways::answer));
    server.createContext("/ack/", exchange -> answer(exchange, callers, links::answer));
    server.createContext("/", exchange -> answer(exchange, callers, InboundServer::health));
    server.start();
    return new InboundServer(server, threads);
  }

  /** Answers a request that was heard. */
  interface Room {
    Answer answer(Request request) throws IOException;
  }

  private static void answer(HttpExchange exchange, Callers callers, Room room) {
    try (exchange) {
      if (!callers.hear(Request.caller(exchange))) {
        Answer.of(429).send(exchange);
        return;
      }
      Request request = Request.of(exchange);
      Answer answer = request.isTooLong() ? Answer.of(413) : room.answer(request);
      answer.send(exchange);
    } catch (IOException e) {
      LOG.debug("a caller went away", e);
    } catch (RuntimeException e) {
      LOG.error("a request could not be answered", e);
    }
  }

  private static Answer health(Request request) {
    return Answer.of(request.path().equals("/health") && request.isGet() ? 200 : 404);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
