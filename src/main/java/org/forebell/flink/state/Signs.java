package org.forebell.flink.state;

import java.util.ArrayList;
import java.util.List;
import org.forebell.silence.Sign;

/** Signs of one area and instant that wait for the watermark. */
public record Signs(List<Sign> list) {

  /** A list that will most often stay at one. */
  public static Signs of(Sign sign) {
    List<Sign> list = new ArrayList<>(1);
    list.add(sign);
    return new Signs(list);
  }

  /** This list with one more, in place. */
  public Signs with(Sign sign) {
    list.add(sign);
    return this;
  }

  Signs copy() {
    return new Signs(new ArrayList<>(list));
  }
}
