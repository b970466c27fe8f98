package org.forebell.inbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.forebell.channel.WebhookSignature;

/**
 * Whether a request comes from a gateway that knows our secret: by the secret itself, as a token or
 * as the password of any user (RFC 6750, RFC 7617), or, so that it never travels, by a signature as
 * our own webhooks carry it. Comparing takes as long whatever is sent.
 */
final class Proof {

  private static final int SHORTEST = 16;

  /** How far a signed request's time may be off: what is older could be a repetition. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final byte[] hash;
  private final WebhookSignature signature;

  Proof(String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "the secret of a gateway has "
              + secret.length()
              + " characters; give it "
              + SHORTEST
              + " or more (openssl rand -hex 24)");
    }
    this.hash = sha256(secret);
    this.signature = new WebhookSignature(secret);
  }

  /**
   * Whether a request is proven.
   *
   * @param now epoch milliseconds
   */
  boolean isGivenBy(Request request, long now) {
    String signed = request.header(WebhookSignature.HEADER);
    return signed == null
        ? MessageDigest.isEqual(hash, sha256(told(request.header("Authorization"))))
        : signature.verify(signed, request.body(), now / 1000, TOLERANCE);
  }

  private static String told(String authorization) {
    String[] parts = authorization == null ? new String[0] : authorization.split(" +", 2);
    if (parts.length < 2) {
      return "";
    }
    return switch (parts[0]) {
      case "Bearer", "Token" -> parts[1];
      case "Basic" -> password(parts[1]);
      default -> "";
    };
  }

  private static String password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
