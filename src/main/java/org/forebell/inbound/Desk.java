package org.forebell.inbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.forebell.alert.AlertOutcome;
import org.forebell.channel.SmsReceipt;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.Language;
import org.forebell.delivery.LinkToken;
import org.forebell.delivery.Recipient;
import org.forebell.delivery.Routing;
import org.forebell.delivery.RoutingReader;
import org.forebell.delivery.Step;
import org.forebell.report.Reason;
import org.forebell.report.Rejected;
import org.forebell.report.Rejection;

/**
 * Makes records of what comes back. Whoever asks learns nothing of what it found: that is between
 * the desk and its {@link Intake}.
 */
public final class Desk {

  /** The topic by which rejected records name where it came from. */
  static final String NAME = "inbound";

  /** How acknowledgements say that they came by a link. */
  static final String BY_LINK = "link";

  private static final int REFERENCES = 200_000;

  private final Intake intake;
  private final UnaryOperator<String> resolve;
  private final ReplyParser replies = new ReplyParser();
  private final SentBook sent = new SentBook(REFERENCES);
  private volatile Routing routing;
  private volatile AddressBook addresses;

  /**
   * @param routing the shipped one, until another is published
   * @param resolve what stands behind a reference in an address
   */
  public Desk(Intake intake, Routing routing, UnaryOperator<String> resolve) {
    this.intake = intake;
    this.resolve = resolve;
    this.routing = routing;
    this.addresses = new AddressBook(routing, resolve);
  }

  /** A step was recorded: answers may be about it from now on. */
  public void recorded(Step step) {
    sent.add(step);
  }

  /**
   * Another routing is in force.
   *
   * @param yaml as it was published
   * @throws IllegalArgumentException when it cannot work; then the one before it holds
   */
  public void routed(byte[] yaml) {
    routing = RoutingReader.read("routing", new String(yaml, StandardCharsets.UTF_8));
    addresses = new AddressBook(routing, resolve);
  }

  /** The language of a recipient; English where the routing does not know it. */
  Language language(String recipient) {
    Recipient known = routing.recipient(recipient);
    return known == null ? Language.ENGLISH : known.language();
  }

  /** A reply came by a gateway, which has the name of its channel. */
  void reply(String channel, Callback callback, long now) throws IOException {
    String text = callback.text();
    Reply reply = replies.read(text);
    if (reply instanceof Reply.Other) {
      turnAway(text, Reason.NO_ANSWER, channel, now);
      return;
    }
    String who = addresses.recipient(channel, callback.from());
    if (who == null) {
      turnAway(text, Reason.UNKNOWN_SENDER, channel, now);
    } else if (reply instanceof Reply.Acknowledges answer) {
      acknowledge(channel, text, who, name(who, answer.alert()), answer.version(), now);
    } else if (reply instanceof Reply.Names named) {
      String alert = sent.onlyAlert(who, named.alert());
      acknowledge(channel, text, who, alert, named.version(), now);
    } else if (reply instanceof Reply.Tells told) {
      tell(channel, text, who, told, now);
    }
  }

  /**
   * @param alert null where its sender was told of none
   */
  private void acknowledge(
      String channel, String text, String who, String alert, int version, long now)
      throws IOException {
    if (alert == null) {
      turnAway(text, Reason.UNKNOWN_ALERT, channel, now);
    } else {
      intake.acknowledged(new Acknowledgement(alert, version, who, channel, now));
    }
  }

  private void tell(String channel, String text, String who, Reply.Tells told, long now)
      throws IOException {
    String alert = name(who, told.alert());
    if (alert == null) {
      turnAway(text, Reason.UNKNOWN_ALERT, channel, now);
    } else {
      intake.told(new AlertOutcome(alert, AlertOutcome.Finding.of(told.verdict()), who, now, ""));
    }
  }

  /** A whole name is taken as it is: the ladder knows whether there is one. */
  private String name(String who, String told) {
    return told.length() == ReplyParser.WHOLE_NAME ? told : sent.alert(who, told);
  }

  /**
   * A receipt came by a gateway, which has the name of its channel.
   *
   * @param receipt null where what came is none
   */
  void receipt(String channel, SmsReceipt receipt, long now) throws IOException {
    if (receipt == null || receipt.state() == SmsReceipt.State.UNDER_WAY) {
      return;
    }
    List<Step> steps = sent.message(channel, receipt.reference());
    if (steps.isEmpty()) {
      turnAway(receipt.reference(), Reason.UNKNOWN_ALERT, channel, now);
    }
    boolean arrived = receipt.state() == SmsReceipt.State.DELIVERED;
    for (Step step : steps) {
      intake.received(
          arrived
              ? step.receipt(Step.Kind.DELIVERED, "", now)
              : step.receipt(Step.Kind.FAILED, "undelivered", now));
    }
  }

  /** Somebody pressed the button behind a link of ours; pressed again it changes nothing. */
  void pressed(LinkToken link, long now) throws IOException {
    String who = link.recipient();
    if (!sent.press(who, link.alert(), link.version())) {
      return;
    }
    try {
      intake.acknowledged(new Acknowledgement(link.alert(), link.version(), who, BY_LINK, now));
    } catch (IOException e) {
      sent.release(who, link.alert(), link.version());
      throw e;
    }
  }

  private void turnAway(String text, Reason reason, String channel, long now) throws IOException {
    intake.turnedAway(
        Rejected.of(
            text.getBytes(StandardCharsets.UTF_8),
            NAME,
            0,
            0,
            now,
            new Rejection(reason, "", "by channel " + channel)));
  }
}
