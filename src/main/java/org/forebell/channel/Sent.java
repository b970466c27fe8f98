package org.forebell.channel;

import java.time.Duration;

/**
 * What became of one attempt.
 *
 * <p>Reasons are short codes without content. Of every channel: {@code busy}, {@code resting},
 * {@code timeout}, {@code exercise_on_live_channel}, {@code not_for_tier}, {@code no_address},
 * {@code no_digests}, {@code nothing_to_cancel}, {@code cannot_be_written}, {@code unforeseen}. Of
 * networks: {@code http_} and {@code smtp_} with the counterpart's code, {@code no_host}, {@code
 * no_connection}, {@code connection_lost}, {@code tls}, {@code smtp_refused_login}, {@code
 * wrong_address}.
 */
public sealed interface Sent {

  /** Too many messages wait already; nothing was sent. */
  String BUSY = "busy";

  /** The counterpart failed too often in a row and is left alone; nothing was sent. */
  String RESTING = "resting";

  /** No answer in time; it may have been taken. */
  String TIMEOUT = "timeout";

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
  record TryAgain(String reason, Duration after) implements Sent {

    /** Where the counterpart does not say how long to wait. */
    public TryAgain(String reason) {
      this(reason, Duration.ZERO);
    }

    /** Whether it is certain that nothing was sent, so that the attempt need not count. */
    public boolean unsent() {
      return reason.equals(BUSY) || reason.equals(RESTING);
    }
  }

  /**
   * It will never work like this: an unknown number, 4xx.
   *
   * @param reason as above
   */
  record Refused(String reason) implements Sent {}
}
