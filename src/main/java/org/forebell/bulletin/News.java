package org.forebell.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.forebell.bulletin.Bulletin.Actions;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.bulletin.Bulletin.Direction;
import org.forebell.bulletin.Bulletin.Move;
import org.forebell.risk.Level;

/** The few lines that have to be known, the gravest first. */
final class News {

  private static final int MOST = 5;
  private static final int MOST_NAMED = 4;

  private News() {}

  static List<Bulletin.News> of(List<Move> moves, List<AreaNow> areas, Actions actions) {
    List<Bulletin.News> news = new ArrayList<>();
    int told = moves.size() > MOST - standing(areas, actions) ? MOST - 1 : MOST;
    int most = told - standing(areas, actions);
    for (Move each : moves.subList(0, Math.min(most, moves.size()))) {
      news.add(new Bulletin.News(level(each), said(each), each.alert().id()));
    }
    int more = moves.size() - news.size();
    if (more > 0) {
      news.add(
          new Bulletin.News(
              Level.NORMAL, Say.count(more, "more change") + " of level, below.", ""));
    }
    if (moves.isEmpty()) {
      news.add(new Bulletin.News(Level.NORMAL, "No change of level in 24 hours.", ""));
    }
    held(areas, news);
    long unanswered = unanswered(actions);
    if (unanswered > 0) {
      news.add(
          new Bulletin.News(
              Level.CRITICAL,
              Say.count(unanswered, "critical alert") + " without an answer: see open actions.",
              ""));
    }
    return List.copyOf(news);
  }

  /** How many lines are kept for what stands, whatever moves. */
  private static int standing(List<AreaNow> areas, Actions actions) {
    return (critical(areas) > 0 ? 1 : 0) + (unanswered(actions) > 0 ? 1 : 0);
  }

  private static void held(List<AreaNow> areas, List<Bulletin.News> news) {
    List<AreaNow> critical = areas.stream().filter(each -> each.level() == Level.CRITICAL).toList();
    if (!critical.isEmpty()) {
      List<String> named =
          critical.stream()
              .limit(MOST_NAMED)
              .map(
                  each ->
                      Say.area(each.area())
                          + " "
                          + Say.subject(each.subject())
                          + " "
                          + Say.percent(each.probability()))
              .toList();
      int more = critical.size() - named.size();
      news.add(
          new Bulletin.News(
              Level.CRITICAL,
              "At critical now: "
                  + String.join(", ", named)
                  + (more == 0 ? "" : " and " + more + " more")
                  + ".",
              ""));
    }
  }

  private static long critical(List<AreaNow> areas) {
    return areas.stream().filter(each -> each.level() == Level.CRITICAL).count();
  }

  private static long unanswered(Actions actions) {
    return actions == null
        ? 0
        : actions.open().stream().filter(each -> each.alert().level() == Level.CRITICAL).count();
  }

  private static Level level(Move move) {
    return move.direction() == Direction.CANCELLED ? Level.WATCH : move.to();
  }

  private static String said(Move move) {
    String exercise = move.alert().test() ? "EXERCISE EXERCISE: " : "";
    return exercise
        + Say.area(move.alert().area())
        + ", "
        + move.alert().area().country()
        + ", "
        + Say.subject(move.alert().subject())
        + ": "
        + Say.move(move)
        + ", "
        + Say.chance(move.alert().probability())
        + ".";
  }
}
