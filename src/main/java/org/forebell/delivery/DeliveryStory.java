package org.forebell.delivery;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who was told what of one alert, when, and whether they answered, folded from the steps of the
 * topic {@code deliveries}. Steps may come in any order and more than once.
 */
public final class DeliveryStory {

  private static final long NEVER = Long.MAX_VALUE;

  /** Why a call for a version is not sent while an earlier call for it is on its way. */
  private static final Set<String> STAYS_QUEUED = Set.of("underway", "budget");

  private final String alert;
  private final Map<String, Teller> tellers = new TreeMap<>();
  private final Set<Turning> turnings = new HashSet<>();
  private boolean exercise;

  /**
   * @param alert its name; steps of others are passed over
   */
  public DeliveryStory(String alert) {
    this.alert = alert;
  }

  /** What became of one version for one recipient, the best that steps say. */
  public enum State {
    ACKNOWLEDGED("acknowledged"),
    DELIVERED("delivered"),
    SENT("sent"),
    FAILED("failed"),
    WAITING("waiting"),
    SUPPRESSED("not sent");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * One version for one recipient. Times are epoch milliseconds, 0 where it did not happen.
   *
   * @param channels that took it
   * @param digest whether it came with others
   * @param attempts how many failed
   * @param reason why it waits, failed or was not sent; empty where nothing is to say
   */
  public record Row(
      int version,
      String recipient,
      State state,
      List<String> channels,
      boolean digest,
      long queuedAt,
      long sentAt,
      long deliveredAt,
      long answeredAt,
      int attempts,
      String reason) {}

  /**
   * Something the ladder did.
   *
   * @param kind climbed or expired, or suppressed where nobody in particular is meant
   */
  public record Turning(long at, int version, Step.Kind kind, String recipient, String reason) {}

  /** Takes a step. */
  public void add(Step step) {
    if (!step.alert().equals(alert)) {
      return;
    }
    exercise |= step.exercise();
    boolean ofLadder = step.kind() == Step.Kind.CLIMBED || step.kind() == Step.Kind.EXPIRED;
    if (ofLadder || step.recipient().isEmpty()) {
      turnings.add(
          new Turning(step.at(), step.version(), step.kind(), step.recipient(), step.reason()));
      return;
    }
    String key = String.format(Locale.ROOT, "%09d %s", step.version(), step.recipient());
    tellers.computeIfAbsent(key, each -> new Teller(step.version(), step.recipient())).add(step);
  }

  /** Whether it is an exercise. */
  public boolean exercise() {
    return exercise;
  }

  /** By version and recipient. */
  public List<Row> rows() {
    return tellers.values().stream().map(Teller::row).toList();
  }

  /** By time. */
  public List<Turning> turnings() {
    return turnings.stream()
        .sorted(
            Comparator.comparingLong(Turning::at)
                .thenComparing(Turning::version)
                .thenComparing(Turning::kind)
                .thenComparing(Turning::recipient))
        .toList();
  }

  /** Folds the steps about one version for one recipient. */
  private static final class Teller {
    private final int version;
    private final String recipient;
    private final Set<String> failures = new HashSet<>();
    private final Set<String> channels = new TreeSet<>();
    private final Set<String> undelivered = new HashSet<>();
    private final Map<Step.Kind, Step> last = new TreeMap<>();
    private boolean digest;
    private long queuedAt = NEVER;
    private long sentAt = NEVER;
    private long deliveredAt = NEVER;
    private long answeredAt = NEVER;

    Teller(int version, String recipient) {
      this.version = version;
      this.recipient = recipient;
    }

    void add(Step step) {
      switch (step.kind()) {
        case QUEUED -> queuedAt = Math.min(queuedAt, step.at());
        case SENT -> {
          sentAt = Math.min(sentAt, step.at());
          channels.add(step.channel());
          digest |= !step.letter().equals(step.alert() + "." + step.version());
        }
        case DELIVERED -> deliveredAt = Math.min(deliveredAt, step.at());
        case ACKNOWLEDGED -> answeredAt = Math.min(answeredAt, step.at());
        case FAILED -> {
          failures.add(step.isDeadLetter() ? "" : step.key() + step.attempt());
          if (step.isUndelivered()) {
            undelivered.add(step.channel());
          }
        }
        case SUPPRESSED, CLIMBED, EXPIRED -> {}
      }
      if (step.kind() != Step.Kind.FAILED || step.isDeadLetter()) {
        last.merge(step.kind(), step, Teller::later);
      }
    }

    /** The later of two; where they come at once, whichever order they come in, the same. */
    private static Step later(Step one, Step other) {
      int order =
          Comparator.comparingLong(Step::at).thenComparing(Step::reason).compare(one, other);
      return order >= 0 ? one : other;
    }

    Row row() {
      State state = state();
      int attempts = failures.size() - (failures.contains("") ? 1 : 0);
      return new Row(
          version,
          recipient,
          state,
          List.copyOf(channels),
          digest,
          shown(queuedAt),
          shown(sentAt),
          shown(deliveredAt),
          shown(answeredAt),
          attempts,
          reason(state));
    }

    private State state() {
      if (answeredAt != NEVER) {
        return State.ACKNOWLEDGED;
      }
      if (deliveredAt != NEVER) {
        return State.DELIVERED;
      }
      if (sentAt != NEVER && !undelivered.containsAll(channels)) {
        return State.SENT;
      }
      if (failures.contains("")) {
        return State.FAILED;
      }
      return isGivenUp() ? State.SUPPRESSED : State.WAITING;
    }

    /** A call that is not sent leaves an earlier one waiting, unless it takes its place. */
    private boolean isGivenUp() {
      Step given = last.get(Step.Kind.SUPPRESSED);
      boolean only = queuedAt == NEVER;
      return given != null && (only || !STAYS_QUEUED.contains(given.reason()));
    }

    private String reason(State state) {
      Step.Kind kind =
          switch (state) {
            case FAILED -> Step.Kind.FAILED;
            case WAITING -> Step.Kind.QUEUED;
            case SUPPRESSED -> Step.Kind.SUPPRESSED;
            case ACKNOWLEDGED, DELIVERED, SENT -> null;
          };
      return kind == null || !last.containsKey(kind) ? "" : last.get(kind).reason();
    }

    private static long shown(long at) {
      return at == NEVER ? 0 : at;
    }
  }
}
