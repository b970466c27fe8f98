package org.forebell.bulletin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.forebell.alert.AlertOutcome;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlertReader;
import org.forebell.alert.PublishedAssessment;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.AcknowledgementJson;
import org.forebell.delivery.DeliveryStory;
import org.forebell.delivery.Step;
import org.forebell.delivery.StepJson;
import org.forebell.report.Reason;

/**
 * Takes records as they were published and keeps what a bulletin of one instant needs. What is
 * later than that instant is passed over; copies count once; the order does not matter.
 */
public final class Gathered {

  static final long DAY_MS = 86_400_000L;

  /** How many weeks are looked back on. */
  static final int WEEKS = 8;

  private final long at;
  private final PublishedAlertReader reader = new PublishedAlertReader();
  private final ObjectMapper json = new ObjectMapper();
  private final NavigableMap<String, NavigableMap<Integer, PublishedAlert>> alerts =
      new TreeMap<>();
  private final SortedMap<Whose, NavigableMap<Long, AreaDay>> midnights = new TreeMap<>();
  private final SortedMap<Whose, AreaDay> latest = new TreeMap<>();
  private final Map<String, DeliveryStory> stories = new TreeMap<>();
  private final Map<String, List<Acknowledgement>> answers = new TreeMap<>();
  private final Map<String, AlertOutcome> outcomes = new TreeMap<>();
  private final SortedMap<Reason, int[]> rejected = new TreeMap<>();
  private final TreeSet<String> models = new TreeSet<>();
  private final TreeSet<String> policies = new TreeSet<>();
  private final Set<Topic> read = EnumSet.noneOf(Topic.class);
  private long newestModelAt = Long.MIN_VALUE;
  private int unreadable;

  /**
   * @param at the instant up to which it is gathered, epoch milliseconds
   */
  public Gathered(long at) {
    this.at = at;
  }

  /** What is read. */
  public enum Topic {
    ALERTS,
    ASSESSMENTS,
    REJECTED,
    DELIVERIES,
    ACKNOWLEDGEMENTS,
    OUTCOMES
  }

  /**
   * Takes a record.
   *
   * @return whether it was known by the instant; what cannot be read never is
   */
  public boolean take(Topic topic, byte[] record) {
    boolean used =
        switch (topic) {
          case ALERTS -> alert(reader.read(record).alert());
          case ASSESSMENTS -> assessment(PublishedAssessment.read(record).assessment());
          case REJECTED -> rejected(record);
          case DELIVERIES -> step(StepJson.read(record).step());
          case ACKNOWLEDGEMENTS -> answer(AcknowledgementJson.read(record).answer());
          case OUTCOMES -> outcome(AlertOutcome.read(record).outcome());
        };
    read.add(topic);
    return used;
  }

  private boolean isNone(Object read) {
    unreadable += read == null ? 1 : 0;
    return read == null;
  }

  private boolean alert(PublishedAlert alert) {
    if (isNone(alert) || alert.at() > at) {
      return false;
    }
    alerts.computeIfAbsent(alert.id(), id -> new TreeMap<>()).putIfAbsent(alert.version(), alert);
    return true;
  }

  private boolean assessment(PublishedAssessment assessment) {
    if (isNone(assessment) || assessment.at() > at) {
      return false;
    }
    AreaDay day = AreaDay.of(assessment);
    Whose whose = new Whose(assessment.area(), assessment.subject());
    latest.merge(whose, day, AreaDay::later);
    if (Math.floorMod(day.at(), DAY_MS) == 0 && day.at() > at - (WEEKS * 7L + 2) * DAY_MS) {
      midnights
          .computeIfAbsent(whose, each -> new TreeMap<>())
          .merge(day.at(), day, AreaDay::later);
    }
    if (day.at() > newestModelAt) {
      newestModelAt = day.at();
      models.clear();
      policies.clear();
    }
    if (day.at() == newestModelAt) {
      models.add(assessment.model());
      policies.add(assessment.policy());
    }
    return true;
  }

