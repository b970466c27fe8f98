package org.forebell.flink.state;

import java.util.ArrayList;
import java.util.List;
import org.forebell.flink.AreaChanges;
import org.forebell.flink.SilenceTurn;
import org.forebell.report.EventChange;

/**
 * Changes of one area and instant that wait for the watermark.
 *
 * @param turn null where silence neither begins nor ends
 */
public record Changes(List<EventChange> list, SilenceTurn turn) {

  /** These changes and more of the same instant. */
  public Changes and(AreaChanges more) {
    List<EventChange> joined = new ArrayList<>(list);
    joined.addAll(more.changes());
    return new Changes(joined, more.turn() == null ? turn : more.turn());
  }
}
