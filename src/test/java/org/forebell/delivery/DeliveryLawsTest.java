package org.forebell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.risk.Level;

/** Laws of ladders and books, whatever happens in whatever order. */
class DeliveryLawsTest {

  private static final String DAY = "2026-03-28"; // the clock in Paris goes forward in the night
  private static final Duration AFTER = Duration.ofDays(4);
  private static final long WINDOW_MS = Duration.ofHours(12).toMillis();
  private static final List<String> AREAS = List.of("XAA/A", "XAB/B", "XAC/C", "XAD/D", "XAD/E");
  private static final List<String> POSTS =
      List.of("day", "night", "deputy", "lead", "partner", "paris", "radio", "desk");
  private static final List<String> CHANNELS = List.of("sms", "mail", "call");

  /** Something that happens to a world. */
  record Event(int kind, int one, int other, int third, int minutes) {

    void happenTo(World world, Map<String, PublishedAlert> newest) {
      world.advance(Duration.ofMinutes(minutes));
      if (kind < 6) {
        world.publish(alert(world, newest));
      } else if (kind < 9) {
        String id = World.id(letter(one));
        int version = third % 2 == 0 || !newest.containsKey(id) ? 0 : newest.get(id).version();
        String by = POSTS.get(other % POSTS.size());
        world.answer(new Acknowledgement(id, version, by, "sms", world.now()));
      } else {
        World.Manner[] manners = World.Manner.values();
        world.manner(CHANNELS.get(one % 3), manners[other % manners.length]);
      }
    }

    private static String letter(int number) {
      return "" + "CDFHJ".charAt(number % 5);
    }

