package org.forebell.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.LadderState.Climb;
import org.forebell.delivery.LadderState.Told;
import org.forebell.risk.Level;

/** One input to a ladder being worked through; {@link Ladder} says what it promises. */
final class Ascent {

  private static final long DAY = 86_400_000L;
  private static final long KEEP_MS = Ladder.KEEP_DAYS * DAY;

  /** How long an answer waits for its alert. */
  private static final long EARLY_MS = DAY;

  private final Routing routing;
  private final long now;
  private final List<Call> calls = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  private PublishedAlert newest;
  private List<Letter.Earlier> versions;
  private Level called;
  private Climb climb;
  private final List<Acknowledgement> answers;

  /** When each who was told first heard of what the climb is about. */
  private final Map<String, Long> heard = new LinkedHashMap<>();

  private int callsMade;
  private long forgetAt;

  Ascent(Routing routing, LadderState state, long now) {
    this.routing = routing;
    this.now = now;
    this.newest = state == null ? null : state.newest();
    this.versions = state == null ? List.of() : state.versions();
    this.called = state == null ? Level.NORMAL : state.called();
    this.climb = state == null ? null : state.climb();
    this.answers = new ArrayList<>(state == null ? List.of() : state.answers());
    this.callsMade = state == null ? 0 : state.calls();
    this.forgetAt = state == null ? 0 : state.forgetAt();
    if (state != null) {
      state.told().forEach(each -> heard.put(each.recipient(), each.heardAt()));
    }
  }

  Move move() {
    if (forgetAt <= now) {
      return new Move(null, calls, steps, Long.MAX_VALUE);
    }
    List<Told> told = new ArrayList<>();
    heard.forEach((recipient, at) -> told.add(new Told(recipient, at)));
    LadderState state =
        new LadderState(
            newest,
            versions,
            called,
            climb,
            List.copyOf(answers),
            List.copyOf(told),
            callsMade,
            forgetAt);
    long wakeAt = climb == null ? forgetAt : Math.min(climb.nextAt(), newest.validUntil());
    return new Move(state, List.copyOf(calls), List.copyOf(steps), wakeAt);
  }

  void told(PublishedAlert alert) {
    if (newest != null && alert.version() <= newest.version()) {
      if (!alert.muted()) {
        remember(alert);
      }
      return;
    }
    boolean first = newest == null;
    newest = alert;
    forgetAt = Math.max(alert.validUntil(), now) + KEEP_MS;
    if (alert.muted()) {
      climb = null;
      suppressed("", "muted");
    } else if (alert.change().ends()) {
      remember(alert);
      climb = null;
      follow(new LinkedHashSet<>(heard.keySet()));
    } else if (alert.validUntil() <= now) {
      suppressed("", "validity");
    } else {
      remember(alert);
      callFor(alert);
    }
    if (first) {
      answers.forEach(this::record);
    }
    settle();
  }

  private void remember(PublishedAlert alert) {
    if (versions.stream().anyMatch(each -> each.version() == alert.version())) {
      return;
    }
    List<Letter.Earlier> all = new ArrayList<>(versions);
    all.add(new Letter.Earlier(alert.version(), alert.at()));
    all.sort(Comparator.comparingInt(Letter.Earlier::version));
    int surplus = Math.max(0, all.size() - Ladder.MOST_VERSIONS);
    versions = List.copyOf(all.subList(surplus, all.size()));
  }

  private void callFor(PublishedAlert alert) {
    List<Routing.Stage> stages = stages();
    boolean opens = alert.level().compareTo(called) > 0 && !stages.isEmpty();
    called = alert.level();
    Set<String> others = new LinkedHashSet<>(heard.keySet());
    routing.listeners(alert.area(), alert.subject()).forEach(each -> others.add(each.name()));
    if (opens) {
      heard.replaceAll((recipient, at) -> Long.MAX_VALUE);
      climb = new Climb(alert.version(), alert.at(), 0, 0, "", List.of(), Long.MAX_VALUE);
      reach(stages, 0);
      calls.forEach(each -> others.remove(each.recipient()));
      Set<String> onLadder = new LinkedHashSet<>();
      stages.forEach(each -> onLadder.add(routing.holder(each.post(), now)));
      others.forEach(each -> call(each, true, onLadder.contains(each), because(each)));
      return;
    }
    if (stages.isEmpty()) {
      climb = null;
    }
    others.add(routing.holder(routing.first(alert.area()).post(), now));
    follow(others);
  }

  private List<Routing.Stage> stages() {
    return routing.stages(newest.area(), newest.level());
  }

  private void follow(Set<String> others) {
    for (String each : others) {
      call(each, false, climb != null && each.equals(climb.awaited()), because(each));
    }
  }

  private String because(String recipient) {
    if (heard.containsKey(recipient)) {
      return "told";
    }
    Recipient to = routing.recipient(recipient);
    if (to != null && to.listensTo(newest.area(), newest.subject())) {
      return "area";
    }
    return routing.listeners(newest.area(), newest.subject()).contains(to) ? "facility" : "first";
  }

  /** Calls the first rung from this one on whose post can be called, or gives up. */
  private boolean reach(List<Routing.Stage> stages, int from) {
    for (int rung = from; rung < stages.size(); rung++) {
      Routing.Stage stage = stages.get(rung);
      String holder = routing.holder(stage.post(), now);
      if (!climb.failed().contains(holder) && call(holder, true, true, stage.role())) {
        await(rung, holder, stage);
        return true;
      }
    }
    Routing.Stage top = stages.get(stages.size() - 1);
    if (mayBeTold(routing.recipient(routing.holder(top.post(), now))) == null) {
      await(stages.size() - 1, "", top);
    } else {
      expire("nobody");
    }
    return false;
  }

