package org.forebell.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Wording;

/** Mail by SMTP, one connection a message, in a few threads of its own. */
final class MailChannel implements Channel {

  private final Medium.Mail server;
  private final InternetAddress from;
  private final InternetAddress replyTo;
  private final Wording wording;
  private final Function<Parcel, String> acknowledge;
  private final Session session;
  private final ExecutorService threads;

  /**
   * @param server with its secrets put in
   * @param acknowledge where a letter is acknowledged, empty where it is not
   */
  MailChannel(
      String name,
      Medium.Mail server,
      ChannelSettings.Bounds bounds,
      Wording wording,
      Function<Parcel, String> acknowledge) {
    this.server = server;
    this.from = address(server.from());
    this.replyTo = server.replyTo().isEmpty() ? null : address(server.replyTo());
    this.wording = wording;
    this.acknowledge = acknowledge;
    this.session = Session.getInstance(properties(server, bounds.timeout().toMillis()));
    this.threads =
        Executors.newFixedThreadPool(bounds.atOnce(), DaemonThreads.named("channel-" + name));
  }

  private static InternetAddress address(String checked) {
    try {
      return MailAddress.of(checked);
    } catch (AddressException e) {
      throw new IllegalStateException("settings were checked when they were read", e);
    }
  }

  private static Properties properties(Medium.Mail server, long timeout) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", Long.toString(timeout));
    properties.setProperty("mail.smtp.timeout", Long.toString(timeout));
    properties.setProperty("mail.smtp.writetimeout", Long.toString(timeout));
    properties.setProperty("mail.smtp.localhost", server.domain());
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.auth", Boolean.toString(!server.user().isEmpty()));
    boolean upgrade = server.encryption() == Medium.Encryption.STARTTLS;
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(upgrade));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(upgrade));
    boolean tls = server.encryption() == Medium.Encryption.TLS;
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    return CompletableFuture.supplyAsync(() -> attempt(parcel), threads);
  }

  private Sent attempt(Parcel parcel) {
    try (Transport transport = session.getTransport("smtp")) {
      MailMessage mail =
          MailMessage.of(
              session,
              from,
              replyTo,
              server.domain(),
              parcel,
              wording.mail(parcel, acknowledge.apply(parcel)));
      boolean login = !server.user().isEmpty();
      transport.connect(
          server.host(),
          server.port(),
          login ? server.user() : null,
          login ? server.password() : null);
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Sent.Taken(mail.getMessageID());
    } catch (MessagingException e) {
      return SmtpAnswer.of(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
