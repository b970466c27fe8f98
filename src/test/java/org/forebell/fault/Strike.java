package org.forebell.fault;

/**
 * Breaks something while load flows, calls {@link Run#struck()}, and mends what does not itself.
 */
@FunctionalInterface
interface Strike {
  void on(Run run) throws Exception;
}
