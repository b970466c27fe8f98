package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.forebell.report.AccessEffect;
import org.forebell.report.AccessFacts;

/**
 * Which constraints on access are in force. On one route the latest word holds; on the area as a
 * whole the latest word on each kind of constraint. A constraint ends by its own stated end, by a
 * later word that the way is open, or by age when nobody spoke of it any more. A word that it is
 * unknown neither opens nor closes: a gap in knowledge is no change.
 *
 * <p>A pure function of the words not withdrawn and of time; the newest 200 words are held.
 */
public final class AccessInForce {

  private static final int MOST = 200;

  private static final Comparator<AccessFacts> WAY =
      Comparator.comparingLong(AccessFacts::routeHash)
          .thenComparing(facts -> facts.routeHash() == 0 ? facts.constraint() : "");

  private static final Comparator<AccessFacts> LATEST_LAST =
      Comparator.comparingLong(AccessFacts::told).thenComparing(AccessFacts::event);

  private final List<AccessFacts> words;

  /** No word on access. */
  public AccessInForce() {
    this(new ArrayList<>(0));
  }

  private AccessInForce(List<AccessFacts> words) {
    this.words = words;
  }

  /** Takes in what is now said of an event in place of what was said of it before. */
  public void put(AccessFacts facts) {
    remove(facts.event());
    if (facts.effect() == AccessEffect.UNKNOWN) {
      return;
    }
    words.add(facts);
    words.sort(WAY.thenComparing(LATEST_LAST));
    if (words.size() > MOST) {
      words.remove(words.stream().min(LATEST_LAST).orElseThrow());
    }
  }

  /** Takes back what was said of an event. */
  public void remove(String event) {
    words.removeIf(word -> word.event().equals(event));
  }

  /**
   * The constraints in force at an instant, in a fixed order.
   *
   * @param ageMs after which a constraint without a stated end is over, milliseconds
   */
  public List<AccessFacts> at(long at, long ageMs) {
    if (words.isEmpty()) {
      return List.of();
    }
    List<AccessFacts> inForce = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      AccessFacts word = words.get(i);
      boolean latest = i + 1 == words.size() || WAY.compare(word, words.get(i + 1)) != 0;
      if (latest && word.effect().constrains() && at < end(word, ageMs)) {
        inForce.add(word);
      }
    }
    return inForce;
  }

  /** Forgets words told longer ago than anybody remembers, epoch milliseconds. */
  void forget(long toldBefore) {
    if (!words.isEmpty()) {
      words.removeIf(word -> word.told() < toldBefore);
    }
  }

  private static long end(AccessFacts word, long ageMs) {
    return word.until() == Long.MAX_VALUE ? word.told() + ageMs : word.until();
  }

  AccessInForce copy() {
    return new AccessInForce(new ArrayList<>(words));
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(words.size());
    for (AccessFacts word : words) {
      out.writeUTF(word.event());
      out.writeInt(word.slice());
      out.writeLong(word.since());
      out.writeLong(word.told());
      out.writeUTF(word.constraint());
      out.writeUTF(word.effect().code());
      out.writeLong(word.routeHash());
      out.writeLong(word.until());
    }
  }

  static AccessInForce read(DataInput in) throws IOException {
    int size = in.readInt();
    List<AccessFacts> words = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      words.add(
          new AccessFacts(
              in.readUTF(),
              in.readInt(),
              in.readLong(),
              in.readLong(),
              in.readUTF(),
              AccessEffect.of(in.readUTF()),
              in.readLong(),
              in.readLong(),
              1,
              0,
              List.of()));
    }
    return new AccessInForce(words);
  }
}