  private boolean rejected(byte[] record) {
    try {
      JsonNode root = json.readTree(record == null ? new byte[0] : record);
      Reason reason = reason(root.path("reason").asText());
      long known = OffsetDateTime.parse(root.path("knownAt").asText()).toInstant().toEpochMilli();
      if (isNone(reason) || known > at) {
        return false;
      }
      int[] counts = rejected.computeIfAbsent(reason, each -> new int[2]);
      counts[0] += known > at - DAY_MS ? 1 : 0;
      counts[1] += known > at - 7 * DAY_MS ? 1 : 0;
      return true;
    } catch (IOException | DateTimeException | ArithmeticException e) {
      unreadable++;
      return false;
    }
  }

  private static Reason reason(String code) {
    for (Reason each : Reason.values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    return null;
  }

  private boolean step(Step step) {
    if (isNone(step) || step.at() > at) {
      return false;
    }
    stories.computeIfAbsent(step.alert(), DeliveryStory::new).add(step);
    return true;
  }

  private boolean answer(Acknowledgement answer) {
    if (isNone(answer) || answer.at() > at) {
      return false;
    }
    answers.computeIfAbsent(answer.alert(), id -> new ArrayList<>()).add(answer);
    return true;
  }

  private boolean outcome(AlertOutcome outcome) {
    if (isNone(outcome) || outcome.at() > at) {
      return false;
    }
    outcomes.merge(outcome.alert(), outcome, Gathered::later);
    return true;
  }

  /** The word that holds: the later; of two at once the same one, whichever came first. */
  private static AlertOutcome later(AlertOutcome one, AlertOutcome other) {
    if (one.at() != other.at()) {
      return one.at() > other.at() ? one : other;
    }
    return one.toString().compareTo(other.toString()) >= 0 ? one : other;
  }

  /** The instant, epoch milliseconds. */
  public long at() {
    return at;
  }

  /** The versions of each alert, the first first. */
  Collection<NavigableMap<Integer, PublishedAlert>> alerts() {
    return alerts.values();
  }

  /** The newest assessment of each area and subject that the newest midnight still knows. */
  SortedMap<Whose, AreaDay> latest() {
    long tick = tick();
    SortedMap<Whose, AreaDay> known = new TreeMap<>();
    latest.forEach(
        (whose, day) -> {
          if (day.at() >= tick) {
            known.put(whose, day);
          }
        });
    return known;
  }

  /** The assessments at midnights UTC. */
  SortedMap<Whose, NavigableMap<Long, AreaDay>> midnights() {
    return midnights;
  }

  /** What a midnight's assessment said, null where there was none. */
  AreaDay midnight(Whose whose, long when) {
    NavigableMap<Long, AreaDay> days = midnights.get(whose);
    return days == null ? null : days.get(when);
  }

  /** The newest midnight with assessments, epoch milliseconds; the least number where none is. */
  long tick() {
    return midnights.values().stream()
        .mapToLong(NavigableMap::lastKey)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** The newest instant that anything tells of, epoch milliseconds; the least where nothing is. */
  long decidedUpTo() {
    long assessed = latest.values().stream().mapToLong(AreaDay::at).max().orElse(Long.MIN_VALUE);
    return alerts.values().stream()
        .mapToLong(versions -> versions.lastEntry().getValue().at())
        .reduce(assessed, Math::max);
  }

  /** What was delivered of an alert, null where nothing is known. */
  DeliveryStory story(String alert) {
    return stories.get(alert);
  }

  List<Acknowledgement> answers(String alert) {
    return answers.getOrDefault(alert, List.of());
  }

  Collection<AlertOutcome> outcomes() {
    return outcomes.values();
  }

  /** Of each reason how many records were turned away within 24 hours and within 7 days. */
  SortedMap<Reason, int[]> rejected() {
    return rejected;
  }

  /** Models of the newest assessments; likewise the policies. */
  Collection<String> models() {
    return models;
  }

  Collection<String> policies() {
    return policies;
  }

  /** Whether anything was read of a topic. */
  boolean hasRead(Topic topic) {
    return read.contains(topic);
  }

  /** What was read. */
  public Set<Topic> read() {
    return Set.copyOf(read);
  }

  /** That a topic was read, even if it held nothing. */
  public void reads(Topic topic) {
    read.add(topic);
  }

  /** How many records could not be read. */
  int unreadable() {
    return unreadable;
  }
}
