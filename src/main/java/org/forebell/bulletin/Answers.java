package org.forebell.bulletin;

import java.util.List;
import java.util.TreeMap;
import org.forebell.bulletin.Bulletin.Answer;
import org.forebell.bulletin.Gathered.Topic;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.DeliveryStory;
import org.forebell.delivery.Step;

/** Who answers for an alert since it was last raised. */
final class Answers {

  private Answers() {}

  /** Whether anything is known of answers. */
  static boolean areKnown(Gathered gathered) {
    return gathered.hasRead(Topic.DELIVERIES) || gathered.hasRead(Topic.ACKNOWLEDGEMENTS);
  }

  static Answer of(Course alert, Gathered gathered, Sight sight) {
    if (!areKnown(gathered)) {
      return null;
    }
    long since = alert.raisedLast();
    TreeMap<String, Long> by = new TreeMap<>();
    for (Acknowledgement each : gathered.answers(alert.newest().id())) {
      if (each.at() >= since) {
        by.merge(each.by(), each.at(), Math::min);
      }
    }
    DeliveryStory story = gathered.story(alert.newest().id());
    boolean asked = false;
    boolean ended = false;
    int climbs = 0;
    if (story != null) {
      for (DeliveryStory.Row row : story.rows()) {
        asked |= row.queuedAt() >= since || row.sentAt() >= since;
        if (row.answeredAt() >= since) {
          by.merge(row.recipient(), row.answeredAt(), Math::min);
        }
      }
      for (DeliveryStory.Turning each : story.turnings()) {
        climbs += each.at() >= since && each.kind() == Step.Kind.CLIMBED ? 1 : 0;
        ended |= each.at() >= since && each.kind() == Step.Kind.EXPIRED;
      }
    }
    long first = by.values().stream().mapToLong(Long::longValue).min().orElse(0);
    boolean told = sight.seesUs();
    return new Answer(
        told ? List.copyOf(by.keySet()) : List.of(),
        first,
        asked,
        since,
        told ? climbs : 0,
        told && ended);
  }
}
