package org.forebell.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.forebell.report.AccessFacts;
import org.forebell.report.EventChange;
import org.forebell.report.EventFacts;
import org.forebell.report.ledger.Slices;

/** All that the risk in one area is reckoned from. Changes come in the order of their knowledge. */
public final class AreaRisk {

  private static final long UNKNOWN = Long.MAX_VALUE;
  private static final long REMEMBERED_MS = 400L * 24 * Slices.MS;

  private long since = UNKNOWN;
  private final DecayBank bank;
  private final SlidingCounts counts;
  private final AccessInForce access;
  private final EvidenceBook evidence;

  /** An area nobody has told of. */
  public AreaRisk() {
    this(new DecayBank(), new SlidingCounts(), new AccessInForce(), new EvidenceBook());
  }

  private AreaRisk(
      DecayBank bank, SlidingCounts counts, AccessInForce access, EvidenceBook evidence) {
    this.bank = bank;
    this.counts = counts;
    this.access = access;
    this.evidence = evidence;
  }

  /** Lets time move on to an instant, epoch milliseconds. */
  public void advance(long at) {
    counts.advance(Slices.of(at));
    evidence.advance(Slices.of(at));
    access.forget(at - REMEMBERED_MS);
  }

  /** Takes in a change of the instant. */
  public void apply(EventChange change, long at) {
    since = Math.min(since, at);
    int now = Slices.of(at);
    withdraw(change.before(), now);
    enter(change.after(), now);
  }

  /** When the area became known, epoch milliseconds. */
  public long since() {
    return since;
  }

  public DecayBank bank() {
    return bank;
  }

  public SlidingCounts counts() {
    return counts;
  }

  public AccessInForce access() {
    return access;
  }

  public EvidenceBook evidence() {
    return evidence;
  }

  private void withdraw(EventFacts facts, int now) {
    if (facts == null) {
      return;
    }
    count(facts, -1, now);
    evidence.remove(facts.event(), facts.slice());
    if (facts instanceof AccessFacts word) {
      access.remove(word.event());
    }
  }

  private void enter(EventFacts facts, int now) {
    if (facts == null) {
      return;
    }
    count(facts, 1, now);
    evidence.put(
        new Evidence(
            facts.event(),
            facts.slice(),
            Signal.signals(facts),
            facts.sources(),
            facts.weight(),
            facts.reports()));
    if (facts instanceof AccessFacts word) {
      access.put(word);
    }
  }

  private void count(EventFacts facts, int times, int now) {
    int signals = Signal.signals(facts);
    while (signals != 0) {
      Signal signal = Signal.at(Integer.numberOfTrailingZeros(signals));
      bank.add(signal, facts.slice(), times, now);
      counts.add(signal, facts.slice(), times, now);
      signals &= signals - 1;
    }
  }

  /** An independent copy. */
  public AreaRisk copy() {
    AreaRisk copy = new AreaRisk(bank.copy(), counts.copy(), access.copy(), evidence.copy());
    copy.since = since;
    return copy;
  }

  /** Writes the state, the same bytes for the same content. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(since);
    bank.write(out);
    counts.write(out);
    access.write(out);
    evidence.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static AreaRisk read(DataInput in) throws IOException {
    long since = in.readLong();
    AreaRisk risk =
        new AreaRisk(
            DecayBank.read(in),
            SlidingCounts.read(in),
            AccessInForce.read(in),
            EvidenceBook.read(in));
    risk.since = since;
    return risk;
  }
}
