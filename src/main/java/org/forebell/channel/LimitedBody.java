package org.forebell.channel;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The first 64 KiB of an answer; a counterpart cannot fill our memory. */
final class LimitedBody implements BodySubscriber<byte[]> {

  static final int MOST = 64 * 1024;

  private final ByteBuffer bytes = ByteBuffer.allocate(MOST);
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.Subscription subscription;

  private LimitedBody() {}

  static BodySubscriber<byte[]> subscriber() {
    return new LimitedBody();
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      int room = Math.min(part.remaining(), bytes.remaining());
      bytes.put(part.slice(part.position(), room));
    }
    if (!bytes.hasRemaining()) {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable error) {
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    byte[] taken = new byte[bytes.position()];
    bytes.flip().get(taken);
    body.complete(taken);
  }
}
