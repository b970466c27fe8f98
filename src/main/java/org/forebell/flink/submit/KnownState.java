package org.forebell.flink.submit;

import java.time.Instant;

/**
 * A savepoint or retained checkpoint of a job.
 *
 * @param uri of its folder
 * @param at when it was completed
 */
public record KnownState(String uri, Instant at) {

  @Override
  public String toString() {
    return uri + " of " + at;
  }
}
