package org.forebell.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in a link that acknowledges: whose answer to which version of an alert it is, until
 * when it may be given, and that we made it. It is good for once: whoever takes it remembers.
 *
 * @param alert the alert's name
 * @param recipient by the name in routing
 * @param expires epoch milliseconds, of whole seconds
 */
public record LinkToken(String alert, int version, String recipient, long expires) {

  /** The fewest bytes of a secret, as long as what HMAC-SHA-256 gives (RFC 2104, section 3). */
  public static final int SECRET_BYTES = 32;

  private static final int LAYOUT = 1;

  /** Half of the hash, the least that RFC 2104, section 5, allows. */
  private static final int MAC_BYTES = 16;

  private static final int LONGEST = 512;

  /** So that what is signed here cannot stand for anything else that is signed with one secret. */
  private static final byte[] PURPOSE = "forebell link\n".getBytes(StandardCharsets.US_ASCII);

  public LinkToken {
    expires = Math.floorDiv(expires, 1000L) * 1000L;
  }

  /** The text for a link: letters, digits, - and _ alone. */
  public String write(byte[] secret) {
    byte[] said = said();
    byte[] whole = Arrays.copyOf(said, said.length + MAC_BYTES);
    System.arraycopy(mac(said, secret), 0, whole, said.length, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /**
   * Reads the text of a link.
   *
   * @param now epoch milliseconds
   * @return null for whatever we did not make, or made for a time that is over
   */
  public static LinkToken read(String text, byte[] secret, long now) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      byte[] whole = Base64.getUrlDecoder().decode(text);
      byte[] said = Arrays.copyOf(whole, Math.max(0, whole.length - MAC_BYTES));
      byte[] mac = Arrays.copyOfRange(whole, said.length, whole.length);
      if (!MessageDigest.isEqual(mac, mac(said, secret))) {
        return null;
      }
      LinkToken read = read(said);
      // One text alone for one token: base64 has spare bits at its end.
      return now < read.expires && read.write(secret).equals(text) ? read : null;
    } catch (IllegalArgumentException | ArithmeticException | IOException notOurs) {
      return null;
    }
  }

  private static LinkToken read(byte[] said) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(said));
    if (in.readByte() != LAYOUT) {
      throw new IOException("another layout");
    }
    long expires = Math.multiplyExact(in.readLong(), 1000L);
    return new LinkToken(in.readUTF(), in.readInt(), in.readUTF(), expires);
  }

  private byte[] said() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(LAYOUT);
      out.writeLong(expires / 1000L);
      out.writeUTF(alert);
      out.writeInt(version);
      out.writeUTF(recipient);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] mac(byte[] said, byte[] secret) {
    if (secret.length < SECRET_BYTES) {
      throw new IllegalStateException(
          "the secret of links has "
              + secret.length
              + " bytes; give it "
              + SECRET_BYTES
              + " or more (openssl rand -base64 48)");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(PURPOSE);
      return Arrays.copyOf(mac.doFinal(said), MAC_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }
}
