package org.forebell.channel;

import java.util.concurrent.CompletionStage;
import org.forebell.delivery.Parcel;

/** A way out. Implementations may be called from many threads. */
public interface Channel extends AutoCloseable {

  /**
   * Sends a parcel once, without trying again: whether and where to try again is decided by the
   * room {@code delivery}.
   *
   * @return what became of it; never fails, since what goes wrong outside is an answer
   */
  CompletionStage<Sent> send(Parcel parcel);

  @Override
  void close();
}
