package org.forebell.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * Somebody who is spoken to by HTTP: asks without holding a thread, gives up in time even where an
 * answer stops halfway, and tells every answer as {@link Sent}. It follows no redirect, which would
 * take message and secrets to where nobody sent them.
 */
final class HttpCounterpart implements AutoCloseable {

  static final String KEY_HEADER = "Idempotency-Key";

  private static final int THREADS = 2;

  private final Duration timeout;
  private final Clock clock;
  private final ExecutorService threads;
  private final HttpClient client;

  HttpCounterpart(String name, Duration timeout, Clock clock) {
    this.timeout = timeout;
    this.clock = clock;
    this.threads = Executors.newFixedThreadPool(THREADS, DaemonThreads.named("channel-" + name));
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .executor(threads)
            .build();
  }

  /** A request with its headers, to be given a method. */
  HttpRequest.Builder request(URI uri, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeout);
    headers.forEach(request::setHeader);
    return request;
  }

  /**
   * Sends a request.
   *
   * @param taken what to make of an answer of 2xx
   */
  CompletionStage<Sent> ask(
      HttpRequest request, Function<HttpResponse<byte[]>, CompletionStage<Sent>> taken) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, info -> LimitedBody.subscriber());
    return exchange
        .copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (answer, error) -> {
              // What stopped halfway would hold its connection for ever.
              exchange.cancel(true);
              return error == null ? told(answer, taken) : now(failed(error));
            })
        .thenCompose(Function.identity());
  }

  /** An answer that is there already. */
  static CompletionStage<Sent> now(Sent sent) {
    return CompletableFuture.completedFuture(sent);
  }

  private CompletionStage<Sent> told(
      HttpResponse<byte[]> answer, Function<HttpResponse<byte[]>, CompletionStage<Sent>> taken) {
    int status = answer.statusCode();
    return switch (status) {
      // Refused credentials are mended or rotated by people; the message is as good as before.
      case 401, 403, 407, 408, 409, 425, 429 -> now(tryAgain(answer));
      default -> {
        if (status / 100 == 2) {
          yield taken.apply(answer);
        }
        yield now(status / 100 == 5 ? tryAgain(answer) : new Sent.Refused("http_" + status));
      }
    };
  }

  private Sent tryAgain(HttpResponse<byte[]> answer) {
    String after = answer.headers().firstValue("Retry-After").orElse("");
    return new Sent.TryAgain(
        "http_" + answer.statusCode(), RetryAfter.read(after, clock.instant()));
  }

  private static Sent failed(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return new Sent.TryAgain(reason(cause));
  }

  private static String reason(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return "no_connection";
    }
    if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
      return Sent.TIMEOUT;
    }
    if (cause instanceof ConnectException) {
      boolean unknown = cause.getCause() instanceof UnresolvedAddressException;
      return unknown ? "no_host" : "no_connection";
    }
    if (cause instanceof SSLException) {
      return "tls";
    }
    return cause instanceof IOException ? "connection_lost" : "unforeseen";
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
