package org.forebell.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.forebell.settings.Section;

/** Mail addresses, with or without a name before them. */
final class MailAddress {

  private MailAddress() {}

  /** One address of settings. */
  static String checked(Section keys, String key) {
    String text = keys.text(key);
    try {
      of(text);
      return text;
    } catch (AddressException e) {
      throw keys.refuse(key, "is no mail address. Write for example Forebell <a@example.org>.");
    }
  }

  /** An address, which must be exactly one and have a domain. */
  static InternetAddress of(String text) throws AddressException {
    InternetAddress address = new InternetAddress(text, true);
    if (address.isGroup() || address.getAddress().indexOf('@') < 0) {
      throw new AddressException("not one address");
    }
    if (address.getPersonal() != null) {
      try {
        address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
      } catch (UnsupportedEncodingException impossible) {
        throw new IllegalStateException("every Java platform has UTF-8", impossible);
      }
    }
    return address;
  }
}
