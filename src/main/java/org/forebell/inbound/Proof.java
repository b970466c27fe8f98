package org.forebell.inbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request comes from a gateway that knows our secret: by the secret itself as a bearer
 * token (RFC 6750) or, so that it never travels, by a signature over time and body as our own
 * webhooks carry it. Comparing takes as long whatever is sent.
 */
final class Proof {

  /** How far a signed request's time may be off: what is older could be a repetition. */
  private static final long TOLERANCE_SECONDS = 300;

  private final byte[] secret;

  Proof(String secret) {
    if (secret.length() < 16) {
      throw new IllegalArgumentException(
          "the secret of a gateway has "
              + secret.length()
              + " characters; give it 16 or more (openssl rand -hex 24)");
    }
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether the header {@code Authorization} carries the secret.
   *
   * @param authorization null where there is none
   */
  boolean byToken(String authorization) {
    String told = authorization == null ? "" : authorization.replaceFirst("^(Bearer|Token) +", "");
    return MessageDigest.isEqual(sha256(secret), sha256(told.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Whether a signature is that of this time and body.
   *
   * @param timestamp seconds since 1970 as the header has them
   * @param signature {@code sha256=} and the hash in hexadecimal
   * @param now epoch milliseconds
   */
  boolean bySignature(String timestamp, String signature, byte[] body, long now) {
    byte[] ours =
        ("sha256=" + HexFormat.of().formatHex(mac(timestamp, body)))
            .getBytes(StandardCharsets.US_ASCII);
    boolean same = MessageDigest.isEqual(ours, signature.getBytes(StandardCharsets.UTF_8));
    return timestamp.matches("[0-9]{1,12}")
        && Math.abs(now / 1000 - Long.parseLong(timestamp)) <= TOLERANCE_SECONDS
        && same;
  }

  private byte[] mac(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
