package org.forebell.channel;

import java.time.Duration;

/** What became of one attempt. */
public sealed interface Sent {

  /**
   * The counterpart took it.
   *
   * @param reference under which receipts speak of it; empty where there are none
   */
  record Taken(String reference) implements Sent {}

  /**
   * It may work later, or may have worked: timeouts, 429, 5xx, lost connections.
   *
   * @param reason a short code without content, such as {@code timeout} or {@code http_503}
   * @param after how long the counterpart asks to wait; zero where it does not say
   */
  record TryAgain(String reason, Duration after) implements Sent {}

  /**
   * It will never work like this: an unknown number, 4xx.
   *
   * @param reason as above
   */
  record Refused(String reason) implements Sent {}
}