    private PublishedAlert alert(World world, Map<String, PublishedAlert> newest) {
      String id = World.id(letter(one));
      PublishedAlert before = newest.get(id);
      Level was = before == null ? Level.NORMAL : before.level();
      boolean ends = before != null && third == 0;
      Level level = ends ? Level.NORMAL : Level.values()[1 + other % 3];
      Change change =
          before == null
              ? Change.RAISED
              : ends
                  ? other % 2 == 0 ? Change.CLEARED : Change.CANCELLED
                  : level.compareTo(was) > 0
                      ? Change.ESCALATED
                      : level == was ? Change.UPDATED : Change.DEESCALATED;
      int version = before == null ? 1 : before.version() + 1;
      String area = AREAS.get(one % 5);
      PublishedAlert alert =
          Told.with(
              Told.alert(id, version, change, area, level, world.now()),
              one % 11 == 10,
              third == 1,
              third == 2);
      newest.put(id, alert);
      return alert;
    }
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 9),
            Arbitraries.of(0, 0, 1, 3, 7, 20, 100, 400))
        .as(Event::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static World played(List<Event> events, Random disturbance) {
    World world = new World(DAY);
    if (disturbance != null) {
      world.disturb(disturbance);
    }
    Map<String, PublishedAlert> newest = new HashMap<>();
    events.forEach(each -> each.happenTo(world, newest));
    world.advance(AFTER);
    return world;
  }

  @Property(tries = 200)
  void recordsThatComeAgainOrInAnotherOrderChangeNothing(
      @ForAll("events") List<Event> events, @ForAll Random random) {
    List<String> undisturbed = played(events, null).lines;
    List<String> disturbed = played(events, random).lines;

    assertThat(without(disturbed, undisturbed)).as("more").isEmpty();
    assertThat(without(undisturbed, disturbed)).as("less").isEmpty();
  }

  private static List<String> without(List<String> some, List<String> others) {
    List<String> left = new ArrayList<>(some);
    others.forEach(left::remove);
    return left;
  }

  @Property(tries = 200)
  void everyCallEndsOnce(@ForAll("events") List<Event> events) {
    assertEveryCallEnds(played(events, null));
  }

  /** Taken, failed for good or deliberately not sent: where called once, exactly one of them. */
  private static void assertEveryCallEnds(World world) {
    Map<String, Integer> ends = new HashMap<>();
    Set<String> letters = new HashSet<>();
    for (Step step : world.steps) {
      String key = step.recipient() + " " + step.alert() + "." + step.version();
      boolean taken = step.kind() == Step.Kind.SENT && letters.add(key + " " + step.key());
      if (taken || step.isDeadLetter() || step.kind() == Step.Kind.SUPPRESSED) {
        ends.merge(key, 1, Integer::sum);
      }
    }
    Map<String, Long> called =
        world.calls.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.recipient() + " " + each.alert().key(), Collectors.counting()));
    called.forEach(
        (key, count) -> {
          int ended = ends.getOrDefault(key, 0);
          assertThat(ended).as(key).isPositive();
          if (count == 1) {
            assertThat(ended).as(key).isOne();
          }
        });
  }

  @Property(tries = 200)
  void noKeyIsTakenTwice(@ForAll("events") List<Event> events) {
    assertNoKeyTwice(played(events, null));
  }

  private static void assertNoKeyTwice(World world) {
    Map<String, Long> taken =
        world.steps.stream()
            .filter(each -> each.kind() == Step.Kind.SENT)
            .collect(
                Collectors.groupingBy(
                    each -> each.key() + " " + each.alert() + "." + each.version(),
                    Collectors.counting()));
    assertThat(taken.values()).allMatch(count -> count == 1);
  }

  @Property(tries = 200)
  void budgetsHold(@ForAll("events") List<Event> events) {
    assertBudgetsHold(played(events, null));
  }

  private static void assertBudgetsHold(World world) {
    Routing routing = World.routing();
    Map<String, List<Step>> rings = new HashMap<>();
    for (Step step : world.steps) {
      boolean rings12 =
          step.kind() == Step.Kind.QUEUED
              && !step.channel().isEmpty()
              && routing.recipient(step.recipient()).reach(step.channel()).interrupts();
      PublishedAlert alert = rings12 ? alert(world, step) : null;
      if (rings12
          && alert.level() != Level.CRITICAL
          && (alert.change() != Change.CANCELLED || step.letter().startsWith("digest"))) {
        rings.computeIfAbsent(step.recipient(), each -> new ArrayList<>()).add(step);
      }
    }
    rings.forEach((recipient, steps) -> assertBudgetHolds(world, recipient, steps));
  }

  private static void assertBudgetHolds(World world, String recipient, List<Step> steps) {
    for (Step first : steps) {
      Map<String, String> areas = new HashMap<>();
      for (Step each : steps) {
        if (each.at() >= first.at() && each.at() < first.at() + WINDOW_MS) {
          boolean digest = each.letter().startsWith("digest");
          areas.put(each.letter(), digest ? "digest" : alert(world, each).area());
        }
      }
      assertThat(areas.values()).as(recipient).hasSizeLessThanOrEqualTo(2).doesNotHaveDuplicates();
    }
  }

  private static PublishedAlert alert(World world, Step step) {
    return world.calls.stream()
        .map(Call::alert)
        .filter(each -> each.id().equals(step.alert()) && each.version() == step.version())
        .findFirst()
        .orElseThrow();
  }

  /**
   * The state goes back to a checkpoint; alerts and answers since are read again, and so are steps,
   * before, between or after them. Whoever sends finds steps that say sent, and sends no such key.
   * Where steps come first, a call that was told on one channel is not told again on another; where
   * they come later and a channel works that did not, it may be. A digest is put together anew, and
   * repeats nothing.
   */
  @Property(tries = 200)
  void afterACrashNothingIsLostAndNoVersionIsToldTwiceOnAChannel(
      @ForAll("events") List<Event> before,
      @ForAll("events") List<Event> since,
      @ForAll boolean stepsFirst,
      @ForAll Random random) {
    World world = new World(DAY);
    Map<String, PublishedAlert> newest = new HashMap<>();
    before.forEach(each -> each.happenTo(world, newest));
    World.Checkpoint checkpoint = world.checkpoint();
    int published = world.published().size();
    int answered = world.answered().size();
    since.forEach(each -> each.happenTo(world, newest));

    List<PublishedAlert> alerts =
        List.copyOf(world.published().subList(published, world.published().size()));
    List<Acknowledgement> answers =
        List.copyOf(world.answered().subList(answered, world.answered().size()));
    List<Step> steps = world.restore(checkpoint);
    List<Runnable> again = new ArrayList<>();
    alerts.forEach(each -> again.add(() -> world.publish(each)));
    answers.forEach(each -> again.add(() -> world.answer(each)));
    for (Step each : steps) {
      again.add(stepsFirst ? 0 : random.nextInt(again.size() + 1), () -> world.read(each));
    }
    again.forEach(Runnable::run);
    CHANNELS.forEach(each -> world.manner(each, World.Manner.WORKS));
    world.advance(AFTER);

    assertEveryCriticalIsTold(world);
    assertThat(world.repeated).as("told by a digest once more").isEmpty();
    if (stepsFirst) {
      assertNoCallIsToldOnTwoChannels(world);
    }
  }

  /** Calls made again after the crash have the numbers that they had. */
  private static void assertNoCallIsToldOnTwoChannels(World world) {
    Map<String, Set<Integer>> called = new HashMap<>();
    List<Call> calls = new ArrayList<>(world.calls);
    calls.addAll(world.forgotten);
    for (Call each : calls) {
      String key = each.recipient() + " " + each.alert().key();
      called.computeIfAbsent(key, any -> new HashSet<>()).add(each.number());
    }
    Map<String, Set<String>> told = new HashMap<>();
    for (Step each : world.steps) {
      String key = each.recipient() + " " + each.letter();
      if (each.kind() == Step.Kind.SENT && called.containsKey(key)) {
        told.computeIfAbsent(key, any -> new HashSet<>()).add(each.channel());
      }
    }
    told.forEach((key, on) -> assertThat(on).hasSizeLessThanOrEqualTo(called.get(key).size()));
  }

  private static void assertEveryCriticalIsTold(World world) {
    Set<String> ended = new HashSet<>();
    for (Step step : world.steps) {
      if (step.kind() == Step.Kind.SENT
          || step.isDeadLetter()
          || step.kind() == Step.Kind.SUPPRESSED) {
        ended.add(step.recipient() + " " + step.alert() + "." + step.version());
      }
    }
    for (Call each : world.calls) {
      if (each.interrupts() && each.alert().level() == Level.CRITICAL) {
        assertThat(ended).contains(each.recipient() + " " + each.alert().key());
      }
    }
  }

  /** A crisis: 1,000 alerts within a minute, while gateways behave as they like. */
  @Property(tries = 2)
  void aThousandAlertsInAMinute(@ForAll Random random) {
    World world = new World(DAY, false);
    world.advance(Duration.ofHours(10));
    for (int i = 0; i < 1_000; i++) {
      String id = "%s-%s".formatted(code(i / 24), code(i));
      Level level = Level.values()[1 + random.nextInt(3)];
      String area = AREAS.get(random.nextInt(5)) + i % 50;
      if (i % 100 == 0) {
        World.Manner[] manners = World.Manner.values();
        CHANNELS.forEach(c -> world.manner(c, manners[random.nextInt(manners.length)]));
      }
      world.publish(Told.alert(id, 1, Change.RAISED, area, level, world.now()));
      world.advance(Duration.ofMillis(60));
    }
    CHANNELS.forEach(each -> world.manner(each, World.Manner.WORKS));
    world.advance(AFTER);

    assertEveryCriticalIsTold(world);
    assertEveryCallEnds(world);
    assertBudgetsHold(world);
    assertNoKeyTwice(world);
  }

  private static String code(int number) {
    String letters = "CDFHJKLMNPQRTVWX23456789";
    return "KK" + letters.charAt(number / 24 % 24) + letters.charAt(number % 24);
  }
}
