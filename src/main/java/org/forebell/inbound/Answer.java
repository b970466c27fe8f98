package org.forebell.inbound;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is answered to a request. */
record Answer(int status, String type, String body) {

  private static final int TOO_MANY = 429;

  /** A status and nothing else. */
  static Answer of(int status) {
    return new Answer(status, "application/json", "{}");
  }

  static Answer page(int status, String html) {
    return new Answer(status, "text/html; charset=utf-8", html);
  }

  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
    if (status == TOO_MANY) {
      headers.set("Retry-After", "5");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean headOnly = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, headOnly ? -1 : bytes.length);
    if (!headOnly) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
