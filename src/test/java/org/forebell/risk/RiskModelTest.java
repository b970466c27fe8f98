package org.forebell.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.forebell.report.EventChange;
import org.forebell.report.IncidentFacts;
import org.forebell.report.Outcome;
import org.forebell.report.Subject;
import org.forebell.report.ledger.Slices;
import org.junit.jupiter.api.Test;

class RiskModelTest {

  private static final RiskModel MODEL = shipped();
  private static final long NOW = Contribution.NOW * Slices.MS;
  private static final long DAY_MS = 24 * Slices.MS;

  @Property(tries = 10_000)
  void theFactorsAddUpToTheScoreExactly(
      @ForAll("incidents") List<IncidentFacts> incidents,
      @ForAll @IntRange(max = 5) int accessInForce) {
    AreaRisk risk = risk(incidents);
    Surroundings around = new Surroundings(country(incidents), List.of(country(incidents)));
    for (Subject subject : Subject.values()) {
      Observed seen = Observed.of(risk, subject, NOW, around, accessInForce);
      Score score = MODEL.of(subject).score(seen, 7);

      assertThat(Score.probability(score.micronats(), 7)).isEqualTo(score.probability());
      assertThat(score.probability()).isEqualTo(MODEL.of(subject).probability(seen, 7));
      assertThat(score.usual()).isEqualTo(MODEL.of(subject).usual(seen, 7));
      assertThat(score.probability()).isBetween(0.0, 1.0);
      assertThat(score.usual()).isBetween(0.0, 1.0);
    }
  }

  @Property(tries = 10_000)
  void oneMoreIncidentNeverMakesItLessLikely(@ForAll("incidents") List<IncidentFacts> incidents) {
    AreaRisk risk = risk(incidents);
    double before = score(risk, Surroundings.NONE).probability();
    risk.apply(new EventChange(NOW, null, incident("more", Contribution.NOW, Outcome.HARM)), NOW);
    risk.advance(NOW);

    assertThat(score(risk, Surroundings.NONE).probability()).isGreaterThan(before);
  }

  @Test
  void anAreaNewToTheSystemStartsAtTheRateOfItsCountryAndACountryNewToItAtTheWorlds() {
    AreaRisk quiet = new AreaRisk();
    IncidentFacts nearby =
        new IncidentFacts("e", Contribution.NOW, Outcome.HARM, false, false, 1, 50, List.of("e"));
    quiet.apply(new EventChange(NOW, null, nearby), NOW);
    DecayBank bank = new DecayBank();
    bank.add(Signal.STAFF_INCIDENT, Contribution.NOW - 20_000, 365, Contribution.NOW);
    RegionTotals violent = new RegionTotals("XAA", NOW, 5 * (NOW - 365 * DAY_MS), 5, bank);

    double inViolent = score(quiet, new Surroundings(violent, List.of())).usual();
    double inUnknown = score(quiet, Surroundings.NONE).usual();

    double world = MODEL.staff().worldOfSubject();
    assertThat(inUnknown).isCloseTo(1 - Math.exp(-world * 7), within(1e-6));
    double country = (365 + 365 * world) / (5 * 365 + 365);
    assertThat(inViolent).isCloseTo(1 - Math.exp(-country * 7), within(1e-6));
  }

  @Test
  void theShippedModelIsReadAndAWrongOneSaysWhatIsWrong() {
    assertThat(MODEL.name()).startsWith("log-linear/");
    assertThatThrownBy(() -> RiskModel.read(text("{\"name\":\"shrunk-poisson\"}")))
        .hasMessageContaining("this release reads log-linear/1; fit it anew with ./forebell fit");
    assertThatThrownBy(() -> RiskModel.read(text("{\"layout\":\"log-linear/1\",\"name\":\"x\"}")))
        .hasMessageContaining("/subjects/staff/coefficients is missing");
    assertThatThrownBy(() -> RiskModel.read(text("not json"))).hasMessageContaining("is not JSON");
  }

  private static RiskModel shipped() {
    try (var shipped =
        java.nio.file.Files.newInputStream(java.nio.file.Path.of("config/model.json"))) {
      return RiskModel.read(shipped);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Score score(AreaRisk risk, Surroundings around) {
    return MODEL.staff().score(Observed.of(risk, Subject.STAFF, NOW, around, 0), 7);
  }

  @Provide
  Arbitrary<List<IncidentFacts>> incidents() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 100_000),
            Arbitraries.integers().between(Contribution.NOW - 20_000, Contribution.NOW),
            Arbitraries.of(Outcome.class))
        .as((id, slice, outcome) -> incident("e" + id, slice, outcome))
        .list()
        .uniqueElements(IncidentFacts::event)
        .ofMaxSize(15);
  }

  private static AreaRisk risk(List<IncidentFacts> incidents) {
    AreaRisk risk = new AreaRisk();
    incidents.forEach(each -> risk.apply(new EventChange(NOW, null, each), NOW));
    risk.apply(new EventChange(NOW, null, incident("first", 1, Outcome.NONE)), NOW);
    risk.advance(NOW);
    return risk;
  }

  private static RegionTotals country(List<IncidentFacts> incidents) {
    return new RegionTotals("XAA", NOW, NOW - 3_000 * Slices.MS, 1, risk(incidents).bank().copy());
  }

  private static IncidentFacts incident(String event, int slice, Outcome outcome) {
    return new IncidentFacts(event, slice, outcome, true, false, 1, 50, List.of(event));
  }

  private static ByteArrayInputStream text(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }
}
