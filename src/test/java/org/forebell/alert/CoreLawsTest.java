package org.forebell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.forebell.policy.InForce;
import org.forebell.policy.RoundNumbers;
import org.forebell.report.EventChange;
import org.forebell.report.Outcome;
import org.forebell.report.ledger.Filing;
import org.forebell.report.ledger.History;
import org.forebell.report.ledger.IncidentClaim;
import org.forebell.report.ledger.MapMemory;
import org.forebell.report.ledger.Slices;
import org.forebell.report.ledger.Version;
import org.forebell.report.ledger.Whereabouts;
import org.forebell.risk.AssessmentJson;
import org.forebell.risk.DecayBank;
import org.forebell.risk.RegionTotals;
import org.forebell.risk.Surroundings;
import org.forebell.silence.Silence;

/** Laws of the whole pure core, from filings to the bytes of assessments and alerts. */
class CoreLawsTest {

  private static final long DAY = 86_400_000L;
  private static final long START = 19_800 * DAY;
  private static final int DAYS = 12;
  private static final AreaWatch WATCH = new AreaWatch(area -> null);
  private static final InForce POLICY = RoundNumbers.inForce();
  private static final Silence SILENCE = new Silence(START, 6, 6, Duration.ofHours(9), 0.001);

  @Property(tries = 10_000)
  void anyOrderAndAnyCopiesGiveTheSameBytes(
      @ForAll("filings") List<Filing> filings, @ForAll Random random) {
    List<Filing> disturbed = new ArrayList<>(filings);
    disturbed.addAll(filings);
    Collections.shuffle(disturbed, random);

    assertThat(told(disturbed)).isEqualTo(told(filings));
  }

  @Property(tries = 10_000)
  void aReportInOneCountryMovesNoByteOfAnother(
      @ForAll("filings") List<Filing> filings, @ForAll("filings") List<Filing> more) {
    List<Filing> both = new ArrayList<>(filings);
    more.stream().filter(filing -> filing.area().startsWith("XAA/")).forEach(both::add);
    List<Filing> without =
        filings.stream().filter(filing -> filing.area().startsWith("XAB/")).toList();

    assertThat(only("XAB/", told(both))).isEqualTo(only("XAB/", told(without)));
  }

  /** Chances, levels, names and versions stay as they are, byte for byte. */
  @Property(tries = 3_000)
  void silenceMovesNothingButWhatIsToldOfItself(
      @ForAll("filings") List<Filing> filings,
      @ForAll @IntRange(max = DAYS * 24) int fromHour,
      @ForAll @IntRange(max = DAYS * 24) int hours) {
    long from = START + fromHour * Slices.MS;
    LongPredicate silent = at -> at >= from && at < from + hours * Slices.MS;
    Map<String, List<String>> cutOff = told(filings, silent);
    Map<String, List<String>> heard = told(filings);
    cutOff.forEach(
        (area, lines) -> {
          for (String line : lines) {
            if (line.contains("\"silence\"")) {
              assertThat(line).contains("\"confidence\":\"low\"", "\"silentSources\":6");
            }
          }
          lines.replaceAll(CoreLawsTest::withoutSilence);
        });
    heard.values().forEach(lines -> lines.replaceAll(CoreLawsTest::withoutSilence));

    assertThat(cutOff).isEqualTo(heard);
  }

  private static String withoutSilence(String line) {
    return line.replaceAll("\"silence\":\\{[^}]*},|\"confidence\":\"[a-z]+\",", "");
  }

