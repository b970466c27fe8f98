package org.forebell.flink.submit;

import java.nio.file.Path;

/**
 * With which memory a job begins.
 *
 * @param savepoint path or URI of the folder of a savepoint or checkpoint, null but for {@link
 *     Memory#NAMED}
 */
public record Start(Memory memory, String savepoint) {

  /** What there is to choose. */
  public enum Memory {
    /** Nobody said: right only where the job never ran. */
    UNSAID,
    /** Its newest savepoint or retained checkpoint. */
    NEWEST,
    /** The one that is named. */
    NAMED,
    /** None, and its topics from their start, whatever there is. */
    NONE
  }

  /** As the cluster needs it. */
  String uri() {
    return savepoint.matches("[a-z][a-z0-9+.-]*:/.*")
        ? savepoint
        : Path.of(savepoint).toAbsolutePath().normalize().toUri().toString();
  }
}
