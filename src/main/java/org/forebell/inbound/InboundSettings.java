package org.forebell.inbound;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.forebell.settings.Section;

/**
 * The way back in as {@code config/inbound.yaml} sets it; secrets stand in it as references.
 *
 * @param host where it listens
 * @param port 0 for any that is free
 * @param links null where mails carry none
 * @param gateways the secret of each, by the name of its channel
 */
public record InboundSettings(String host, int port, Links links, Map<String, String> gateways) {

  private static final String REFERENCE = "\\$\\{(env|file):[^{}]+}";

  public InboundSettings {
    gateways = Map.copyOf(gateways);
  }

  /**
   * How mails are acknowledged by a link.
   *
   * @param url what stands before /ack/ in a link, as the world sees this endpoint
   * @param secret with which links are signed
   */
  public record Links(String url, String secret) {}

  /**
   * Reads the file.
   *
   * @param file its name, for complaints
   * @throws org.forebell.settings.WrongSetting with line, key and what to do
   */
  public static InboundSettings read(String file, String yaml) {
    Section root = Section.read(file, yaml, Set.of("host", "port", "links", "gateways"));
    Map<String, String> gateways = new HashMap<>();
    if (root.has("gateways")) {
      Section named = root.named("gateways");
      for (String name : named.keys()) {
        gateways.put(name, secret(named.section(name, Set.of("secret"))));
      }
    }
    return new InboundSettings(
        root.text("host"),
        root.whole("port", 0, 65_535),
        root.has("links") ? links(root.section("links", Set.of("url", "secret"))) : null,
        gateways);
  }

  private static Links links(Section section) {
    String url = section.text("url").replaceAll("/+$", "");
    if (!url.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
      throw section.refuse("url", "is no URL of http or https without a query.");
    }
    return new Links(url, secret(section));
  }

  private static String secret(Section section) {
    String secret = section.text("secret");
    if (!secret.matches(REFERENCE)) {
      throw section.refuse(
          "secret", "is written out. Refer to it, as ${env:NAME} or ${file:PATH}.");
    }
    return secret;
  }
}