  /** Ids hold their country, as a correction may move a report within one only. */
  @Provide
  Arbitrary<List<Filing>> filings() {
    return Combinators.combine(
            Arbitraries.of("XAA/North", "XAA/South", "XAB/West"),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, DAYS * 24 - 1),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(Outcome.class),
            Arbitraries.integers().between(0, 200))
        .as(CoreLawsTest::filing)
        .list()
        .ofMaxSize(10);
  }

  private static Filing filing(
      String area, int number, int knownHour, int version, Outcome outcome, int age) {
    String id = area.substring(0, 3) + "-r" + number;
    long knownAt = START + knownHour * Slices.MS + 1;
    if (version == 0 && age < 40) {
      return new Filing.Withdrawn(area, knownAt, id);
    }
    IncidentClaim claim =
        new IncidentClaim(
            id, "i:e" + number % 3, number, 50, knownAt - age * Slices.MS, outcome, true, age > 9);
    long digest = Objects.hash(area, claim.toString());
    return new Filing.Told(area, knownAt, new Version(version, digest), claim);
  }

  /** All that is told, by area. */
  private static Map<String, List<String>> told(List<Filing> filings) {
    return told(filings, at -> false);
  }

  private static Map<String, List<String>> told(List<Filing> filings, LongPredicate silent) {
    TreeMap<Long, TreeMap<String, List<Filing>>> instants = addressed(filings);
    for (int day = 1; day <= DAYS; day++) {
      instants.computeIfAbsent(START + day * DAY, at -> new TreeMap<>());
    }
    Map<String, History> histories = new TreeMap<>();
    Map<String, AreaState> states = new TreeMap<>();
    Map<String, RegionTotals> totals = new TreeMap<>();
    Map<String, List<String>> told = new TreeMap<>();
    instants.forEach(
        (at, byArea) -> {
          byArea.forEach(
              (area, due) -> {
                History history =
                    histories.computeIfAbsent(
                        area, each -> new History(new MapMemory(), 400 * DAY));
                due.forEach(filing -> history.apply(filing, at));
                List<EventChange> changes = history.close(at);
                if (!changes.isEmpty()) {
                  AreaState state = states.computeIfAbsent(area, each -> new AreaState());
                  decide(area, state, at, changes, false, totals, told, silent);
                }
              });
          if (at % DAY == 0) {
            sum(states, at, totals);
            states.forEach(
                (area, state) -> decide(area, state, at, List.of(), true, totals, told, silent));
          }
        });
    return told;
  }

  private static TreeMap<Long, TreeMap<String, List<Filing>>> addressed(List<Filing> filings) {
    TreeMap<Long, TreeMap<String, List<Filing>>> instants = new TreeMap<>();
    Map<String, Whereabouts> whereabouts = new TreeMap<>();
    for (Filing filing : filings) {
      Whereabouts known = whereabouts.computeIfAbsent(filing.id(), id -> new Whereabouts());
      java.util.function.Consumer<Filing> ledgers =
          each ->
              instants
                  .computeIfAbsent(each.knownAt(), at -> new TreeMap<>())
                  .computeIfAbsent(each.area(), area -> new ArrayList<>())
                  .add(each);
      if (filing instanceof Filing.Told report) {
        known.file(report, ledgers);
      } else {
        known.withdraw(filing.id(), filing.knownAt(), ledgers);
      }
    }
    return instants;
  }

  private static void sum(
      Map<String, AreaState> states, long at, Map<String, RegionTotals> totals) {
    totals.clear();
    states.forEach(
        (area, state) ->
            totals.merge(
                area.substring(0, 3),
                new RegionTotals(
                    area.substring(0, 3), at, since(state), 1, state.risk().bank().copy()),
                (one, other) -> joined(one, other, at)));
  }

  private static long since(AreaState state) {
    return Math.min(state.risk().since(), state.lastAt());
  }

  private static RegionTotals joined(RegionTotals one, RegionTotals other, long at) {
    DecayBank bank = one.bank().copy();
    bank.addAll(other.bank(), Slices.of(at));
    return new RegionTotals(
        one.region(), at, one.sinceSum() + other.sinceSum(), one.areas() + other.areas(), bank);
  }

  private static void decide(
      String area,
      AreaState state,
      long at,
      List<EventChange> changes,
      boolean tick,
      Map<String, RegionTotals> totals,
      Map<String, List<String>> told,
      LongPredicate silent) {
    List<String> lines = told.computeIfAbsent(area, each -> new ArrayList<>());
    AssessmentJson assessments = new AssessmentJson();
    AlertJson alerts = new AlertJson();
    Told said = new Told();
    Surroundings around = new Surroundings(totals.get(area.substring(0, 3)), List.of());
    WATCH.decide(
        new AreaWatch.Instant(
            area, at, changes, tick, false, around, silent.test(at) ? SILENCE : null),
        state,
        POLICY,
        said);
    said.assessments.forEach(assessment -> lines.add(text(assessments.write(assessment))));
    said.alerts.forEach(alert -> lines.add(text(alerts.write(alert))));
  }

  private static Map<String, List<String>> only(String areas, Map<String, List<String>> told) {
    TreeMap<String, List<String>> only = new TreeMap<>(told);
    only.keySet().removeIf(area -> !area.startsWith(areas));
    return only;
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
