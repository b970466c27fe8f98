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

  private static final RiskModel MODEL =
      new RiskModel("test/1", 0.0024, 0.0021, 365, 90, 14, 0.1, 0.2);
  private static final long NOW = Contribution.NOW * Slices.MS;

  @Property(tries = 10_000)
  void theFactorsAddUpToTheScoreExactly(
      @ForAll("incidents") List<IncidentFacts> incidents,
      @ForAll @IntRange(max = 5) int accessInForce) {
    AreaRisk risk = risk(incidents);
    for (Subject subject : Subject.values()) {
      Score score = MODEL.score(risk, subject, NOW, country(incidents), accessInForce, 7);

      assertThat(Score.probability(score.micronats(), 7)).isEqualTo(score.probability());
      assertThat(score.probability()).isBetween(0.0, 1.0);
      assertThat(score.usual()).isBetween(0.0, 1.0);
    }
  }

  @Property(tries = 10_000)
  void oneMoreIncidentNeverMakesItLessLikely(@ForAll("incidents") List<IncidentFacts> incidents) {
    AreaRisk risk = risk(incidents);
    double before = MODEL.score(risk, Subject.STAFF, NOW, null, 0, 7).probability();
    risk.apply(new EventChange(NOW, null, incident("more", Contribution.NOW, Outcome.HARM)), NOW);
    risk.advance(NOW);

    assertThat(MODEL.score(risk, Subject.STAFF, NOW, null, 0, 7).probability())
        .isGreaterThan(before);
  }

  @Test
  void anAreaNewToTheSystemStartsAtTheRateOfItsCountry() {
    AreaRisk quiet = risk(List.of());
    quiet.apply(new EventChange(NOW, null, nearMiss()), NOW);
    DecayBank bank = new DecayBank();
    bank.add(Signal.STAFF_INCIDENT, Contribution.NOW, 100, Contribution.NOW);
    CountryTotals violent = new CountryTotals("XAA", NOW, NOW - 1, 5, bank);

    double inViolent = MODEL.score(quiet, Subject.STAFF, NOW, violent, 0, 7).usual();
    double inUnknown = MODEL.score(quiet, Subject.STAFF, NOW, null, 0, 7).usual();

    assertThat(inUnknown).isCloseTo(1 - Math.exp(-0.0024 * 7), within(1e-4));
    assertThat(inViolent).isGreaterThan(10 * inUnknown);
  }

  @Test
  void theShippedModelIsReadAndAWrongOneSaysWhatIsWrong() throws Exception {
    try (var shipped =
        java.nio.file.Files.newInputStream(java.nio.file.Path.of("config/model.json"))) {
      assertThat(RiskModel.read(shipped).name()).isEqualTo("shrunk-poisson/1");
    }
    assertThatThrownBy(() -> RiskModel.read(text("{\"worldPerAreaDay\":{\"staff\":-1}}")))
        .hasMessageContaining("/worldPerAreaDay/staff must be a number above 0");
    assertThatThrownBy(() -> RiskModel.read(text("not json"))).hasMessageContaining("is not JSON");
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

  private static CountryTotals country(List<IncidentFacts> incidents) {
    return new CountryTotals("XAA", NOW, NOW - 3_000 * Slices.MS, 1, risk(incidents).bank().copy());
  }

  private static IncidentFacts incident(String event, int slice, Outcome outcome) {
    return new IncidentFacts(event, slice, outcome, true, false, 1, 50, List.of(event));
  }

  private static IncidentFacts nearMiss() {
    return incident("near", Contribution.NOW, Outcome.NEAR_MISS);
  }

  private static ByteArrayInputStream text(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }
}
