package org.forebell.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request, read as far as it may go. */
record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

  private static final int LONGEST = 8 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  static Request of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestURI().getRawQuery(),
        headers,
        exchange.getRequestBody().readNBytes(LONGEST + 1));
  }

  /**
   * The address a request comes from. A proxy on this machine tells for whom it calls, last in the
   * header; from anywhere else anybody could write it.
   */
  static String caller(HttpExchange exchange) {
    InetAddress from = exchange.getRemoteAddress().getAddress();
    String told = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
    return from.isLoopbackAddress() && told != null
        ? told.substring(told.lastIndexOf(',') + 1).strip()
        : from.getHostAddress();
  }

  boolean isTooLong() {
    return body.length > LONGEST;
  }

  boolean isGet() {
    return method.equals("GET") || method.equals("HEAD");
  }

  boolean isPost() {
    return method.equals("POST");
  }

  /** The first of that name, in whatever case; null where there is none. */
  String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /**
   * What a gateway tells, in the address, as a form or as JSON.
   *
   * @return null where it is neither
   */
  Callback callback() {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    try {
      Map<String, String> fields = form(query == null ? "" : query);
      if (text.startsWith("{")) {
        fields.putAll(Callback.flat(JSON.readTree(text)));
      } else {
        fields.putAll(form(text));
      }
      return fields.isEmpty() ? null : new Callback(fields);
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return fields;
  }
}
