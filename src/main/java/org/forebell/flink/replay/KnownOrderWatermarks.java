package org.forebell.flink.replay;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.forebell.flink.RawRecord;

/**
 * Watermarks for records that come in the order of their times: whenever time moves on, all of
 * earlier times has come. They depend on the records alone and on no clock.
 */
final class KnownOrderWatermarks implements WatermarkGenerator<RawRecord> {

  private final long end;
  private long newest = Long.MIN_VALUE;

  /**
   * @param end of time, epoch milliseconds: a record that was turned away may claim a later one,
   *     and moves nothing
   */
  KnownOrderWatermarks(long end) {
    this.end = end;
  }

  @Override
  public void onEvent(RawRecord record, long knownAt, WatermarkOutput output) {
    if (knownAt > newest && knownAt <= end + 1) {
      newest = knownAt;
      output.emitWatermark(new Watermark(knownAt - 1));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Each record that moves time has said so already.
  }
}
