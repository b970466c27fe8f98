package org.forebell.channel;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.wording.MailText;

/**
 * A letter as a mail: text and HTML, in a thread with all earlier versions of its alert (RFC 5322,
 * 3.6.4), marked as written by a machine so that no machine answers (RFC 3834). The same parcel is
 * the same mail, byte for byte, at every attempt: a mailbox that gets it twice can tell. It tells
 * nothing of the machine or the program that wrote it, and fetches nothing when read.
 *
 * <p>It is not encrypted by itself (PGP, S/MIME): TLS protects it on its way only.
 */
final class MailMessage extends MimeMessage {

  private final String id;

  private MailMessage(Session session, String id) {
    super(session);
    this.id = id;
  }

  /**
   * @param from also where answers go, unless {@code replyTo} is not null
   * @param domain of Message-IDs
   * @throws AddressException when the parcel's address is none
   */
  static MailMessage of(
      Session session,
      InternetAddress from,
      InternetAddress replyTo,
      String domain,
      Parcel parcel,
      MailText text)
      throws MessagingException {
    String name = KeyHash.hex(parcel.key());
    MailMessage mail = new MailMessage(session, id(name, domain));
    mail.setFrom(from);
    if (replyTo != null) {
      mail.setReplyTo(new InternetAddress[] {replyTo});
    }
    mail.setRecipient(Message.RecipientType.TO, MailAddress.of(parcel.address().to()));
    mail.setSubject(text.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
    mail.setSentDate(new Date(writtenAt(parcel.letter())));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("Content-Language", parcel.language().code());
    mail.follow(parcel, domain);
    mail.setContent(new Alternatives(name, part(text.text(), "plain"), part(text.html(), "html")));
    mail.saveChanges();
    return mail;
  }

  private void follow(Parcel parcel, String domain) throws MessagingException {
    if (parcel.letter() instanceof Letter.OfAlert letter && !letter.earlier().isEmpty()) {
      List<String> earlier =
          letter.earlier().stream()
              .map(each -> id(KeyHash.hex(parcel.keyOf(letter.nameOf(each))), domain))
              .toList();
      setHeader("In-Reply-To", earlier.get(earlier.size() - 1));
      setHeader("References", String.join("\r\n ", earlier));
    }
  }

  private static String id(String name, String domain) {
    return "<" + name + "@" + domain + ">";
  }

  private static long writtenAt(Letter letter) {
    return letter instanceof Letter.OfAlert of ? of.alert().at() : ((Letter.Digest) letter).at();
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text.replaceAll("\\R", "\r\n"), StandardCharsets.UTF_8.name(), subtype);
    return part;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  /** The same in two forms, with a boundary that does not change from attempt to attempt. */
  private static final class Alternatives extends MimeMultipart {

    Alternatives(String name, MimeBodyPart... parts) throws MessagingException {
      super("alternative", parts);
      ParameterList boundary = new ParameterList();
      boundary.set("boundary", "=_" + name);
      contentType = new ContentType("multipart", "alternative", boundary).toString();
    }
  }
}
