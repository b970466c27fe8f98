package org.forebell.inbound;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.forebell.delivery.Reach;
import org.forebell.delivery.Recipient;
import org.forebell.delivery.Routing;

/** Whose number a reply comes from. */
final class AddressBook {

  private final Map<String, String> recipients = new HashMap<>();

  /**
   * @param resolve what stands behind a reference such as {@code ${env:NAME}}
   */
  AddressBook(Routing routing, UnaryOperator<String> resolve) {
    for (Recipient each : routing.recipients().values()) {
      for (Reach reach : each.reaches()) {
        String number = Callback.number(resolve.apply(reach.address().to()));
        if (!number.isEmpty()) {
          recipients.put(reach.channel() + "/" + number, each.name());
        }
      }
    }
  }

  /** The recipient, null where nobody is reached so. */
  String recipient(String channel, String number) {
    return recipients.get(channel + "/" + number);
  }
}
