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

  private long newest = Long.MIN_VALUE;

  @Override
  public void onEvent(RawRecord record, long knownAt, WatermarkOutput output) {
    if (knownAt > newest) {
      newest = knownAt;
      output.emitWatermark(new Watermark(knownAt - 1));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Each record that moves time has said so already.
  }
}
