package org.forebell.flink.state;

import java.util.ArrayList;
import java.util.List;
import org.forebell.flink.AreaChanges;
import org.forebell.report.EventChange;

/** Changes of one area and instant that wait for the watermark. */
public record Changes(List<EventChange> list) {

  /** These changes and more of the same instant. */
  public Changes and(AreaChanges more) {
    List<EventChange> joined = new ArrayList<>(list);
    joined.addAll(more.changes());
    return new Changes(joined);
  }
}
