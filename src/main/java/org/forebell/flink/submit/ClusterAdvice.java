package org.forebell.flink.submit;

import java.io.IOException;
import org.apache.flink.util.ExceptionUtils;

/** What a failure of Flink means for whoever submits. */
final class ClusterAdvice {
  private ClusterAdvice() {}

  static String on(Throwable failure, String address) {
    return ExceptionUtils.findThrowable(failure, IOException.class).isPresent()
        ? "No Flink cluster answers at "
            + address
            + " ("
            + root(failure)
            + "). Start one (./forebell cluster up), or say where it is: --cluster HOST:PORT."
        : "The cluster at " + address + " refuses: " + root(failure);
  }

  /** The first line of what lies at the bottom of it. */
  static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
