package org.forebell.delivery;

import java.time.ZoneId;

/**
 * A letter on its way to one recipient on one channel.
 *
 * @param recipient by the name in routing, a post and never a person's name
 * @param attempt counted from 1 on this channel
 */
public record Parcel(
    String recipient,
    Address address,
    Language language,
    ZoneId zone,
    Tier tier,
    Letter letter,
    int attempt) {

  /**
   * The same for every attempt: what is sent under one key is one message. Channels that know
   * idempotency keys get it as such, a mail gets it as its Message-ID.
   */
  public String key() {
    return keyOf(letter.name());
  }

  /** The key of another letter to this recipient on this channel. */
  public String keyOf(String name) {
    return recipient + "/" + address.channel() + "/" + name;
  }

  /** The same letter in another language. */
  public Parcel in(Language other) {
    return new Parcel(recipient, address, other, zone, tier, letter, attempt);
  }

  /** The same letter to another address of the recipient's. */
  public Parcel to(Address other) {
    return new Parcel(recipient, other, language, zone, tier, letter, attempt);
  }

  /** Another letter to the same recipient. */
  public Parcel with(Letter other) {
    return new Parcel(recipient, address, language, zone, tier, other, attempt);
  }
}
