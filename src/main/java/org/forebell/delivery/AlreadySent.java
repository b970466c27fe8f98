package org.forebell.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was sent since a checkpoint, as recorded steps say: after a restart books hand out again
 * what they had handed out since, and a digest is put together anew, perhaps of fewer alerts than
 * before and so under another name.
 */
public final class AlreadySent {

  private final Map<String, String> references = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  /** A step was recorded; of one alert in their order. */
  public void add(Step step) {
    String version = told(step.recipient(), step.alert() + "." + step.version());
    if (step.kind() == Step.Kind.SENT) {
      references.put(step.key(), step.reference());
      told.add(version);
    } else if (step.isUndelivered()) {
      told.remove(version);
    }
  }

  private static String told(String recipient, String version) {
    return recipient + "/" + version;
  }

  /**
   * Under which reference a channel took a parcel, by its key; null where it is not known to have.
   */
  public String reference(String key) {
    return references.get(key);
  }

  /**
   * What of a parcel is still to be told: of a digest without the versions that its recipient was
   * told since, by whichever letter.
   *
   * @return the same where that is all of it, null where it is nothing
   */
  public Parcel left(Parcel parcel) {
    if (!(parcel.letter() instanceof Letter.Digest digest)) {
      return parcel;
    }
    List<Letter.HeldBack> left = new ArrayList<>(digest.held());
    left.removeIf(each -> told.contains(told(parcel.recipient(), each.alert().key())));
    if (left.size() == digest.held().size()) {
      return parcel;
    }
    return left.isEmpty()
        ? null
        : parcel.with(
            new Letter.Digest(digest.name(), digest.at(), left, digest.unlisted(), digest.ended()));
  }
}
