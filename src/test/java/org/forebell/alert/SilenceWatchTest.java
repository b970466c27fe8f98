package org.forebell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.forebell.place.Place;
import org.forebell.report.ShippedSchema;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.silence.Answer;
import org.forebell.silence.Sign;
import org.forebell.silence.Silence;
import org.junit.jupiter.api.Test;

/** An area whose two desks report by turns every day at nine, and then do not. */
class SilenceWatchTest {

  private static final String AREA = "XAA/Harbour District";
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long MONDAY = Instant.parse("2024-03-04T00:00:00Z").toEpochMilli();
  private static final Place PLACE =
      new Place("XA01", "pcode", 1, "North", "XAA", "Exampleland", "XAA", 1, 2, List.of());

  private final SilenceWatch watch = new SilenceWatch(area -> null);
  private final SilenceState state = new SilenceState();
  private final List<SilenceAlert> told = new ArrayList<>();

  private void daily(int days) {
    for (int day = 0; day < days; day++) {
      hear(sign(MONDAY + day * DAY + 9 * HOUR, 1 + day % 2, "r-" + day));
    }
  }

  private void hear(Sign... signs) {
    watch.hear(AREA, signs[0].at(), List.of(signs), state, told::add);
  }

  private void wake() {
    watch.look(AREA, watch.nextLook(state), state, told::add);
  }

  private static Sign sign(long at, long source, String report) {
    return new Sign(AREA, at, source, at, report, report.isEmpty() ? Sign.TELLS_NOTHING : HOUR);
  }

  @Test
  void raisedOnceSoLongAGapIsImprobableAndClearedByTheFirstSign() {
    daily(120);
    long last = MONDAY + 119 * DAY + 9 * HOUR;
    long due = watch.nextLook(state);
    watch.look(AREA, due - 1, state, told::add);
    assertThat(told).isEmpty();
    assertThat(state.answer()).isEqualTo(Answer.QUIET);

    wake();
    SilenceAlert raised = told.get(0);
    assertThat(raised.change()).isEqualTo(Change.RAISED);
    assertThat(raised.at()).isEqualTo(due);
    assertThat(raised.version()).isOne();
    assertThat(raised.level()).isEqualTo(Level.WATCH);
    assertThat(raised.silence().since()).isEqualTo(last);
    assertThat(raised.silence().sources()).isEqualTo(2);
    assertThat(raised.silence().silentSources()).isEqualTo(2);
    assertThat(raised.silence().usualGap()).isBetween(Duration.ofHours(23), Duration.ofHours(26));
    assertThat(raised.silence().chance()).isBetween(0.0, 0.01);
    assertThat(raised.evidence()).containsExactly("r-118", "r-119");
    assertThat(state.answer()).isEqualTo(Answer.CUT_OFF);
    assertThat(state.silence()).isEqualTo(raised.silence());

    hear(sign(due + DAY, 2, "r-200"));
    SilenceAlert cleared = told.get(1);
    assertThat(cleared.change()).isEqualTo(Change.CLEARED);
    assertThat(cleared.id()).isEqualTo(raised.id());
    assertThat(cleared.version()).isEqualTo(2);
    assertThat(cleared.level()).isEqualTo(Level.NORMAL);
    assertThat(cleared.previousLevel()).isEqualTo(Level.WATCH);
    assertThat(cleared.silence().since()).isEqualTo(last);
    assertThat(cleared.evidence()).containsExactly("r-200");
    assertThat(state.silence()).isNull();
    assertThat(told).hasSize(2);
  }

  @Test
  void toldAnewWhenItsValidityPassesAndEachTimeForTwiceAsLong() {
    daily(120);
    for (int i = 0; i < 8; i++) {
      wake();
    }
    List<Long> days = told.stream().map(each -> (each.validUntil() - each.at()) / DAY).toList();
    assertThat(days).containsExactly(7L, 14L, 28L, 56L, 112L, 224L, 448L, 448L);
    assertThat(told.subList(1, 8)).allMatch(each -> each.change() == Change.UPDATED);
    assertThat(told.get(7).at() - told.get(0).at()).isGreaterThan(800 * DAY);
  }

  @Test
  void thatThereIsNothingToReportEndsItToo() {
    daily(120);
    wake();
    hear(sign(told.get(0).at() + HOUR, 1, ""));

    assertThat(told.get(1).change()).isEqualTo(Change.CLEARED);
    assertThat(told.get(1).evidence()).isEmpty();
  }

  @Test
  void whatIsSentAgainEndsNothing() {
    daily(120);
    wake();
    long at = told.get(0).at() + HOUR;
    Sign copy = new Sign(AREA, at, 1, MONDAY + 118 * DAY + 9 * HOUR, "r-118", 1000 * HOUR);
    watch.hear(AREA, at, List.of(copy), state, told::add);

    assertThat(told).hasSize(1);
    assertThat(state.answer()).isEqualTo(Answer.CUT_OFF);
  }

  @Test
  void whatComesLaterThanTheDecisionEndsItFromThenOn() {
    daily(120);
    wake();
    long raised = told.get(0).at();
    hear(sign(raised - HOUR, 1, "late"));

    assertThat(told.get(1).change()).isEqualTo(Change.CLEARED);
    assertThat(told.get(1).at()).isEqualTo(raised);
  }

