package org.forebell.delivery;

import java.util.List;

/** A routing that cannot be used; nothing of it takes force. */
public final class RoutingRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param problems each with its line, what is wrong there and what to do
   */
  RoutingRefused(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
