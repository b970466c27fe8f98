package org.forebell.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.forebell.alert.PublishedAlert;

/**
 * Who would get what of an alert, when, and why, if every channel worked and nobody answered: the
 * ladder and the books of all recipients, played forward without anything being sent.
 */
public final class Rehearsal {

  /** How far it looks ahead: past the longest ladder and the next digests. */
  private static final Duration AHEAD = Duration.ofDays(2);

  private final Routing routing;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Turn> books = new LinkedHashMap<>();
  private final Map<String, MappedMemory> memories = new HashMap<>();
  private final Map<String, String> whys = new LinkedHashMap<>();
  private Move ladder;
  private long now;

  private Rehearsal(Routing routing) {
    this.routing = routing;
  }

  /**
   * Something that would happen.
   *
   * @param at epoch milliseconds
   * @param recipient empty where it is about nobody in particular
   * @param channel empty where nothing is sent
   * @param why in words
   */
  public record Line(long at, String recipient, String channel, String why) {}

  /**
   * Plays an alert.
   *
   * @param at when it is published, epoch milliseconds
   */
  public static List<Line> of(Routing routing, PublishedAlert alert, long at) {
    Rehearsal rehearsal = new Rehearsal(routing);
    rehearsal.play(alert, at);
    return List.copyOf(rehearsal.lines);
  }

  private void play(PublishedAlert alert, long at) {
    now = at;
    take(new Ladder(routing).told(null, alert, at));
    for (long next = next(); next <= at + AHEAD.toMillis(); next = next()) {
      now = next;
      for (String name : List.copyOf(books.keySet())) {
        if (books.get(name).wakeAt() <= now) {
          take(name, new RecipientBook(routing).woken(memory(name), name, now));
        }
      }
      if (ladder.wakeAt() <= now) {
        take(new Ladder(routing).woken(ladder.state(), now));
      }
    }
  }

  private long next() {
    long next = ladder.wakeAt();
    for (Turn each : books.values()) {
      next = Math.min(next, each.wakeAt());
    }
    return next;
  }

  private void take(Move move) {
    ladder = move;
    for (Step step : move.steps()) {
      lines.add(new Line(now, step.recipient(), "", ofLadder(step)));
    }
    for (Call call : move.calls()) {
      whys.put(call.recipient(), why(call));
      String to = call.recipient();
      take(to, new RecipientBook(routing).called(memory(to), call, now));
    }
  }

  private void take(String recipient, Turn turn) {
    books.put(recipient, turn);
    List<Step> recorded = new ArrayList<>(turn.steps());
    for (Step step : turn.steps()) {
      if (step.kind() != Step.Kind.QUEUED || step.channel().isEmpty()) {
        lines.add(new Line(now, recipient, "", ofBook(recipient, step)));
      }
    }
    for (Parcel parcel : turn.parcels()) {
      boolean digest = parcel.letter() instanceof Letter.Digest;
      String why = digest ? "digest" : whys.get(recipient);
      lines.add(new Line(now, recipient, parcel.address().channel(), why));
      for (Step sent : Step.sent(parcel, "", now)) {
        books.put(recipient, new RecipientBook(routing).recorded(memory(recipient), sent, now));
        recorded.add(sent);
      }
    }
    for (Step step : recorded) {
      take(new Ladder(routing).recorded(ladder.state(), step, now));
    }
  }

  private MappedMemory memory(String recipient) {
    return memories.computeIfAbsent(recipient, name -> new MappedMemory());
  }

  private String why(Call call) {
    String area = call.alert().area();
    if (!call.answer()) {
      return switch (call.because()) {
        case "area" -> "hears of the area";
        case "facility" -> "answers for a facility there";
        default -> call.because() + stage(area, routing.first(area));
      };
    }
    for (Routing.Stage each : routing.stages(area, call.alert().level())) {
      if (each.role().equals(call.because())) {
        return each.role() + stage(area, each);
      }
    }
    return call.because();
  }

  private String stage(String area, Routing.Stage stage) {
    String duty = routing.teams().containsKey(stage.post()) ? ", on duty in " + stage.post() : "";
    return duty + ", by rule " + stage.rule() + " and ladder " + routing.ladder(area);
  }

  private String ofLadder(Step step) {
    return switch (step.kind()) {
      case CLIMBED -> "ladder climbs: " + step.reason();
      case EXPIRED -> "ladder ends: " + step.reason();
      default -> "not told: " + step.reason();
    };
  }

  private String ofBook(String recipient, Step step) {
    if (step.kind() == Step.Kind.QUEUED) {
      return "waits for the digest: " + step.reason() + "; " + whys.get(recipient);
    }
    return "not told: " + step.reason();
  }
}
