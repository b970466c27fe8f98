package org.forebell.metrics.board;

import static org.forebell.metrics.board.Panel.Look.BARS;
import static org.forebell.metrics.board.Panel.Look.LINES;
import static org.forebell.metrics.board.Panel.Look.NUMBER;
import static org.forebell.metrics.board.Panel.Look.STATES;
import static org.forebell.metrics.board.Panel.Look.TABLE;

import java.util.List;

/** What Forebell sees of the world. */
final class World {

  private static final String DAY = "24h";

  private World() {}

  static Board board() {
    return new Board(
        "forebell-world",
        "Forebell · World",
        "Where it is getting worse, for whom, and what was told of it. Levels are Forebell's own,"
            + " never a UN Security Level.",
        List.of(
            open(),
            above(),
            now(),
            states(),
            chances(),
            lift(),
            oldest(),
            told(),
            moved(),
            heard(),
            silent(),
            policies(),
            shadow(),
            overrides(),
            missing(),
            model()));
  }

  private static Panel open() {
    return Panel.of(
            "How many alerts are open?",
            NUMBER,
            "short",
            8,
            "By level and subject. A critical one must be in somebody's hands: see Work, and call who"
                + " is next on the ladder.")
        .asks("sum by (level, subject) (forebell_open_alerts)", "{{level}} {{subject}}")
        .yellowFrom(1);
  }

  private static Panel above() {
    return Panel.of(
            "How many areas are above normal?",
            LINES,
            "short",
            16,
            "A rise in many areas within minutes is a flood from one source or a new policy more often"
                + " than the world: look at the annotations and at Work.")
        .asks("sum by (level) (forebell_risk_areas)", "{{level}}");
  }

  private static Panel now() {
    return Panel.of(
            "Where is it above normal now?",
            TABLE,
            "percentunit",
            12,
            "Chance of an incident or threat within the horizon, and what is usual there. To see why:"
                + " ./forebell explain AREA, or the alert itself.")
        .asks("max by (area, subject) (forebell_risk_probability{area=~\"$area\"})", "chance")
        .asks("max by (area, subject) (forebell_risk_usual_probability{area=~\"$area\"})", "usual")
        .redFrom(0.5);
  }

  private static Panel states() {
    return Panel.of(
            "How did levels move?",
            STATES,
            "short",
            12,
            "Each area and subject above normal, or named by the policy. One that ends became normal."
                + " Up and down within a day: the dwell of the policy is too short there.")
        .asks(
            "max by (area, subject) (forebell_risk_level{area=~\"$area\"})",
            "{{area}} {{subject}}");
  }

  private static Panel chances() {
    return Panel.of(
            "How likely is an incident or threat?",
            LINES,
            "percentunit",
            12,
            "As last assessed: at each tick and at each change of level. A chance above the usual"
                + " without a level is below the policy's lines.")
        .asks(
            "max by (area, subject) (forebell_risk_probability{area=~\"$area\"})",
            "{{area}} {{subject}}");
  }

  private static Panel lift() {
    return Panel.of(
            "Where is it worst against the usual?",
            BARS,
            "short",
            12,
            "How many times the chance is what is usual there. Above 3 it is a new situation: read the"
                + " reports it rests on.")
        .asks(
            "topk(10, max by (area, subject) (forebell_risk_probability{area=~\"$area\"})"
                + " / max by (area, subject) (forebell_risk_usual_probability))",
            "{{area}} {{subject}}")
        .yellowFrom(1.5)
        .redFrom(3);
  }

  private static Panel oldest() {
    return Panel.of(
            "Which alerts have been open longest?",
            TABLE,
            "s",
            8,
            "By the clock of decisions. One open for months tells that the area's usual has changed:"
                + " judge with those on site whether it still helps.")
        .asks(
            "sort_desc(scalar(max(forebell_scoring_watermark_timestamp_seconds))"
                + " - max by (area, subject) (forebell_alert_open_timestamp_seconds))",
            "open for");
  }

