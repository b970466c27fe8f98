package org.forebell.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A key as others get to see it. Keys of parcels name posts and channels of an organisation, which
 * are nobody else's business; their SHA-256 is as unique.
 */
final class KeyHash {

  private static final int HEX_DIGITS = 32;

  private KeyHash() {}

  /** 128 bits in 32 hex digits. */
  static String hex(String key) {
    return HexFormat.of().formatHex(sha256(key)).substring(0, HEX_DIGITS);
  }

  /** 63 bits as a positive number, for counterparts that know messages by numbers. */
  static long number(String key) {
    return ByteBuffer.wrap(sha256(key)).getLong() & Long.MAX_VALUE;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