  @Test
  void anAreaOfWhichTooLittleIsKnownIsNeverSilentAndForgottenAfter400Days() {
    daily(3);
    long last = MONDAY + 2 * DAY + 9 * HOUR;

    assertThat(watch.nextLook(state)).isEqualTo(last + 400 * DAY);
    assertThat(watch.isForgotten(state, last + 400 * DAY - 1)).isFalse();
    assertThat(watch.isForgotten(state, last + 400 * DAY)).isTrue();
    wake();
    assertThat(told).isEmpty();
  }

  @Test
  void keepsTheContractAndIsReadBack() {
    SilenceWatch placed = new SilenceWatch(area -> PLACE);
    daily(120);
    placed.look(AREA, watch.nextLook(state), state, told::add);
    wake();
    hear(sign(watch.nextLook(state) - HOUR, 1, "r-\"1\""));
    ShippedSchema schema = ShippedSchema.named("alert");
    PublishedAlertReader reader = new PublishedAlertReader();
    for (SilenceAlert each : told) {
      byte[] json = new SilenceJson().write(each);
      assertThat(schema.problems(json)).isEmpty();
      PublishedAlert read = reader.read(json).alert();
      assertThat(read.kind()).isEqualTo(PublishedAlert.Kind.SILENCE);
      assertThat(read.subject()).isEqualTo(Subject.STAFF);
      assertThat(read.change()).isEqualTo(each.change());
      assertThat(read.probability()).isNaN();
      assertThat(read.silence()).isEqualTo(each.silence());
      assertThat(read.evidence()).isEqualTo(each.evidence());
      assertThat(read.exit()).isEqualTo(new PublishedAlert.HeardAgain());
      assertThat(read.where() != null).isEqualTo(each.place() != null);
    }
    assertThat(told).hasSize(3);
    assertThat(new String(new SilenceJson().write(told.get(0)), StandardCharsets.UTF_8))
        .doesNotContain("probability", "usual\"", "NaN");
  }

  @Test
  void inWordsItSaysThatNothingIsKnown() throws IOException {
    daily(120);
    wake();
    hear(sign(told.get(0).at() + 5 * DAY, 1, "r-200"));
    var json = new com.fasterxml.jackson.databind.ObjectMapper();

    assertThat(AlertText.of(json.readTree(new SilenceJson().write(told.get(0))), 100))
        .contains("NOBODY HEARD", "0 of 2 sources heard for", "unknown, not safe", "r-118")
        .doesNotContain("chance", "STAFF");
    assertThat(AlertText.of(json.readTree(new SilenceJson().write(told.get(1))), 100))
        .contains("HEARD AGAIN", "reports come again after", "r-200");
  }

  /** Signs of some weeks, in any order of those of one instant, played through restarts. */
  @Property(tries = 300)
  void theSameSignsGiveTheSameAlertsWhateverTheirOrderAndThroughRestarts(
      @ForAll @IntRange(max = 1_000_000) int seed) throws IOException {
    Random random = new Random(seed);
    TreeMap<Long, List<Sign>> signs = new TreeMap<>();
    long at = MONDAY;
    for (int i = 0; i < 80; i++) {
      at += i % 20 == 19 ? 30 * DAY : (long) (-Math.log(1 - random.nextDouble()) * DAY);
      at += random.nextInt(4) == 0 ? 0 : 60_000L;
      String report = random.nextInt(5) == 0 ? "" : "r-" + i;
      signs.computeIfAbsent(at, each -> new ArrayList<>()).add(sign(at, random.nextInt(4), report));
    }
    assertThat(play(signs, random, true)).isNotEmpty().isEqualTo(play(signs, random, false));
  }

  private static List<String> play(
      TreeMap<Long, List<Sign>> signs, Random random, boolean disturbed) throws IOException {
    SilenceWatch watch = new SilenceWatch(area -> null);
    SilenceState state = new SilenceState();
    List<SilenceAlert> told = new ArrayList<>();
    for (Map.Entry<Long, List<Sign>> each : signs.entrySet()) {
      while (watch.nextLook(state) < each.getKey()) {
        watch.look(AREA, watch.nextLook(state), state, told::add);
      }
      List<Sign> now = new ArrayList<>(each.getValue());
      if (disturbed) {
        now.addAll(each.getValue());
        Collections.shuffle(now, random);
        state = restarted(state);
        watch.look(AREA, each.getKey() - 1, state, told::add);
      }
      watch.hear(AREA, each.getKey(), now, state, told::add);
    }
    return told.stream()
        .map(alert -> new String(new SilenceJson().write(alert), StandardCharsets.UTF_8))
        .toList();
  }

  private static SilenceState restarted(SilenceState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.copy().write(new DataOutputStream(bytes));
    return SilenceState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  @Test
  void whatIsToldOfSilenceIsWrittenAndRead() throws IOException {
    Silence silence = new Silence(MONDAY, 6, 5, Duration.ofMinutes(77), 0.00125);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    silence.write(new DataOutputStream(bytes));

    assertThat(Silence.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(silence);
  }
}