  private static Panel told() {
    return Panel.of(
            "What was told in 24 hours?",
            BARS,
            "short",
            8,
            "Versions of alerts by what changed. Many updated ones with few raised are renewals; many"
                + " cancelled ones mean that reports were withdrawn: ask the desk why.")
        .asks("sum by (change) (increase(forebell_alerts_total[" + DAY + "]))", "{{change}}")
        .asks(
            "sum by (change) (increase(forebell_silence_alerts_total[" + DAY + "]))",
            "silence {{change}}");
  }

  private static Panel moved() {
    return Panel.of(
            "Which levels changed in 24 hours?",
            TABLE,
            "short",
            8,
            "How often the level of an area changed. Read these first at a hand-over.")
        .asks(
            "max by (area, subject) (changes(forebell_risk_level{area=~\"$area\"}[" + DAY + "]))",
            "changes")
        .yellowFrom(3);
  }

  private static Panel heard() {
    return Panel.of(
            "Of how many areas is somebody heard?",
            LINES,
            "short",
            12,
            "Quiet is as usual. Cut off: those who used to report do not; unknown, which is not safe."
                + " Late: reports come later and later. Many cut off at once have one cause: ask the"
                + " desk that reports for them, see ForebellAreasFallSilent.")
        .asks("sum by (answer) (forebell_heard_areas)", "{{answer}}");
  }

  private static Panel silent() {
    return Panel.of(
            "Which areas are silent, and for how long?",
            TABLE,
            "s",
            12,
            "Since anybody was last heard, by the clock of decisions. Nobody knows how it is there:"
                + " reach them by another way before anything is decided for the area.")
        .asks(
            "sort_desc(scalar(max(forebell_scoring_watermark_timestamp_seconds))"
                + " - max by (area) (forebell_silence_timestamp_seconds{area=~\"$area\"}))",
            "silent for")
        .redFrom(7 * 86_400.0);
  }

  private static Panel policies() {
    return Panel.of(
            "Which policies are in force?",
            TABLE,
            "short",
            12,
            "The live policy decides what is told, shadows tell alerts.shadow alone. ./forebell policy"
                + " list says who published them.")
        .asks("max by (role, policy, model) (forebell_policy_info)", "in force");
  }

  private static Panel shadow() {
    return Panel.of(
            "What would shadow policies have told?",
            LINES,
            "short",
            12,
            "Versions in 24 hours. More from the shadow means more calls at night: weigh them with"
                + " ./forebell policy compare before promoting it.")
        .asks("sum(increase(forebell_alerts_total[" + DAY + "]))", "live")
        .asks("sum(increase(forebell_shadow_alerts_total[" + DAY + "]))", "shadows");
  }

  private static Panel overrides() {
    return Panel.of(
            "How many overrides are in force?",
            NUMBER,
            "short",
            8,
            "Floors, mutes and exercises by people. Each has an end; one that is always renewed"
                + " belongs into the policy.")
        .asks("max(forebell_overrides)", "overrides")
        .yellowFrom(1);
  }

  private static Panel missing() {
    return Panel.of(
            "How many areas are missing here?",
            NUMBER,
            "short",
            8,
            "Areas above normal that have no series because of the cap; the gravest are shown. Alerts"
                + " are not concerned. See the runbook, ForebellAreasNotShown.")
        .asks("sum(forebell_risk_areas_not_shown)", "not shown")
        .redFrom(1);
  }

  private static Panel model() {
    return Panel.of(
            "How old is what the model knows?",
            NUMBER,
            "s",
            8,
            "Since the last day it was fitted on. Past a year fit it anew and back-test it before use.")
        .asks("time() - min(forebell_model_fitted_timestamp_seconds)", "age")
        .yellowFrom(180 * 86_400.0)
        .redFrom(365 * 86_400.0);
  }
}
