package org.forebell.flink;

import java.io.ByteArrayInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.forebell.alert.PublishedAlert;
import org.forebell.channel.Channels;
import org.forebell.channel.Secrets;
import org.forebell.delivery.Letter;
import org.forebell.delivery.LinkToken;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Reach;
import org.forebell.delivery.Recipient;
import org.forebell.delivery.Routing;
import org.forebell.delivery.RoutingReader;
import org.forebell.inbound.InboundSettings;
import org.forebell.wording.Posture;

/**
 * What people tune of the notification job, as the bytes of their files: each machine of a job
 * reads them for itself, and looks secrets up where it runs.
 *
 * @param routing config/routing.yaml, in force until another is published
 * @param channels config/channels.yaml
 * @param posture config/posture.yaml
 * @param inbound config/inbound.yaml, of which the job needs how links are made
 * @param pace whose time ladders and books live in
 */
public record NotificationSettings(
    byte[] routing, byte[] channels, byte[] posture, byte[] inbound, Pace pace)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * The routing.
   *
   * @throws org.forebell.settings.WrongSetting with lines and what to do when it cannot work
   */
  public Routing readRouting() {
    return RoutingReader.read("routing.yaml", text(routing));
  }

  /**
   * Reads all of it, and looks no secret up.
   *
   * @throws IllegalArgumentException with file, line and what to do, for what cannot work
   */
  void check() {
    Routing read = readRouting();
    Set<String> known = Channels.read("channels.yaml", text(channels)).keySet();
    for (Recipient each : read.recipients().values()) {
      for (Reach reach : each.reaches()) {
        if (!known.contains(reach.channel())) {
          throw new IllegalArgumentException(
              "routing.yaml: %s is reached by %s, which channels.yaml does not have; it has %s"
                  .formatted(each.name(), reach.channel(), new TreeSet<>(known)));
        }
      }
    }
    var unused = readPosture();
    var alsoUnused = readInbound();
  }

  /** Opens all channels, where the secrets are. */
  Channels openChannels() {
    Secrets secrets = new Secrets(System::getenv);
    return Channels.open(
        Channels.read("channels.yaml", text(channels)), readPosture(), links(secrets), secrets);
  }

  private Function<Parcel, String> links(Secrets secrets) {
    InboundSettings.Links links = readInbound().links();
    if (links == null) {
      return parcel -> "";
    }
    byte[] secret = secrets.resolve(links.secret()).getBytes(StandardCharsets.UTF_8);
    return parcel ->
        parcel.letter() instanceof Letter.OfAlert letter && letter.answer()
            ? links.url() + "/ack/" + token(parcel, letter.alert()).write(secret)
            : "";
  }

  /** An answer is of use for as long as the alert is valid. */
  private static LinkToken token(Parcel parcel, PublishedAlert alert) {
    return new LinkToken(alert.id(), alert.version(), parcel.recipient(), alert.validUntil());
  }

  private Posture readPosture() {
    return Posture.read(new ByteArrayInputStream(posture));
  }

  private InboundSettings readInbound() {
    return InboundSettings.read("inbound.yaml", text(inbound));
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }
}
