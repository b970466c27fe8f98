package org.forebell.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.forebell.delivery.Address;
import org.forebell.delivery.Parcel;

/** Looks up where a recipient is reached, just before something is sent there. */
final class Addressed implements Channel {

  private final Channel inner;
  private final Secrets secrets;

  Addressed(Channel inner, Secrets secrets) {
    this.inner = inner;
    this.secrets = secrets;
  }

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    String channel = parcel.address().channel();
    try {
      String to = secrets.resolve(parcel.address().to());
      return inner.send(parcel.to(new Address(channel, to)));
    } catch (IllegalArgumentException e) {
      // Whoever answers for the addresses has to mend it; another channel may reach the recipient.
      return CompletableFuture.completedFuture(new Sent.Refused("no_address"));
    }
  }

  @Override
  public void close() {
    inner.close();
  }
}
