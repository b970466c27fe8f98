package org.forebell.flink.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.forebell.flink.Topics;
import org.forebell.policy.Action;
import org.forebell.policy.NoticeJson;

/**
 * What is published around a savepoint; some of it is in force, or still to come, when it is taken.
 */
final class GoldenNotices {

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final String BUSY = "XAB/The Crossing";
  private static final String QUIET = "XAA/High Pass";

  private GoldenNotices() {}

  /**
   * The records of the topic policy.
   *
   * @param start of the world, epoch milliseconds
   */
  static List<SentRecord> from(long start) {
    long dayAfter = start + GoldenWorld.DAYS_BEFORE * DAY;
    return List.of(
        sent(start + 15 * DAY, policy("2", true, 0.15)),
        sent(start + 30 * DAY, policy("3", false, 0.3)),
        sent(dayAfter - 5 * DAY, NoticeJson.override("o-1", BUSY, Action.MUTE, dayAfter + 5 * DAY)),
        sent(dayAfter - DAY, NoticeJson.retirement("no such policy")),
        sent(
            dayAfter + 12 * HOUR,
            NoticeJson.override("o-2", QUIET, Action.EXERCISE, dayAfter + 9 * DAY)
                .put("level", "warning")),
        sent(dayAfter + 15 * DAY, NoticeJson.promotion("3")),
        sent(dayAfter + 16 * DAY, NoticeJson.retirement("no such policy")));
  }

  private static ObjectNode policy(String version, boolean live, double watchFrom) {
    ObjectNode notice = NoticeJson.policy(version, live, watchFrom);
    notice.withObject("policy").put("retention", GoldenSavepoint.RETENTION);
    return notice;
  }

  private static SentRecord sent(long at, ObjectNode notice) {
    return new SentRecord(Topics.POLICY, 0, at, NoticeJson.bytes(notice));
  }
}
