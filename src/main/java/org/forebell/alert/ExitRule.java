package org.forebell.alert;

import java.time.Duration;
import java.time.Instant;
import org.forebell.alert.PublishedAlert.Exit;
import org.forebell.alert.PublishedAlert.HeardAgain;
import org.forebell.alert.PublishedAlert.Held;
import org.forebell.alert.PublishedAlert.Over;
import org.forebell.alert.PublishedAlert.Released;
import org.forebell.alert.PublishedAlert.StepsDown;
import org.forebell.alert.PublishedAlert.Withdrawn;
import org.forebell.risk.DecimalText;
import org.forebell.risk.Level;
import org.forebell.risk.Line;
import org.forebell.risk.Policy;

/** What would end an alert, in the policy's own numbers, and in English words. */
final class ExitRule {

  private final Policy policy;

  ExitRule(Policy policy) {
    this.policy = policy;
  }

  Exit of(Change change, Look look) {
    return switch (change) {
      case CLEARED ->
          look.decidedBefore() == Level.NORMAL ? new Released() : new Over(policy.dwell());
      case CANCELLED -> new Withdrawn();
      case RAISED, ESCALATED, UPDATED, DEESCALATED ->
          look.overrides().held()
              ? new Held(look.overrides().heldUntil())
              : stepsDown(policy.exit(look.level()));
    };
  }

  private StepsDown stepsDown(Line line) {
    return new StepsDown(policy.dwell(), line.probability(), line.floor(), line.lift());
  }

  /** For an alert that ends, what ended it. */
  static String inWords(Change change, Exit exit) {
    if (exit instanceof HeardAgain) {
      return change.ends()
          ? "Closed: somebody there was heard again."
          : "Ends when anybody there reports again, or says that there is nothing to report.";
    }
    return inWords(exit);
  }

  private static String inWords(Exit exit) {
    if (exit instanceof StepsDown down) {
      return "Steps down when, for "
          + span(down.dwell())
          + ", the chance stays below "
          + percent(down.probability())
          + " and either below "
          + percent(down.floor())
          + " or below "
          + DecimalText.of(down.lift(), 1)
          + " times the usual.";
    }
    if (exit instanceof Held held) {
      return "Held by an override until "
          + Instant.ofEpochMilli(held.until())
          + "; then what the chance says.";
    }
    if (exit instanceof Over over) {
      return "Closed: the chance stayed below the exit line for " + span(over.dwell()) + ".";
    }
    return exit instanceof Released
        ? "Closed: the override that held it ended."
        : "Closed: the reports it rested on were withdrawn or corrected. This is no all-clear.";
  }

  private static String span(Duration dwell) {
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
