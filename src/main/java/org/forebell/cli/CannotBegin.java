package org.forebell.cli;

/**
 * Ends a command before it did anything, with exit code 2: a file that is not there, a broker that
 * does not answer. The message is for the person at the terminal and says what to do.
 */
public final class CannotBegin extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotBegin(String message) {
    super(message);
  }

  public CannotBegin(String message, Throwable cause) {
    super(message, cause);
  }
}
