package org.forebell.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.forebell.settings.Section;

/**
 * Reads what may hold a secret, and refuses one that is written out. A complaint never repeats the
 * value.
 */
final class SecretCheck {

  private static final Pattern TELLS_OF_A_SECRET =
      Pattern.compile("(?i).*(auth|passw|pwd|secret|token|api.?key|credential|cookie).*");
  private static final Pattern NAMED_VALUE = Pattern.compile("[?&\\s]?([\\w.-]+)=([^&\\s]*)");
  private static final Pattern IN_JSON = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
  private static final String ADVICE =
      "is written out. Put it into the environment or a file and refer to it, as ${env:NAME} or"
          + " ${file:PATH}.";

  private SecretCheck() {}

  /** A value that is a secret as a whole. */
  static String secret(Section keys, String key) {
    String text = keys.text(key);
    if (!Secrets.REFERENCE.matcher(text).matches()) {
      throw keys.refuse(key, ADVICE);
    }
    return text;
  }

  /** A URL, which may be a secret, and in which nothing may stand that looks like one. */
  static String url(Section keys) {
    String url = wellReferred(keys, "url", keys.text("url"));
    String plain = new Template(withoutReferences(url)).fill(name -> "x", Template.Escape.URL);
    if (plain.matches("(?i)https?://[^/?#]*@.*")) {
      throw keys.refuse("url", "holds a user or password. Put them into headers: Authorization.");
    }
    refuseNamed(keys, "url", url, NAMED_VALUE);
    if (!Secrets.REFERENCE.matcher(url).lookingAt() && !isHttp(plain)) {
      throw keys.refuse("url", "is no URL of http or https.");
    }
    return url;
  }

  private static boolean isHttp(String url) {
    try {
      URI uri = URI.create(url);
      return url.matches("(?i)https?://.*") && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static Map<String, String> headers(Section keys) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (keys.has("headers")) {
      Section all = keys.named("headers");
      for (String name : all.keys()) {
        String value = wellReferred(all, name, all.text(name));
        if (!HEADER.matcher(name).matches()) {
          throw all.refuse(name, "is no name of a header.");
        }
        if (tells(name, value)) {
          throw all.refuse(name, ADVICE);
        }
        headers.put(name, value);
      }
    }
    return headers;
  }

  static void body(Section keys, String body, Medium.BodyType type) {
    wellReferred(keys, "body", body);
    refuseNamed(keys, "body", body, type == Medium.BodyType.JSON ? IN_JSON : NAMED_VALUE);
    if (type == Medium.BodyType.JSON && !body.isEmpty()) {
      String filled = new Template(withoutReferences(body)).fill(name -> "x", Template.Escape.JSON);
      try {
        JsonMapper.builder().build().readTree(filled);
      } catch (JsonProcessingException e) {
        throw keys.refuse("body", "is not JSON. Write type: form or text, or mend it.");
      }
    }
  }

  private static void refuseNamed(Section keys, String key, String text, Pattern pairs) {
    boolean found =
        pairs.matcher(text).results().anyMatch(each -> tells(each.group(1), each.group(2)));
    if (found) {
      throw keys.refuse(key, "holds a secret that " + ADVICE);
    }
  }

  private static boolean tells(String name, String value) {
    return TELLS_OF_A_SECRET.matcher(name).matches()
        && !Secrets.REFERENCE.matcher(value).find()
        && new Template(value).names().isEmpty();
  }

  private static String wellReferred(Section keys, String key, String text) {
    if (withoutReferences(text).contains("${")) {
      throw keys.refuse(key, "refers to nothing known. Write ${env:NAME} or ${file:PATH}.");
    }
    return text;
  }

  private static String withoutReferences(String text) {
    return Secrets.REFERENCE.matcher(text).replaceAll("x");
  }
}
