package org.forebell.channel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.wording.Redaction;

/**
 * The last look before something leaves, whatever routing says. No exercise goes to a live channel:
 * in Hawaii in 2018 a drill went out as real, and stood for 38 minutes. No word of who fell silent
 * goes to anybody but our own, since it maps our blind spots.
 */
final class Guarded implements Channel {

  private final Channel inner;
  private final boolean live;

  Guarded(Channel inner, boolean live) {
    this.inner = inner;
    this.live = live;
  }

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    List<String> reasons =
        parcel.letter().alerts().stream()
            .map(alert -> whyNot(alert, parcel.tier()))
            .filter(reason -> !reason.isEmpty())
            .toList();
    if (reasons.isEmpty()) {
      return inner.send(parcel);
    }
    if (parcel.letter() instanceof Letter.Digest digest && reasons.size() < digest.held().size()) {
      return inner.send(parcel.with(without(digest, parcel.tier())));
    }
    return CompletableFuture.completedFuture(new Sent.Refused(reasons.get(0)));
  }

  private Letter without(Letter.Digest digest, Tier tier) {
    List<Letter.HeldBack> rest =
        digest.held().stream().filter(held -> whyNot(held.alert(), tier).isEmpty()).toList();
    return new Letter.Digest(digest.name(), digest.at(), rest, digest.unlisted(), digest.ended());
  }

  private String whyNot(PublishedAlert alert, Tier tier) {
    if (live && alert.test()) {
      return "exercise_on_live_channel";
    }
    return Redaction.mayKnow(alert, tier) ? "" : "not_for_tier";
  }

  @Override
  public void close() {
    inner.close();
  }
}
