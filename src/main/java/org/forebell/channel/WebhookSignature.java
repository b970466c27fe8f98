package org.forebell.channel;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says that a body is ours and new: HMAC-SHA-256 over the second of sending, a dot and the body.
 * {@code docs/webhook.md} tells receivers how to check it, with examples.
 */
public final class WebhookSignature {

  public static final String HEADER = "X-Forebell-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  private final SecretKeySpec key;

  public WebhookSignature(String secret) {
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * The header's value.
   *
   * @param at epoch seconds
   */
  public String sign(byte[] body, long at) {
    return "t=" + at + ",v1=" + HexFormat.of().formatHex(mac(body, at));
  }

  /**
   * Whether a body was signed with this secret, not longer ago than the tolerance, nor that far
   * ahead. It takes as long for a wrong signature as for a right one.
   *
   * @param now epoch seconds
   */
  public boolean verify(String header, byte[] body, long now, Duration tolerance) {
    Matcher form = FORM.matcher(header);
    if (!form.matches()) {
      return false;
    }
    long at = Long.parseLong(form.group(1));
    boolean ours = MessageDigest.isEqual(mac(body, at), HexFormat.of().parseHex(form.group(2)));
    return ours && Math.abs(now - at) <= tolerance.toSeconds();
  }

  private byte[] mac(byte[] body, long at) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((at + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }
}
