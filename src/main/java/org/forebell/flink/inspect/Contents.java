package org.forebell.flink.inspect;

import java.util.List;

/**
 * What a savepoint holds. Of reports it names ids at most, and none here.
 *
 * @param checkpoint its number
 * @param operators by their uid
 * @param offsets where each partition is read on from
 * @param ladders of the notification job, by alert
 * @param books of the notification job, by recipient
 * @param regions of which totals are known
 * @param regionBytes of one copy; each slot keeps one
 * @param notices published policies and overrides that are kept
 * @param reportIds whose whereabouts are known
 */
public record Contents(
    long checkpoint,
    List<OperatorLine> operators,
    List<OffsetLine> offsets,
    List<AreaLine> areas,
    List<CountryLine> countries,
    List<LadderLine> ladders,
    List<BookLine> books,
    int regions,
    long regionBytes,
    int notices,
    long reportIds,
    long reportIdBytes) {

  /**
   * An operator.
   *
   * @param uid by which a later job finds its state; its hash where the savepoint does not tell
   * @param slots it ran in
   * @param mostSlots it can ever run in
   * @param bytes of its state as it lies in the savepoint
   */
  public record OperatorLine(String uid, String name, int slots, int mostSlots, long bytes) {}

  /** The next record of a partition. */
  public record OffsetLine(String topic, int partition, long offset) {}

  /**
   * An area, in what its operators keep of it.
   *
   * @param reports ids its ledger remembers, withdrawn and moved ones among them
   * @param waiting filings and instants that wait for their time
   * @param bytes serialized, without what a state backend adds
   * @param silentSince when anybody was last heard there, null where there is no silence
   */
  public record AreaLine(
      String area,
      long reports,
      long events,
      long waiting,
      long timers,
      long bytes,
      String decidedUntil,
      String silentSince,
      List<SubjectLine> subjects) {}

  /**
   * A subject of an area.
   *
   * @param alert the id of the open alert, null for none; then its version and since when it is
   *     open
   */
  public record SubjectLine(
      String subject, String level, String alert, Integer version, String since) {}

  /** A country, and what the sums of its regions take. */
  public record CountryLine(String country, long bytes) {}

  /**
   * An alert's ladder.
   *
   * @param area null where nothing but answers is known; then its level and version too
   * @param awaited whose answer is awaited, null for nobody's; then the rung, counted from 1, and
   *     when it climbs on
   * @param told how many recipients were told
   */
  public record LadderLine(
      String alert,
      String area,
      String level,
      int version,
      String awaited,
      int rung,
      String climbsAt,
      int told,
      int answers,
      long bytes) {}

  /**
   * A recipient's book.
   *
   * @param known alerts it was called for
   * @param underway letters to be sent or on their way
   * @param taken letters that may yet be reported as not delivered
   * @param held alerts that wait for a digest
   * @param rings interrupting messages of the last 12 hours
   * @param digestAt when the next digest is due, null for never
   */
  public record BookLine(
      String recipient,
      long known,
      long underway,
      long taken,
      long held,
      int rings,
      String digestAt,
      long bytes) {}

  /** The same with this area alone, and without any where it is not known. */
  public Contents ofArea(String area) {
    return new Contents(
        checkpoint,
        operators,
        offsets,
        areas.stream().filter(each -> each.area().equals(area)).toList(),
        countries,
        ladders.stream().filter(each -> area.equals(each.area())).toList(),
        books,
        regions,
        regionBytes,
        notices,
        reportIds,
        reportIdBytes);
  }

  /** Whether it is of the notification job. */
  public boolean isOfNotification() {
    return operators.stream().anyMatch(each -> each.uid().equals("ladders"));
  }

  /** How many alerts are open. */
  public long openAlerts() {
    return areas.stream()
        .flatMap(area -> area.subjects().stream())
        .filter(subject -> subject.alert() != null)
        .count();
  }

  /** What all areas take, serialized. */
  public long areaBytes() {
    return areas.stream().mapToLong(AreaLine::bytes).sum();
  }
}
