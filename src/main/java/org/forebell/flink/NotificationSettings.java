package org.forebell.flink;

import java.io.Serial;
import java.io.Serializable;
import org.forebell.delivery.Routing;
import org.forebell.delivery.RoutingReader;

/**
 * What people tune of the notification job, as the bytes of their files: each machine of a job
 * reads them for itself, and looks secrets up where it runs.
 *
 * @param routing config/routing.yaml, in force until another is published
 * @param channels config/channels.yaml
 * @param posture config/posture.yaml
 * @param pace whose time ladders and books live in
 */
public record NotificationSettings(byte[] routing, byte[] channels, byte[] posture, Pace pace)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * The routing.
   *
   * @throws org.forebell.delivery.RoutingRefused with lines and what to do when it cannot work
   */
  public Routing readRouting() {
    return RoutingReader.read(routing);
  }
}
