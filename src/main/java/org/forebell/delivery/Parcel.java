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
    return recipient + "/" + address.channel() + "/" + letter.name();
  }
}
