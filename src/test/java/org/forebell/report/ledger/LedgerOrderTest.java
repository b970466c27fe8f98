package org.forebell.report.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.forebell.report.EventChange;
import org.forebell.report.EventFacts;
import org.forebell.report.Outcome;

/** The law of the ledgers: the answer is a function of what was told and when, in any order. */
class LedgerOrderTest {

  private static final long HOUR = 3_600_000L;
  private static final long RETENTION = 400 * 24 * HOUR;

  @Property(tries = 10_000)
  void anyOrderOfArrivalGivesTheSameChanges(
      @ForAll("told") List<Filing> filings, @ForAll Random random) {
    List<Filing> shuffled = new ArrayList<>(filings);
    Collections.shuffle(shuffled, random);

    assertThat(changes(shuffled)).isEqualTo(changes(filings));
  }

  @Property(tries = 10_000)
  void everythingTwiceChangesNothing(@ForAll("told") List<Filing> filings, @ForAll Random random) {
    List<Filing> twice = new ArrayList<>(filings);
    twice.addAll(filings);
    Collections.shuffle(twice, random);

    assertThat(changes(twice)).isEqualTo(changes(filings));
  }

  @Property(tries = 10_000)
  void withdrawingEverythingLeavesNothing(@ForAll("told") List<Filing> filings) {
    List<Filing> withdrawn = new ArrayList<>(filings);
    for (String id : List.of("r1", "r2", "r3", "r4")) {
      withdrawn.add(new Filing.Withdrawn("", 1000 * HOUR, id));
    }

    assertThat(standing(changes(withdrawn))).isEmpty();
  }

  @Property(tries = 10_000)
  void aChangeTakesUpExactlyWhereTheLastOneLeft(@ForAll("told") List<Filing> filings) {
    Map<String, EventFacts> held = new LinkedHashMap<>();
    changes(filings)
        .forEach(
            (area, changes) -> {
              held.clear();
              for (EventChange change : changes) {
                assertThat(change.before()).isEqualTo(held.get(change.event()));
                assertThat(change.before()).isNotEqualTo(change.after());
                held.put(change.event(), change.after());
              }
            });
  }

  @Property(tries = 10_000)
  void aReportStandsInOneAreaAtMost(@ForAll("told") List<Filing> filings) {
    List<String> ids =
        standing(changes(filings)).stream().flatMap(facts -> facts.reports().stream()).toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Property(tries = 2_000)
  void whatIsSettledIsNotMissed(@ForAll("told") List<Filing> filings) {
    List<Filing> inOrder = new ArrayList<>(filings);
    inOrder.sort((a, b) -> Long.compare(a.knownAt(), b.knownAt()));

    assertThat(run(inOrder, true)).isEqualTo(run(inOrder, false));
  }

  /** Few ids, events, areas and times, so that they collide often. */
  @Provide
  Arbitrary<List<Filing>> told() {
    Arbitrary<String> ids = Arbitraries.of("r1", "r2", "r3", "r4");
    Arbitrary<String> areas = Arbitraries.of("XAA/North", "XAA/South", "XAB/West");
    Arbitrary<Long> knownAt = Arbitraries.longs().between(1, 6).map(hour -> hour * HOUR);
    Arbitrary<Filing> reports =
        Combinators.combine(
                ids,
                areas,
                knownAt,
                Arbitraries.longs().between(1, 4),
                Arbitraries.of("i:e1", "i:e2"),
                Arbitraries.of(Outcome.class),
                Arbitraries.longs().between(0, 8))
            .as(LedgerOrderTest::report);
    Arbitrary<Filing> withdrawals =
        Combinators.combine(ids, knownAt).as((id, at) -> new Filing.Withdrawn("", at, id));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, reports), net.jqwik.api.Tuple.of(1, withdrawals))
        .list()
        .ofMaxSize(12);
  }

  private static Filing report(
      String id,
      String area,
      long knownAt,
      long reportedHour,
      String event,
      Outcome outcome,
      long occurredHour) {
    Claim claim =
        new IncidentClaim(
            id, event, id.hashCode(), 50, occurredHour * HOUR, outcome, true, occurredHour > 4);
    long digest = Objects.hash(area, claim.toString());
    return new Filing.Told(area, knownAt, new Version(reportedHour * HOUR, digest), claim);
  }

  private static Map<String, List<EventChange>> changes(List<Filing> filings) {
    return run(filings, false);
  }

  private static Map<String, List<EventChange>> run(List<Filing> filings, boolean settling) {
    Map<String, Whereabouts> whereabouts = new TreeMap<>();
    Map<String, TreeMap<Long, List<Filing>>> waiting = new TreeMap<>();
    for (Filing filing : filings) {
      Whereabouts known = whereabouts.computeIfAbsent(filing.id(), id -> new Whereabouts());
      if (settling) {
        known.settle(filing.knownAt() - 1);
      }
      java.util.function.Consumer<Filing> ledgers =
          each ->
              waiting
                  .computeIfAbsent(each.area(), area -> new TreeMap<>())
                  .computeIfAbsent(each.knownAt(), at -> new ArrayList<>())
                  .add(each);
      if (filing instanceof Filing.Told told) {
        known.file(told, ledgers);
      } else {
        known.withdraw(filing.id(), filing.knownAt(), ledgers);
      }
    }
    Map<String, List<EventChange>> changes = new TreeMap<>();
    waiting.forEach((area, instants) -> changes.put(area, apply(instants)));
    changes.values().removeIf(List::isEmpty);
    return changes;
  }

  private static List<EventChange> apply(TreeMap<Long, List<Filing>> instants) {
    History history = new History(new MapMemory(), RETENTION);
    List<EventChange> changes = new ArrayList<>();
    instants.forEach(
        (at, filings) -> {
          filings.forEach(filing -> history.apply(filing, at));
          changes.addAll(history.close(at));
        });
    return changes;
  }

  private static List<EventFacts> standing(Map<String, List<EventChange>> changes) {
    List<EventFacts> standing = new ArrayList<>();
    changes.forEach(
        (area, ofArea) -> {
          Map<String, EventFacts> last = new TreeMap<>();
          ofArea.forEach(change -> last.put(change.event(), change.after()));
          last.values().stream().filter(Objects::nonNull).forEach(standing::add);
        });
    return standing;
  }
}
