package org.forebell.report.convert;

import java.util.List;

/**
 * What became of the rows of some tables: each is an incident report, the copy of another row, or a
 * problem.
 *
 * @param lines the reports as lines of JSON, by the time they were reported and their id
 * @param copies rows that say what another says, word for word but for who did it
 */
public record Converted(
    int rows,
    List<String> lines,
    int accessReports,
    int copies,
    List<Problem> problems,
    Told told) {

  public int incidentReports() {
    return lines.size() - accessReports;
  }

  /**
   * Events that the reports of incidents tell of.
   *
   * @param bySeveral those of which several data sets tell
   * @param staff those that affected staff
   * @param facility those that affected facilities
   * @param neither those that happened nearby
   */
  public record Told(int events, int bySeveral, int staff, int facility, int neither) {}
}