  private void await(int rung, String holder, Routing.Stage stage) {
    long nextAt = now + stage.patience().toMillis();
    climb =
        new Climb(
            climb.opened(), climb.openedAt(), rung, climb.rounds(), holder, climb.failed(), nextAt);
  }

  /** Calls somebody, unless that may not be told, which is recorded. */
  private boolean call(String recipient, boolean interrupts, boolean answer, String because) {
    String why = mayBeTold(routing.recipient(recipient));
    if (why != null) {
      suppressed(recipient, why);
      return false;
    }
    List<Letter.Earlier> earlier =
        versions.stream().filter(each -> each.version() < newest.version()).toList();
    callsMade++;
    calls.add(new Call(recipient, callsMade, newest, earlier, interrupts, answer, because));
    heard.putIfAbsent(recipient, Long.MAX_VALUE);
    return true;
  }

  /** Why somebody may not be told, null where nothing speaks against it. */
  private String mayBeTold(Recipient recipient) {
    if (recipient == null) {
      return "unknown_recipient";
    }
    if (newest.test() && !recipient.exercises()) {
      return "exercise";
    }
    boolean inner = newest.kind() == PublishedAlert.Kind.SILENCE;
    return inner && recipient.tier() != Tier.INSIDE ? "tier" : null;
  }

  void answered(Acknowledgement answer) {
    if (answers.contains(answer)) {
      return;
    }
    answers.add(answer);
    if (answers.size() > Ladder.MOST_ANSWERS) {
      answers.remove(0);
    }
    if (newest == null) {
      forgetAt = now + EARLY_MS;
      return;
    }
    record(answer);
    settle();
  }

  private void record(Acknowledgement answer) {
    int version = answer.version();
    for (Letter.Earlier each : versions) {
      if (answer.version() == 0 && each.at() <= answer.at()) {
        version = each.version();
      }
    }
    Step step = Step.of(Step.Kind.ACKNOWLEDGED, newest, answer.by(), "", answer.at());
    steps.add(step.with(version, answer.via()));
  }

  private void settle() {
    if (climb != null && answers.stream().anyMatch(this::isMeant)) {
      climb = null;
    }
  }

  /**
   * Whether an answer is to what the climb is about. One without a version is to the newest that
   * its sender had: an escalation that comes while somebody types was not acknowledged.
   */
  private boolean isMeant(Acknowledgement answer) {
    if (answer.version() > 0) {
      return answer.version() >= climb.opened();
    }
    return heard.getOrDefault(answer.by(), climb.openedAt()) <= answer.at();
  }

  void recorded(Step step) {
    if (climb == null || step.version() < climb.opened()) {
      return;
    }
    if (step.kind() == Step.Kind.SENT) {
      heard.computeIfPresent(step.recipient(), (recipient, at) -> Math.min(at, step.at()));
      settle();
    } else if (isLost(step) && !climb.failed().contains(step.recipient())) {
      List<String> failed = new ArrayList<>(climb.failed());
      failed.add(step.recipient());
      climb =
          new Climb(
              climb.opened(),
              climb.openedAt(),
              climb.rung(),
              climb.rounds(),
              climb.awaited(),
              List.copyOf(failed),
              climb.nextAt());
      if (step.recipient().equals(climb.awaited()) && climb.rung() + 1 < stages().size()) {
        climbOn("failed");
      }
    }
  }

  private static boolean isLost(Step step) {
    return step.isDeadLetter()
        || (step.kind() == Step.Kind.SUPPRESSED && step.reason().equals("no_channel"));
  }

  void woken() {
    if (climb == null) {
      return;
    }
    if (newest.validUntil() <= now) {
      expire("validity");
    } else if (climb.nextAt() <= now) {
      climbOn("silence");
    }
  }

  private void climbOn(String reason) {
    List<Routing.Stage> stages = stages();
    if (stages.isEmpty()) { // a newer routing calls nobody for this level
      climb = null;
      return;
    }
    int rung = Math.min(climb.rung(), stages.size() - 1);
    boolean atTop = rung == stages.size() - 1;
    if (atTop && climb.rounds() == Ladder.ROUNDS) {
      expire(reason);
      return;
    }
    if (atTop) {
      climb = again();
    } else {
      callAfterHandOver(stages.get(rung));
    }
    if (reach(stages, atTop ? rung : rung + 1)) {
      steps.add(Step.of(Step.Kind.CLIMBED, newest, climb.awaited(), reason, now));
    }
  }

  /** The top once more; whoever no channel reached then may be reached now. */
  private Climb again() {
    return new Climb(
        climb.opened(),
        climb.openedAt(),
        climb.rung(),
        climb.rounds() + 1,
        climb.awaited(),
        List.of(),
        climb.nextAt());
  }

  private void callAfterHandOver(Routing.Stage stage) {
    String holder = routing.holder(stage.post(), now);
    if (!holder.equals(climb.awaited()) && !climb.failed().contains(holder)) {
      call(holder, true, true, stage.role());
    }
  }

  private void expire(String reason) {
    climb = null;
    steps.add(Step.of(Step.Kind.EXPIRED, newest, "", reason, now));
  }

  private void suppressed(String recipient, String reason) {
    steps.add(Step.of(Step.Kind.SUPPRESSED, newest, recipient, reason, now));
  }
}
