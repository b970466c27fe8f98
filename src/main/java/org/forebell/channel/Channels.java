package org.forebell.channel;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.forebell.delivery.Parcel;
import org.forebell.wording.Posture;
import org.forebell.wording.Redaction;
import org.forebell.wording.Wording;

/**
 * All channels of {@code config/channels.yaml}, each behind its own bounds, so that one that is
 * dead slows no other. Thread-safe; to be closed by whoever opened it.
 */
public final class Channels implements AutoCloseable {

  private final Map<String, ChannelSettings> settings;
  private final Map<String, Channel> open = new LinkedHashMap<>();

  private Channels(Map<String, ChannelSettings> settings) {
    this.settings = settings;
  }

  /**
   * The settings of all channels by name. Nothing is opened and no secret looked up, so this can be
   * done anywhere.
   *
   * @param file its name, for complaints
   * @throws IllegalArgumentException with line, key and what to do
   */
  public static Map<String, ChannelSettings> read(String file, String yaml) {
    return ChannelsReader.read(file, yaml);
  }

  /**
   * Opens all channels, where the secrets are.
   *
   * @param posture with which letters are worded
   * @param acknowledge where a letter is acknowledged, as a link for mails; empty where it is not
   * @throws IllegalArgumentException naming the reference to a secret that leads to nothing
   */
  public static Channels open(
      Map<String, ChannelSettings> settings,
      Posture posture,
      Function<Parcel, String> acknowledge,
      Secrets secrets) {
    Channels channels = new Channels(Map.copyOf(settings));
    Opening opening =
        new Opening(
            new Wording(posture), new Redaction(posture), acknowledge, secrets, Clock.systemUTC());
    try {
      settings.forEach((name, each) -> channels.open.put(name, opening.open(each)));
      return channels;
    } catch (RuntimeException e) {
      channels.close();
      throw e;
    }
  }

  /** The settings by name. */
  public Map<String, ChannelSettings> settings() {
    return settings;
  }

  /** The channel with this name, null when there is none. */
  public Channel get(String name) {
    return open.get(name);
  }

  @Override
  public void close() {
    open.values().forEach(Channel::close);
  }

  @Override
  public String toString() {
    return settings.keySet().stream().sorted().collect(Collectors.joining(", ", "Channels[", "]"));
  }
}
