package org.forebell.flink.submit;

import java.time.Instant;

/**
 * A savepoint or retained checkpoint of a job.
 *
 * @param uri of its folder
 * @param at when it was completed
 * @param checkpoint whether it is a checkpoint; what a savepoint took for written is committed
 *     before the job ends
 */
public record KnownState(String uri, Instant at, boolean checkpoint) {

  @Override
  public String toString() {
    return uri + " of " + at;
  }
}
