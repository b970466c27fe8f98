package org.forebell.wording;

import java.util.Locale;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;

/** What a letter says, in the recipient's language and zone and by their tier. Thread-safe. */
public final class Wording {

  private final Posture posture;

  /**
   * @param posture which plans to review when, and the words agreed for text messages
   */
  public Wording(Posture posture) {
    this.posture = posture;
  }

  /** One text message of one part: 160 characters of GSM-7, or 70 of UCS-2. */
  public String sms(Parcel parcel, SmsForm form) {
    return headline(parcel);
  }

  /** The letter as mail. */
  public MailText mail(Parcel parcel) {
    return mail(parcel, "");
  }

  /**
   * The letter as mail.
   *
   * @param acknowledge an address to acknowledge it at, empty when there is none
   */
  public MailText mail(Parcel parcel, String acknowledge) {
    String line = headline(parcel);
    return new MailText(line, line + "\n" + acknowledge, "<!doctype html><p>" + line + "</p>");
  }

  /** The letter in three parts. */
  public Brief brief(Parcel parcel) {
    return new Brief(headline(parcel), headline(parcel), posture.version());
  }

  private static String headline(Parcel parcel) {
    if (parcel.letter() instanceof Letter.OfAlert letter) {
      PublishedAlert alert = letter.alert();
      return alert.change().code().toUpperCase(Locale.ROOT)
          + " "
          + alert.level().code()
          + " "
          + alert.area()
          + " "
          + alert.id();
    }
    return parcel.letter().name();
  }
}
