package org.forebell.channel;

import java.time.Duration;
import org.forebell.alert.PublishedAlert;

/** An alert with something changed. */
final class Draft {
  private final PublishedAlert from;
  private PublishedAlert.Kind kind;
  private PublishedAlert.Where where;
  private double probability;
  private String model;
  private long at;
  private long validUntil;

  Draft(PublishedAlert from) {
    this.from = from;
    kind = from.kind();
    where = from.where();
    probability = from.probability();
    model = from.model();
    at = from.at();
    validUntil = from.validUntil();
  }

  Draft silence() {
    kind = PublishedAlert.Kind.SILENCE;
    return this;
  }

  Draft where(PublishedAlert.Where other) {
    where = other;
    return this;
  }

  Draft probability(double other) {
    probability = other;
    return this;
  }

  Draft model(String other) {
    model = other;
    return this;
  }

  /** Decided at this instant, epoch milliseconds, and valid for a week. */
  Draft at(long other) {
    at = other;
    validUntil = other + Duration.ofDays(7).toMillis();
    return this;
  }

  PublishedAlert done() {
    return new PublishedAlert(
        kind,
        from.id(),
        from.version(),
        from.change(),
        from.area(),
        where,
        from.subject(),
        from.level(),
        from.previousLevel(),
        at,
        from.horizon(),
        probability,
        from.usual(),
        from.confidence(),
        from.factors(),
        from.counts(),
        from.access(),
        from.evidence(),
        from.evidenceTotal(),
        from.exit(),
        validUntil,
        from.test(),
        from.muted(),
        null,
        model,
        from.policy());
  }
}
