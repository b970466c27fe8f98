package org.forebell.alert;

import java.time.Duration;
import java.util.List;
import org.forebell.place.Place;
import org.forebell.policy.AreaOverride;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Level;
import org.forebell.risk.Score;
import org.forebell.silence.Silence;

/**
 * One version of an alert.
 *
 * @param episode its name, version, level, and how long it holds
 * @param area as senders write it
 * @param place what the gazetteer knows of the area, null when it knows nothing
 * @param at when it was decided, epoch milliseconds
 * @param access constraints in force
 * @param evidence ids of the newest reports it rests on, sorted
 * @param evidenceTotal how many reports it rests on
 * @param exit what would end it
 * @param test whether it is an exercise
 * @param overrides in force, by the order of publication
 * @param silence of those who used to report from the area, null while they are heard
 * @param model name and version
 * @param policy version
 */
public record Alert(
    Episode episode,
    Change change,
    String area,
    Place place,
    Subject subject,
    Level previousLevel,
    long at,
    Duration horizon,
    Score score,
    Counts counts,
    List<AccessLine> access,
    List<String> evidence,
    int evidenceTotal,
    PublishedAlert.Exit exit,
    boolean test,
    List<AreaOverride> overrides,
    Silence silence,
    String model,
    String policy) {

  public Level level() {
    return episode.level();
  }

  /** In English words, what would end it. */
  public String exitRule() {
    return ExitRule.inWords(change, exit);
  }

  /** How well what it rests on is known: little, while those who used to report do not. */
  public Confidence confidence() {
    return silence == null ? episode.confidence() : Confidence.LOW;
  }
}
