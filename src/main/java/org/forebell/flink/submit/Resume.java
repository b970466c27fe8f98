package org.forebell.flink.submit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.TimeUtils;

/**
 * Which state a job goes on from when nobody names one.
 *
 * <p>A checkpoint is complete once its transactions are ready to be committed, and they are
 * committed a moment later. If the job died in that moment and stayed down for longer than brokers
 * keep a transaction open, what the checkpoint takes for written is gone, and Flink goes on without
 * it (KIP-939 is to mend that). The checkpoint before it was committed before: from there the same
 * is written anew, at most one checkpoint's time of it twice, word for word.
 *
 * @param note what is to be known about the choice; null for nothing
 */
record Resume(KnownState from, String note) {

  /**
   * The newest state, or the one before it where the newest cannot be trusted.
   *
   * @param states the newest first
   * @param open how long the brokers keep a transaction open; null for a job that writes none
   */
  static Optional<Resume> of(List<KnownState> states, Duration open, Instant now) {
    if (states.isEmpty()) {
      return Optional.empty();
    }
    KnownState newest = states.get(0);
    if (!newest.checkpoint() || open == null || newest.at().plus(open).isAfter(now)) {
      return Optional.of(new Resume(newest, null));
    }
    String doubt =
        "The newest checkpoint, "
            + newest
            + ", is older than transactionTimeout ("
            + TimeUtils.formatWithHighestUnit(open)
            + "): assessments and rejected records that it had ready to be committed may be gone";
    if (states.size() == 1) {
      return Optional.of(new Resume(newest, doubt + ", and there is no other to go on from."));
    }
    return Optional.of(
        new Resume(
            states.get(1),
            doubt
                + ", so the job goes on from the one before it. Those between the two may come twice,"
                + " word for word."));
  }
}
