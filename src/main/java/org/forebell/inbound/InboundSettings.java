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
 * @param linkSecret with which links are signed, the one that channels sign with
 * @param gateways the secret of each, by the name of its channel
 */
public record InboundSettings(
    String host, int port, String linkSecret, Map<String, String> gateways) {

  private static final String REFERENCE = "\\$\\{(env|file):[^{}]+}";

  public InboundSettings {
    gateways = Map.copyOf(gateways);
  }

  /**
   * Reads the file.
   *
   * @param file its name, for complaints
   * @throws org.forebell.settings.WrongSetting with line, key and what to do
   */
  public static InboundSettings read(String file, String yaml) {
    Section root = Section.read(file, yaml, Set.of("host", "port", "links", "gateways"));
    Section named = root.named("gateways");
    Map<String, String> gateways = new HashMap<>();
    for (String name : named.keys()) {
      gateways.put(name, secret(named.section(name, Set.of("secret"))));
    }
    return new InboundSettings(
        root.text("host"),
        root.whole("port", 0, 65_535),
        secret(root.section("links", Set.of("secret"))),
        gateways);
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
