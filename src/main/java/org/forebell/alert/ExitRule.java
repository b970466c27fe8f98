package org.forebell.alert;

import java.time.Duration;
import java.time.Instant;
import org.forebell.risk.DecimalText;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/** What would end an alert, in words made from the policy's own numbers. */
final class ExitRule {

  private final Policy policy;

  ExitRule(Policy policy) {
    this.policy = policy;
  }

  String inWords(Change change, Look look) {
    return switch (change) {
      case CLEARED ->
          look.decidedBefore() == Level.NORMAL
              ? "Closed: the override that held it ended."
              : "Closed: the chance stayed below the exit line for " + span() + ".";
      case CANCELLED ->
          "Closed: the reports it rested on were withdrawn or corrected. This is no all-clear.";
      case RAISED, ESCALATED, UPDATED, DEESCALATED ->
          look.overrides().held()
              ? "Held by an override until "
                  + Instant.ofEpochMilli(look.overrides().heldUntil())
                  + "; then what the chance says."
              : stepsDown(policy.exit(look.level()));
    };
  }

  private String stepsDown(Line line) {
    return "Steps down when, for "
        + span()
        + ", the chance stays below "
        + percent(line.probability())
        + " and either below "
        + percent(line.floor())
        + " or below "
        + DecimalText.of(line.lift(), 1)
        + " times the usual.";
  }

  private String span() {
    Duration dwell = policy.dwell();
    return dwell.toHours() % 24 == 0
        ? count(dwell.toDays(), "day")
        : count(dwell.toHours(), "hour");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  private static String percent(double share) {
    return DecimalText.of(share * 100, 1) + " %";
  }
}
