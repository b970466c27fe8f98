package org.forebell.channel;

/** For tests elsewhere: what stands for a message's key on the wire. */
public final class MessageKeys {

  private MessageKeys() {}

  /** As gateways get it. */
  public static String onTheWire(String key) {
    return KeyHash.hex(key);
  }
}
