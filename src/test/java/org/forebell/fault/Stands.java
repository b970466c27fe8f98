package org.forebell.fault;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The stand in use: one at a time, taken over by the next kind that wants the same ground, and
 * ended with the last test.
 */
final class Stands implements BeforeAllCallback {
  private static final AtomicReference<Stand> IN_USE = new AtomicReference<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    var unused =
        context
            .getRoot()
            .getStore(Namespace.create(Stands.class))
            .getOrComputeIfAbsent("end", key -> (CloseableResource) Stands::tidy);
  }

  /** The one in use if it is fit, else a new one. */
  static Stand on(Ground ground, String name, long seed) throws IOException, InterruptedException {
    Stand before = IN_USE.get();
    if (before != null && before.isFitFor(ground)) {
      return before;
    }
    tidy();
    IN_USE.set(Stand.open(ground, name, seed));
    return IN_USE.get();
  }

  /** Ends it and keeps its logs: something went wrong on it. */
  static void giveUp() throws IOException, InterruptedException {
    Stand lost = IN_USE.getAndSet(null);
    if (lost != null) {
      lost.close();
    }
  }

  /** Ends it and forgets its files. */
  static void tidy() throws IOException, InterruptedException {
    Stand done = IN_USE.getAndSet(null);
    if (done != null) {
      done.tidy();
    }
  }
}
