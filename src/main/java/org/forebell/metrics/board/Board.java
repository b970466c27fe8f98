package org.forebell.metrics.board;

import java.util.List;

/**
 * A dashboard.
 *
 * @param uid by which links know it; also the name of its file
 * @param about who looks at it and for what
 */
public record Board(String uid, String title, String about, List<Panel> panels) {

  /** All of them. */
  public static List<Board> all() {
    return List.of(World.board(), Work.board(), Machine.board());
  }
}
