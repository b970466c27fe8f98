package org.forebell.channel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.forebell.alert.Change;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.delivery.Tier;
import org.forebell.wording.Redaction;
import org.forebell.wording.Wording;

/** CAP documents, put where {@link CapFeed} finds them. */
final class CapChannel implements Channel {

  static final String ENDING = ".cap.xml";

  private final Medium.Cap settings;
  private final CapDocument document;
  private final Folder folder;
  private final ExecutorService thread;

  CapChannel(String name, Medium.Cap settings, Wording wording, Redaction redaction) {
    this.settings = settings;
    this.document = new CapDocument(settings, wording, redaction);
    this.folder = new Folder(Path.of(settings.folder()));
    this.thread = Executors.newSingleThreadExecutor(DaemonThreads.named("channel-" + name));
  }

  @Override
  public CompletionStage<Sent> send(Parcel parcel) {
    return CompletableFuture.supplyAsync(() -> write(parcel), thread);
  }

  private Sent write(Parcel parcel) {
    if (!(parcel.letter() instanceof Letter.OfAlert letter)) {
      return new Sent.Refused("no_digests");
    }
    if (settings.isPublic() && parcel.tier() != Tier.OUTWARD) {
      return new Sent.Refused("not_for_tier");
    }
    if (letter.alert().change() == Change.CANCELLED && letter.earlier().isEmpty()) {
      return new Sent.Refused("nothing_to_cancel");
    }
    String identifier = CapDocument.identifier(parcel, letter.name());
    try {
      folder.write(identifier + ENDING, document.write(parcel, letter));
      return new Sent.Taken(identifier);
    } catch (IOException e) {
      return new Sent.TryAgain("cannot_be_written");
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
