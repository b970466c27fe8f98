package org.forebell.delivery;

/**
 * Where a recipient is reached.
 *
 * @param channel by its name in {@code config/channels.yaml}
 * @param to what the channel calls the recipient, such as a mail address or a number, or where it
 *     is kept: {@code ${env:NAME}} or {@code ${file:PATH}}. The address itself is about a person:
 *     it stands in no topic, log or metric, and who sends resolves the reference just before.
 */
public record Address(String channel, String to) {

  /** Without what reaches the person, since texts of objects end up in logs. */
  @Override
  public String toString() {
    return "Address[channel=" + channel + ", to=…]";
  }
}
