package org.forebell.delivery;

import java.time.Duration;
import java.util.List;
import org.forebell.alert.PublishedAlert;

/**
 * What happened to one version of an alert on its way: a record of the topic {@code deliveries}, by
 * {@code schema/delivery.json}. It holds no address and no word of the alert.
 *
 * @param alert its name
 * @param version of the alert
 * @param recipient by the name in routing; empty where the step is about nobody in particular
 * @param channel by its name; empty where the step is about none, as when all have failed
 * @param letter the letter that carries it: the alert's own or a digest; empty where there is none
 * @param attempt counted from 1 on this channel; 0 where nothing was attempted
 * @param reason a short code; empty where there is nothing to say
 * @param again of a failed attempt, whether it may work later
 * @param after how long the counterpart asks to wait, zero where it does not say
 * @param reference under which receipts speak of it; empty where there is none
 * @param exercise whether the alert is one
 * @param at epoch milliseconds
 */
public record Step(
    Kind kind,
    String alert,
    int version,
    String recipient,
    String channel,
    String letter,
    int attempt,
    String reason,
    boolean again,
    Duration after,
    String reference,
    boolean exercise,
    long at) {

  /** What happened. */
  public enum Kind {
    /** It will be sent: at once, or, where a reason stands, with the next digest. */
    QUEUED("queued"),
    /** The channel's counterpart took it. */
    SENT("sent"),
    /** A receipt says that it arrived. */
    DELIVERED("delivered"),
    /** An attempt failed; without a channel: it failed for good on all of them, a dead letter. */
    FAILED("failed"),
    ACKNOWLEDGED("acknowledged"),
    /** The ladder went on to the next rung, or called its top again. */
    CLIMBED("climbed"),
    /** Nobody acknowledged, and the ladder ends. */
    EXPIRED("expired"),
    /** It is deliberately not sent. */
    SUPPRESSED("suppressed");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The constant with this code, null when there is none. */
    public static Kind of(String code) {
      for (Kind each : values()) {
        if (each.code.equals(code)) {
          return each;
        }
      }
      return null;
    }

    /** The code in the contract. */
    public String code() {
      return code;
    }
  }

  /** A step about an alert that no channel has a part in. */
  public static Step of(Kind kind, PublishedAlert alert, String recipient, String why, long at) {
    return new Step(
        kind,
        alert.id(),
        alert.version(),
        recipient,
        "",
        "",
        0,
        why,
        false,
        Duration.ZERO,
        "",
        alert.test(),
        at);
  }

  /** The same about another version, by a channel. */
  Step with(int otherVersion, String otherChannel) {
    return with(otherVersion, otherChannel, letter);
  }

  /** The same on a channel, in a letter. */
  Step on(String otherChannel, String otherLetter) {
    return with(version, otherChannel, otherLetter);
  }

  private Step with(int otherVersion, String otherChannel, String otherLetter) {
    return new Step(
        kind,
        alert,
        otherVersion,
        recipient,
        otherChannel,
        otherLetter,
        attempt,
        reason,
        again,
        after,
        reference,
        exercise,
        at);
  }

  /** That a parcel was taken: one step for each alert in it. */
  public static List<Step> sent(Parcel parcel, String reference, long at) {
    return ofAttempt(Kind.SENT, parcel, "", false, Duration.ZERO, reference, at);
  }

  /**
   * That an attempt failed: one step for each alert in the parcel.
   *
   * @param again whether it may work later
   * @param after how long the counterpart asks to wait, zero where it does not say
   */
  public static List<Step> failed(
      Parcel parcel, String reason, boolean again, Duration after, long at) {
    return ofAttempt(Kind.FAILED, parcel, reason, again, after, "", at);
  }

  private static List<Step> ofAttempt(
      Kind kind,
      Parcel parcel,
      String reason,
      boolean again,
      Duration after,
      String reference,
      long at) {
    return parcel.letter().alerts().stream()
        .map(
            alert ->
                new Step(
                    kind,
                    alert.id(),
                    alert.version(),
                    parcel.recipient(),
                    parcel.address().channel(),
                    parcel.letter().name(),
                    parcel.attempt(),
                    reason,
                    again,
                    after,
                    reference,
                    alert.test(),
                    at))
        .toList();
  }

  /**
   * What a receipt says of what was sent.
   *
   * @param became delivered or failed
   */
  public Step receipt(Kind became, String why, long when) {
    return new Step(
        became,
        alert,
        version,
        recipient,
        channel,
        letter,
        attempt,
        why,
        false,
        Duration.ZERO,
        reference,
        exercise,
        when);
  }

  /** Whether it is what became of an attempt to send; its parcel has the same key. */
  public boolean isResult() {
    return !channel.isEmpty()
        && attempt > 0
        && (kind == Kind.SENT || (kind == Kind.FAILED && !isUndelivered()));
  }

  /** Whether a receipt says that what a channel took will not arrive. */
  public boolean isUndelivered() {
    return kind == Kind.FAILED && !channel.isEmpty() && !reference.isEmpty();
  }

  /** Whether it is a dead letter: it failed for good on all channels. */
  public boolean isDeadLetter() {
    return kind == Kind.FAILED && channel.isEmpty();
  }

  /** The key of the parcel it is about, as {@link Parcel#key}. */
  public String key() {
    return recipient + "/" + channel + "/" + letter;
  }
}
