package org.forebell.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.forebell.report.Subject;
import org.junit.jupiter.api.Test;

/** What follows from what was published. */
class PolicyBookTest {

  private static final long DAY = 86_400_000L;
  private static final long NOON = 20_000 * DAY;

  private final PolicyBook book = new PolicyBook(RoundNumbers.policy());
  private final NoticeParser parser = new NoticeParser(RoundNumbers.model());

  @Test
  void beforeAnythingIsPublishedTheShippedPolicyIsInForce() {
    assertThat(book.at(NOON).live().version()).isEqualTo(RoundNumbers.policy().version());
    assertThat(book.at(NOON).shadows()).isEmpty();
    assertThat(book.turns("XAA/North", NOON)).isFalse();
  }

  @Test
  void aPolicyTakesForceWhenItBecameKnownAndNotBefore() {
    publish(NOON, NoticeJson.policy("b", true, 0.3));

    assertThat(live(NOON - 1)).isEqualTo(RoundNumbers.policy().version());
    assertThat(live(NOON)).isEqualTo("b");
    assertThat(book.turns("XAA/North", NOON)).isTrue();
    assertThat(book.turnsAfter("XAA/North", NOON - 5)).containsExactly(NOON);
  }

  @Test
  void aShadowRunsBesideUntilItIsPromotedOrRetired() {
    publish(NOON, NoticeJson.policy("s", false, 0.3));
    publish(NOON + 1, NoticeJson.policy("t", false, 0.2));
    publish(NOON + 2, NoticeJson.promotion("s"));
    publish(NOON + 3, NoticeJson.retirement("t"));

    assertThat(shadows(NOON + 1)).containsExactly("s", "t");
    assertThat(live(NOON + 1)).isEqualTo(RoundNumbers.policy().version());
    assertThat(live(NOON + 2)).isEqualTo("s");
    assertThat(shadows(NOON + 2)).containsExactly("t");
    assertThat(shadows(NOON + 3)).isEmpty();
  }

  @Test
  void whereTheLivePolicyIsRetiredTheOneBeforeItHolds() {
    publish(NOON, NoticeJson.policy("b", true, 0.3));
    publish(NOON + 1, NoticeJson.policy("c", true, 0.2));
    publish(NOON + 2, NoticeJson.retirement("c"));
    publish(NOON + 3, NoticeJson.retirement("b"));

    assertThat(live(NOON + 1)).isEqualTo("c");
    assertThat(live(NOON + 2)).isEqualTo("b");
    assertThat(live(NOON + 3)).isEqualTo(RoundNumbers.policy().version());
  }

  @Test
  void anEarlierPolicyAndTheShippedOneCanBePromotedAgain() {
    publish(NOON, NoticeJson.policy("b", true, 0.3));
    publish(NOON + 1, NoticeJson.promotion(RoundNumbers.policy().version()));

    assertThat(live(NOON + 1)).isEqualTo(RoundNumbers.policy().version());
  }

  @Test
  void anOverrideEndsByItselfOrBeforeItsTime() {
    publish(NOON, floor("f", "XAA/North", NOON + DAY));
    publish(NOON + 1, floor("g", "XAA", NOON + 2 * DAY));
    publish(NOON + 2, NoticeJson.retirement("g"));

    assertThat(overrides("XAA/North", NOON + 1)).containsExactly("f", "g");
    assertThat(overrides("XAA/South", NOON + 1)).containsExactly("g");
    assertThat(overrides("XAB/North", NOON + 1)).isEmpty();
    assertThat(overrides("XAA/North", NOON + 2)).containsExactly("f");
    assertThat(overrides("XAA/North", NOON + DAY - 1)).containsExactly("f");
    assertThat(overrides("XAA/North", NOON + DAY)).isEmpty();
    assertThat(book.overrideTurns("XAA/North", NOON + DAY)).isTrue();
    assertThat(book.turnsAfter("XAA/South", NOON + 1)).containsExactly(NOON + 2);
  }

  @Test
  void whatIsOverIsForgottenAndItsNameIsFree() {
    publish(NOON, floor("f", "XAA/North", NOON + DAY));
    book.forget(NOON + 2 * DAY);

    assertThat(refusal(NOON + 2 * DAY, floor("f", "XAA/North", NOON + 3 * DAY))).isNull();
  }

  @Test
  void whatCannotWorkIsRefusedWithWhatToDo() {
    publish(NOON, NoticeJson.policy("b", true, 0.3));
    publish(NOON, floor("f", "XAA", NOON + DAY));

    assertThat(refusal(NOON, NoticeJson.policy("b", false, 0.2))).contains("its own version");
    assertThat(refusal(NOON, NoticeJson.promotion("x"))).contains("no policy x");
    assertThat(refusal(NOON, NoticeJson.retirement("x"))).contains("no override x");
    assertThat(refusal(NOON, NoticeJson.retirement(RoundNumbers.policy().version()))).isNotNull();
    assertThat(refusal(NOON, floor("f", "XAA", NOON + DAY))).contains("its own id");
    assertThat(refusal(NOON, floor("h", "XAA", NOON))).contains("over before");
    assertThat(refusal(NOON, floor("h", "XAA", NOON + 93 * DAY))).contains("92 days");
    ObjectNode weekly = NoticeJson.policy("w", true, 0.3);
    ((ObjectNode) weekly.get("policy")).put("cadence", "P7D");
    assertThat(refusal(NOON, weekly)).contains("cannot change while the job runs");
  }

  private void publish(long at, ObjectNode record) {
    assertThat(refusal(at, record)).isNull();
    book.add(read(record), at);
  }

  private String refusal(long at, ObjectNode record) {
    return book.refusal(read(record), at);
  }

  private Notice read(ObjectNode record) {
    NoticeParser.Read read = parser.read(NoticeJson.bytes(record));
    assertThat(read.refused()).isNull();
    return read.notice();
  }

  private static ObjectNode floor(String id, String area, long until) {
    return NoticeJson.override(id, area, Action.FLOOR, until).put("level", "warning");
  }

  private String live(long at) {
    return book.at(at).live().version();
  }

  private List<String> shadows(long at) {
    return book.at(at).shadows().stream().map(PublishedPolicy::version).toList();
  }

  private List<String> overrides(String area, long at) {
    return book.at(at).on(area, Subject.STAFF).stream().map(AreaOverride::id).toList();
  }
}
