package org.forebell.bulletin;

import java.util.List;
import org.forebell.report.Subject;
import org.forebell.risk.Level;
import org.forebell.wording.Told;

/**
 * A bulletin: all that its page shows, in the page's order. It holds no more than its tier may see.
 * Times are epoch milliseconds.
 *
 * @param news what has to be known, at most five lines
 * @param moves changes of level within 24 hours
 * @param areas those above normal, the worst first
 * @param maps where they lie, by country
 * @param tallies what was counted in the period
 * @param access where access is constrained
 * @param unheard who was not heard from; null where the tier may not know
 * @param withdrawn alerts of the period whose reports were withdrawn or corrected
 * @param outlook areas by how likely it is, the likeliest first
 * @param actions what waits for an answer; null where the tier may not know
 */
public record Bulletin(
    Head head,
    List<News> news,
    List<Move> moves,
    List<AreaNow> areas,
    List<CountryMap> maps,
    List<Tally> tallies,
    List<AccessNow> access,
    Unheard unheard,
    List<Told> withdrawn,
    List<Band> outlook,
    Verdict verdict,
    Actions actions) {

  /**
   * The head, and what the foot says again.
   *
   * @param number year and day of the year, such as 2024-076
   * @param at the cut-off
   * @param tick the midnight that counts are of; the least number where nothing was assessed
   * @param decidedUpTo the newest instant that anything tells of, likewise
   * @param unreadable records that were no records of their topic
   */
  public record Head(
      Edition edition,
      String number,
      long at,
      long tick,
      long decidedUpTo,
      List<String> models,
      List<String> policies,
      String posture,
      int assessed,
      int unreadable) {

    /**
     * Whether what was decided ends so long before the cut-off that the page may be out of date.
     */
    public boolean isBehind() {
      return decidedUpTo < at - 26 * 3_600_000L;
    }
  }

  /**
   * A line that has to be known.
   *
   * @param level that it is about, for its colour
   * @param alert its name, empty where the line is about several
   */
  public record News(Level level, String text, String alert) {}

  /** A change of level. */
  public record Move(Direction direction, Level from, Level to, Told alert) {}

  /** Which way a level went. */
  public enum Direction {
    UP("up"),
    DOWN("down"),
    CLEARED("cleared"),
    CANCELLED("cancelled");

    private final String code;

    Direction(String code) {
      this.code = code;
    }

    /** The code in JSON. */
    public String code() {
      return code;
    }
  }

  /**
   * An area and subject above normal.
   *
   * @param within the first division that the area is a part of; null where it is one itself, or
   *     that is not known
   * @param since when the level was reached; 0 where that is not known
   * @param weekAgo the chance seven days before; NaN where it is not known
   * @param course chances at midnights, the oldest first, the newest last; NaN where there is none
   * @param incidents24h null where no count may be told; likewise the others
   * @param alert the open alert, null where there is none
   * @param answer who answers for it; null where that may not be told, or nothing is known of
   *     answers
   * @param latitude of a point inside, degrees; NaN where none is known or may be told
   */
  public record AreaNow(
      Told.Area area,
      Told.Area within,
      Subject subject,
      Level level,
      long since,
      double probability,
      double usual,
      double weekAgo,
      List<Double> course,
      Told.Count incidents24h,
      Told.Count incidents7d,
      Told.Count signs7d,
      Told.Count accessInForce,
      Told alert,
      Answer answer,
      double latitude,
      double longitude) {}

  /**
   * A country by points inside its first divisions, with lines between those that share a border:
   * enough to know it by, without its outline.
   *
   * @param points latitude and longitude, degrees
   * @param borders pairs of points that share a border
   * @param marks areas above normal, the worst last
   */
  public record CountryMap(
      String country, String name, List<Point> points, List<Border> borders, List<Mark> marks) {}

  /** A point in degrees. */
  public record Point(double latitude, double longitude) {}

  /** Two points by their places in the list. */
  public record Border(int from, int to) {}

  /**
   * An area above normal on a map.
   *
   * @param number its place in the list of areas, from 1
   */
  public record Mark(int number, Level level, Point at, String says) {}

  /**
   * Whether an alert is answered for.
   *
   * @param by posts, never persons; none where nobody has answered, or the tier may not know
   * @param at when the first answered; 0 where nobody has
   * @param asked whether anybody was asked
   * @param since when it was last raised
   * @param climbs how often its ladder went on
   * @param ended whether the ladder ended without an answer
   */
  public record Answer(
      List<String> by, long at, boolean asked, long since, int climbs, boolean ended) {

    public boolean isGiven() {
      return at > 0;
    }
  }

  /**
   * A count of the period.
   *
   * @param kind {@code incidents}, {@code near_misses_and_threats} or {@code access_constraints}
   * @param subject null where it is about both
   * @param last24h null where no count may be told; likewise the next
   * @param median of the same weekday in the weeks before; NaN where there is none, or where counts
   *     are told in bands
   * @param weekMedian the same of seven days up to that weekday
   * @param weeks of how many weeks at the most
   */
  public record Tally(
      String kind,
      Subject subject,
      Told.Count last24h,
      double median,
      Told.Count last7d,
      double weekMedian,
      int weeks) {}

  /**
   * Where access is constrained.
   *
   * @param inForce null where no count may be told
   * @param since the first midnight of the run of days with any
   * @param atLeast whether it may have been so before what is looked back on
   * @param kinds as the newest alert tells them; none where there is no open alert
   * @param kindsAt when that was told
   */
  public record AccessNow(
      Told.Area area,
      Told.Count inForce,
      long since,
      boolean atLeast,
      List<Told.Access> kinds,
      long kindsAt) {}

  /**
   * Who was not heard from.
   *
   * @param silent open alerts of silence
   * @param rejected records that were turned away, by reason
   * @param rejectedKnown whether the topic was read
   */
  public record Unheard(List<Told> silent, List<Rejections> rejected, boolean rejectedKnown) {}

  /** Records that were turned away for a reason. */
  public record Rejections(String reason, int last24h, int last7d) {}

  /**
   * Areas about which the same word is said.
   *
   * @param from the band's lower end, 0 to 1; likewise to
   * @param areas how many
   * @param named the likeliest of them, at most so many as fit
   * @param observed of forecasts with this word, how many came true; see {@link Verdict}
   */
  public record Band(
      String word, double from, double to, int areas, List<Named> named, Observed observed) {}

  /** An area with its chance. */
  public record Named(Told.Area area, Subject subject, Level level, double probability) {}

  /**
   * How forecasts fared.
   *
   * @param forecasts how many; 0 also where that may not be told
   * @param expected how many should have come true: the sum of their chances
   * @param cameTrue how many did, by incidents alone
   * @param perhaps how many more, where only near misses or threats were counted: a threat is in
   *     the chance and a near miss is not, and what is published does not tell them apart; {@link
   *     #UNTOLD} where it may not be told
   * @param low lower end of the 95 % interval of the share that came true; NaN where none was
   *     judged
   * @param high its upper end
   */
  public record Observed(
      int forecasts, double expected, int cameTrue, int perhaps, double low, double high) {

    /** Stands for a number that may not be told. */
    public static final int UNTOLD = -1;
  }

  /**
   * How we did.
   *
   * @param newest the forecasts whose horizon ended at the tick
   * @param all those of the weeks before, one a week, so that no two share a day
   * @param brier mean squared error of all; NaN where none was judged
   * @param brierUsual the same with the area's usual said in its place
   * @param incidents counted in the weeks before; null where no count may be told
   * @param foreseen the share of them in areas that stood above normal when their week began; NaN
   *     where none was
   * @param raised alerts raised whose week is over
   * @param followed how many of them were followed by an incident within a week
   * @param outcomes what those on site told of alerts: true, averted, false, unverifiable
   * @param misses incidents in areas at normal, the most first
   */
  public record Verdict(
      Observed newest,
      Observed all,
      double brier,
      double brierUsual,
      Told.Count incidents,
      double foreseen,
      int raised,
      int followed,
      List<Integer> outcomes,
      List<Miss> misses) {}

  /**
   * Incidents of a week where none was foreseen.
   *
   * @param day its end, a midnight
   * @param probability as said when it began
   */
  public record Miss(
      Told.Area area, Subject subject, long day, Told.Count incidents, double probability) {}

  /**
   * What waits.
   *
   * @param known whether anything is known of answers
   * @param open alerts without an answer, the longest waiting first
   */
  public record Actions(boolean known, List<Waiting> open) {}

  /** An alert without an answer. */
  public record Waiting(Told alert, Answer answer) {}
}
