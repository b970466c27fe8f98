package org.forebell.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.forebell.delivery.Address;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Redaction;
import org.forebell.wording.SmsForm;
import org.forebell.wording.Wording;

/**
 * Each message as files in a folder, in the forms in which others would have sent it. One key has
 * one name, so what is written twice is there once. Names of files hold no address.
 */
final class OutboxChannel implements Channel {

  private final Medium.Outbox settings;
  private final Wording wording;
  private final Function<Parcel, String> acknowledge;
  private final CapDocument cap;
  private final WebhookJson json;
  private final Folder folder;
  private final Session session = Session.getInstance(new Properties());
  private final ExecutorService thread;

  OutboxChannel(
      String name,
      Medium.Outbox settings,
      Wording wording,
      Redaction redaction,
      Function<Parcel, String> acknowledge) {
    this.settings = settings;
    this.wording = wording;
    this.acknowledge = acknowledge;
    String sender = "forebell@" + settings.domain();
    String restriction = "For the recipients named in routing.";
    this.cap =
        new CapDocument(
            new Medium.Cap(settings.folder(), sender, false, restriction, List.of()),
            wording,
            redaction);
    this.json = new WebhookJson(wording, redaction);
    this.folder = new Folder(Path.of(settings.folder()));
    this.thread = Executors.newSingleThreadExecutor(DaemonThreads.named("channel-" + name));
  }

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    return CompletableFuture.supplyAsync(() -> write(parcel), thread);
  }

  private Sent write(Parcel parcel) {
    try {
      for (Medium.Form form : settings.forms()) {
        write(parcel, form);
      }
      return new Sent.Taken(name(parcel, ""));
    } catch (IOException e) {
      return new Sent.TryAgain("cannot_be_written");
    } catch (MessagingException e) {
      return new Sent.Refused("wrong_address");
    }
  }

  private void write(Parcel parcel, Medium.Form form) throws IOException, MessagingException {
    switch (form) {
      case MAIL -> folder.write(name(parcel, ".eml"), mail(parcel));
      case SMS -> folder.write(name(parcel, ".sms.txt"), sms(parcel));
      case CAP -> {
        if (parcel.letter() instanceof Letter.OfAlert letter) {
          folder.write(name(parcel, CapChannel.ENDING), cap.write(parcel, letter));
        }
      }
      case JSON -> folder.write(name(parcel, ".json"), json.write(parcel));
    }
  }

  private static String name(Parcel parcel, String ending) {
    String text = parcel.letter().name() + "-" + parcel.recipient();
    return Folder.name(text, parcel.key(), ending);
  }

  private byte[] sms(Parcel parcel) {
    return (wording.sms(parcel, SmsForm.PLAIN) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] mail(Parcel parcel) throws IOException, MessagingException {
    MailMessage mail =
        MailMessage.of(
            session,
            new InternetAddress("forebell@" + settings.domain()),
            null,
            settings.domain(),
            addressed(parcel),
            wording.mail(parcel, acknowledge.apply(parcel)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    return bytes.toByteArray();
  }

  /** Routing may name no mail address for an outbox: the post is one then. */
  private Parcel addressed(Parcel parcel) {
    String to = parcel.address().to();
    if (to.contains("@")) {
      return parcel;
    }
    String post = parcel.recipient().replaceAll("[^A-Za-z0-9-]+", "-");
    return parcel.to(new Address(parcel.address().channel(), post + "@" + settings.domain()));
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
