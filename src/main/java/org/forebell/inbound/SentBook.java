package org.forebell.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.forebell.delivery.Step;

/**
 * Who was sent what, as far as answers need it: a reply names a part of an alert's name, a receipt
 * the gateway's own. Filled with the steps of the topic {@code deliveries}. Holds so much and no
 * more, the oldest going first.
 */
final class SentBook {

  private static final int ALERTS_EACH = 200;

  private final Map<String, List<Step>> byReference;
  private final Map<String, Map<String, Integer>> byRecipient = new HashMap<>();
  private final Map<String, Boolean> pressed;

  /**
   * @param references how many messages that await a receipt
   */
  SentBook(int references) {
    byReference = newest(references);
    pressed = newest(references);
  }

  private static <V> Map<String, V> newest(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }

  /** A step was recorded; any number of times is as once. */
  synchronized void add(Step step) {
    if (step.kind() == Step.Kind.ACKNOWLEDGED && step.channel().equals(Desk.BY_LINK)) {
      press(step.recipient(), step.alert(), step.version());
    }
    if (step.kind() != Step.Kind.SENT) {
      return;
    }
    byRecipient
        .computeIfAbsent(step.recipient(), name -> newest(ALERTS_EACH))
        .merge(step.alert(), step.version(), Math::max);
    if (!step.reference().isEmpty()) {
      List<Step> together =
          byReference.computeIfAbsent(
              step.channel() + "/" + step.reference(), name -> new ArrayList<>(1));
      if (together.stream().noneMatch(each -> each.alert().equals(step.alert()))) {
        together.add(step);
      }
    }
  }

  /**
   * The alert that a recipient means.
   *
   * @param name or its first group; of several that begin so the one it was sent last is meant
   * @return null where it was sent none of that name
   */
  synchronized String alert(String recipient, String name) {
    String meant = null;
    for (String each : byRecipient.getOrDefault(recipient, Map.of()).keySet()) {
      meant = each.startsWith(name) ? each : meant;
    }
    return meant;
  }

  /**
   * The alert that a recipient means who says a name and nothing else. All that it was sent are
   * compared, each in the same time whatever stands in it.
   *
   * @param name or its first group
   * @return null unless exactly one of that name was sent
   */
  synchronized String onlyAlert(String recipient, String name) {
    byte[] asked = name.getBytes(StandardCharsets.US_ASCII);
    String meant = null;
    int fitting = 0;
    for (String each : byRecipient.getOrDefault(recipient, Map.of()).keySet()) {
      byte[] known = each.substring(0, name.length()).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(asked, known)) {
        meant = each;
        fitting++;
      }
    }
    return fitting == 1 ? meant : null;
  }

  /** Remembers that a link was pressed; whether that is new. */
  synchronized boolean press(String recipient, String alert, int version) {
    return pressed.put(recipient + "/" + alert + "." + version, true) == null;
  }

  /** It was pressed, and that could not be kept: it may be pressed again. */
  synchronized void release(String recipient, String alert, int version) {
    pressed.remove(recipient + "/" + alert + "." + version);
  }

  /** What was sent in the message of that name; nothing where none is known. */
  synchronized List<Step> message(String channel, String reference) {
    return List.copyOf(byReference.getOrDefault(channel + "/" + reference, List.of()));
  }
}
