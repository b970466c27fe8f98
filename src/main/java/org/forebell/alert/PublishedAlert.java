package org.forebell.alert;

import java.time.Duration;
import java.util.List;
import org.forebell.report.Subject;
import org.forebell.risk.Counts;
import org.forebell.risk.Factor;
import org.forebell.risk.Level;
import org.forebell.silence.Silence;

/**
 * One version of an alert as the topic {@code alerts} tells it, by {@code schema/alert.json}: all
 * that those who deliver it know.
 *
 * @param where what the gazetteer knew of the area, null when it knew nothing
 * @param at when it was decided, epoch milliseconds
 * @param evidence ids of the newest reports it rests on
 * @param evidenceTotal how many reports it rests on
 * @param exit what would end it; null in alerts of releases that did not tell
 * @param validUntil epoch milliseconds
 * @param test whether it is an exercise
 * @param muted whether an override says that nobody is to be called
 * @param silence of those who used to report from the area, null while they are heard; an alert of
 *     kind silence has no horizon, chances, factors, counts or access: they are zero, NaN and empty
 */
public record PublishedAlert(
    Kind kind,
    String id,
    int version,
    Change change,
    String area,
    Where where,
    Subject subject,
    Level level,
    Level previousLevel,
    long at,
    Duration horizon,
    double probability,
    double usual,
    Confidence confidence,
    List<Factor> factors,
    Counts counts,
    List<AccessLine> access,
    List<String> evidence,
    int evidenceTotal,
    Exit exit,
    long validUntil,
    boolean test,
    boolean muted,
    Silence silence,
    String model,
    String policy) {

  /** What an alert is about: things getting worse, or nobody telling. */
  public enum Kind {
    RISK("risk"),
    /**
     * Those who used to report do not. It maps our blind spots, so it never leaves the inner tier.
     */
    SILENCE("silence");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The constant with this code, null when there is none. */
    static Kind of(String code) {
      return RISK.code.equals(code) ? RISK : SILENCE.code.equals(code) ? SILENCE : null;
    }

    /** The code in every contract. */
    public String code() {
      return code;
    }
  }

  /**
   * The area by its codes.
   *
   * @param code unique within the country only
   * @param codeType "pcode", "iso_3166_2" or "iso_3166_1"
   * @param country ISO 3166-1 alpha-3
   */
  public record Where(
      String code, String codeType, String name, String country, String countryName) {}

  /** What would end an alert, in numbers, so that it can be said in any language. */
  public sealed interface Exit {}

  /**
   * It steps down when for {@code dwell} the chance stays below {@code probability} and either
   * below {@code floor} or below {@code lift} times the usual.
   */
  public record StepsDown(Duration dwell, double probability, double floor, double lift)
      implements Exit {}

  /**
   * It is held by an override.
   *
   * @param until epoch milliseconds
   */
  public record Held(long until) implements Exit {}

  /** The override that held it ended. */
  public record Released() implements Exit {}

  /** The chance stayed below the exit line for this long. */
  public record Over(Duration dwell) implements Exit {}

  /** The reports it rested on were withdrawn or corrected, which is no all-clear. */
  public record Withdrawn() implements Exit {}

  /** Those who used to report from the area report again, or would have to. */
  public record HeardAgain() implements Exit {}

  /** The name and version, which no two versions of alerts share. */
  public String key() {
    return id + "." + version;
  }
}
