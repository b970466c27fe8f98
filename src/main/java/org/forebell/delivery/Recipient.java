package org.forebell.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.forebell.report.Subject;

/**
 * Somebody who may be told.
 *
 * @param name a post, never a person's name
 * @param reaches ways to reach it, the best first
 * @param quiet null where there are no quiet hours
 * @param digests local times of the day at which digests go out, sorted
 * @param areas it is told of besides what ladders ask of it: an area or a country
 * @param subjects of those areas
 * @param facilities it answers for, by our own code, and the area where each lies
 * @param exercises whether an exercise may reach it
 */
public record Recipient(
    String name,
    Tier tier,
    Language language,
    ZoneId zone,
    List<Reach> reaches,
    QuietHours quiet,
    List<LocalTime> digests,
    Set<String> areas,
    Set<Subject> subjects,
    Map<String, String> facilities,
    boolean exercises) {

  /** Checks that there is a way and a time to tell it anything. */
  public Recipient {
    if (reaches.isEmpty() || digests.isEmpty()) {
      throw new IllegalArgumentException(name + " needs a channel and a time of digests");
    }
  }

  /** The way of that name, null where there is none. */
  public Reach reach(String channel) {
    for (Reach each : reaches) {
      if (each.channel().equals(channel)) {
        return each;
      }
    }
    return null;
  }

  /** Whether there is a way that does not ring. */
  public boolean hasQuietReach() {
    return reaches.stream().anyMatch(each -> !each.interrupts());
  }

  /** Whether it is told of an area whatever ladders say. */
  public boolean listensTo(String area, Subject subject) {
    return subjects.contains(subject)
        && (areas.contains(area) || areas.contains(area.substring(0, 3)));
  }

  /** Whether a facility it answers for lies in an area. */
  public boolean answersForFacilityIn(String area) {
    return facilities.containsValue(area);
  }

  /** Whether an instant lies in its quiet hours, epoch milliseconds. */
  public boolean isQuiet(long at) {
    return quiet != null && quiet.cover(at, zone);
  }

  /** When its next digest after an instant goes out, epoch milliseconds. */
  public long digestAfter(long at) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    for (LocalDate day = today.minusDays(1); ; day = day.plusDays(1)) {
      for (LocalTime time : digests) {
        long due = WallClock.first(day.atTime(time), zone);
        long heard = quiet == null ? due : quiet.end(due, zone);
        if (heard > at) {
          return heard;
        }
      }
    }
  }
}
