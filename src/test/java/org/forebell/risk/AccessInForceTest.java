package org.forebell.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.forebell.report.AccessEffect;
import org.forebell.report.AccessFacts;
import org.junit.jupiter.api.Test;

class AccessInForceTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long AGE = 30 * DAY;
  private static final long CORRIDOR = 12;

  private final AccessInForce access = new AccessInForce();

  @Test
  void aClosedRouteStaysClosedUntilSomebodySaysItIsOpen() {
    access.put(word("e1", CORRIDOR, 1, AccessEffect.CLOSED, Long.MAX_VALUE));
    assertThat(access.at(5 * DAY, AGE)).hasSize(1);

    access.put(word("e2", CORRIDOR, 5, AccessEffect.OPEN, Long.MAX_VALUE));
    assertThat(access.at(5 * DAY, AGE)).isEmpty();
  }

  @Test
  void whereTheWordThatItIsOpenIsWithdrawnItIsClosedAgain() {
    access.put(word("e1", CORRIDOR, 1, AccessEffect.CLOSED, Long.MAX_VALUE));
    access.put(word("e2", CORRIDOR, 5, AccessEffect.OPEN, Long.MAX_VALUE));
    access.remove("e2");

    assertThat(access.at(6 * DAY, AGE)).extracting(AccessFacts::event).containsExactly("e1");
  }

  @Test
  void itEndsByItsOwnWordOrByAge() {
    access.put(word("stated", CORRIDOR, 1, AccessEffect.DENIED, 60 * DAY));
    access.put(word("unstated", 13, 1, AccessEffect.DENIED, Long.MAX_VALUE));

    assertThat(access.at(30 * DAY, AGE)).hasSize(2);
    assertThat(access.at(31 * DAY, AGE)).extracting(AccessFacts::event).containsExactly("stated");
    assertThat(access.at(60 * DAY, AGE)).isEmpty();
  }

  @Test
  void unknownIsAGapAndNoChange() {
    access.put(word("e1", CORRIDOR, 1, AccessEffect.CLOSED, Long.MAX_VALUE));
    access.put(word("e2", CORRIDOR, 2, AccessEffect.UNKNOWN, Long.MAX_VALUE));

    assertThat(access.at(3 * DAY, AGE)).hasSize(1);
  }

  @Test
  void oneRoutesWordIsNotAnothers() {
    access.put(word("e1", CORRIDOR, 1, AccessEffect.CLOSED, Long.MAX_VALUE));
    access.put(word("e2", 13, 2, AccessEffect.OPEN, Long.MAX_VALUE));

    assertThat(access.at(3 * DAY, AGE)).extracting(AccessFacts::event).containsExactly("e1");
  }

  @Property(tries = 10_000)
  void anyOrderGivesTheSame(@ForAll("words") List<AccessFacts> words, @ForAll Random random) {
    List<AccessFacts> shuffled = new ArrayList<>(words);
    Collections.shuffle(shuffled, random);
    AccessInForce one = new AccessInForce();
    words.forEach(one::put);
    AccessInForce other = new AccessInForce();
    shuffled.forEach(other::put);

    assertThat(other.at(20 * DAY, AGE)).isEqualTo(one.at(20 * DAY, AGE));
  }

  @Provide
  Arbitrary<List<AccessFacts>> words() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 1000),
            Arbitraries.longs().between(0, 2),
            Arbitraries.integers().between(0, 19),
            Arbitraries.of(AccessEffect.class),
            Arbitraries.of(10 * DAY, 25 * DAY, Long.MAX_VALUE))
        .as((event, route, day, effect, until) -> word("e" + event, route, day, effect, until))
        .list()
        .uniqueElements(AccessFacts::event)
        .ofMaxSize(10);
  }

  private static AccessFacts word(
      String event, long route, int day, AccessEffect effect, long until) {
    return new AccessFacts(
        event,
        day * 24,
        day * DAY,
        day * DAY,
        "restriction_movement",
        effect,
        route,
        until,
        1,
        50,
        List.of(event));
  }
}
