package org.forebell.wording;

import java.util.List;
import org.forebell.alert.Change;
import org.forebell.alert.Confidence;
import org.forebell.alert.PublishedAlert.Exit;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.silence.Silence;

/**
 * What of an alert a recipient may see. Templates and channels know nothing else of it, so that
 * what is held back cannot slip into a sentence.
 *
 * @param at epoch milliseconds
 * @param horizonHours the span the chance is about
 * @param reasons at most three, the strongest first; null where none may be told
 * @param counts null where none may be told
 * @param access constraints in force by kind; null where none may be told
 * @param evidence null where nothing may be told of it
 * @param review null where our plans are not the recipient's
 * @param exit null in alerts that do not tell
 * @param validUntil epoch milliseconds
 * @param gaps whether to tell what of our sources is thin
 * @param silence of those who used to report from the area; null while they are heard, and where it
 *     may not be told
 */
public record Told(
    Kind kind,
    String id,
    int version,
    Change change,
    Area area,
    Subject subject,
    Level level,
    Level previousLevel,
    long at,
    long horizonHours,
    double probability,
    double usual,
    Confidence confidence,
    List<Reason> reasons,
    CountsTold counts,
    List<Access> access,
    Evidence evidence,
    Review review,
    Exit exit,
    long validUntil,
    boolean test,
    boolean gaps,
    Silence silence,
    String model,
    String policy) {

  /**
   * Where.
   *
   * @param name empty where it may not be told
   * @param code as the gazetteer has it; empty where it may not be told or is not known
   * @param codeType "pcode", "iso_3166_2" or "iso_3166_1"; empty where the code is
   * @param country ISO 3166-1 alpha-3
   * @param countryName empty where the gazetteer does not know the area
   */
  public record Area(
      String name, String code, String codeType, String country, String countryName) {

    /** Whether the gazetteer knows the area. */
    public boolean placed() {
      return !countryName.isEmpty();
    }

    /**
     * The shortest name that is unique in the world: codes are unique within a country, and most
     * begin with letters of it.
     */
    public String shortest() {
      if (code.isEmpty()) {
        return country;
      }
      boolean telling = code.length() > 2 && Character.isLetter(code.charAt(1));
      return telling ? code : country + "/" + code;
    }
  }

  /**
   * A reason.
   *
   * @param name a word of the model
   * @param times what it multiplies the expected rate by; NaN where only the direction may be told
   */
  public record Reason(String name, boolean raises, double times) {}

  /**
   * Counts of 24 hours, 7 days and 30 days.
   *
   * @param banded whether each is the lower end of its band instead: 0, 1, 5, 10, 20, 50
   */
  public record CountsTold(
      List<Integer> incidents,
      List<Integer> nearMissesAndThreats,
      List<Integer> accessConstraints,
      boolean banded) {}

  /**
   * A count.
   *
   * @param number the count, or the lower end of its band
   * @param banded whether it is a band: 0, 1 to 4, 5 to 9, 10 to 19, 20 to 49, 50 and more
   */
  public record Count(int number, boolean banded) {

    /** In figures. */
    public String text() {
      if (!banded || number == 0) {
        return Integer.toString(number);
      }
      return switch (number) {
        case 1 -> "1–4";
        case 5 -> "5–9";
        case 10 -> "10–19";
        case 20 -> "20–49";
        default -> number + "+";
      };
    }
  }

  /**
   * A constraint on access in force.
   *
   * @param routes how many routes; 0 for the whole area, -1 for some
   */
  public record Access(String constraint, String effect, int routes) {}

  /**
   * What it rests on.
   *
   * @param ids of the newest reports; empty where they may not be told
   * @param total how many reports; the lower end of its band where the ids may not be told
   */
  public record Evidence(List<String> ids, int total, boolean banded) {}
}
