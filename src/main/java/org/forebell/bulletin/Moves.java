package org.forebell.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.alert.PublishedAlert.Kind;
import org.forebell.bulletin.Bulletin.Direction;
import org.forebell.bulletin.Bulletin.Move;
import org.forebell.risk.Level;

/** What changed within a day: of each alert where it stood and where it stands. */
final class Moves {

  /** Ups before downs, the gravest first. */
  private static final Comparator<Move> ORDER =
      Comparator.comparing(Move::direction)
          .thenComparing(
              each -> each.direction() == Direction.UP ? each.to() : each.from(),
              Comparator.reverseOrder())
          .thenComparing(each -> -each.alert().probability())
          .thenComparing(each -> each.alert().id());

  private Moves() {}

  static List<Move> within(List<Course> alerts, long after, Sight sight) {
    List<Move> moves = new ArrayList<>();
    for (Course each : alerts) {
      PublishedAlert newest = each.newest();
      if (newest.at() > after && newest.kind() == Kind.RISK && sight.sees(newest)) {
        Level from = each.levelAt(after);
        Level to = newest.change().ends() ? Level.NORMAL : newest.level();
        if (from != to || newest.change() == Change.CANCELLED) {
          moves.add(new Move(direction(newest.change(), from, to), from, to, sight.told(newest)));
        }
      }
    }
    moves.sort(ORDER);
    return moves;
  }

  private static Direction direction(Change change, Level from, Level to) {
    return switch (change) {
      case CLEARED -> Direction.CLEARED;
      case CANCELLED -> Direction.CANCELLED;
      case RAISED, ESCALATED, UPDATED, DEESCALATED ->
          to.compareTo(from) > 0 ? Direction.UP : Direction.DOWN;
    };
  }
}
