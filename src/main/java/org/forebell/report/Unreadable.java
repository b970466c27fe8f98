package org.forebell.report;

import java.io.IOException;

/** Ends the reading of a record that cannot be read further. Stays inside the parser. */
final class Unreadable extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Rejection why;

  Unreadable(Reason reason, String pointer, String detail) {
    super(detail);
    this.why = new Rejection(reason, pointer, detail);
  }

  Rejection why() {
    return why;
  }

  /** Hostile records come in floods: no time for a trace that nobody reads. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
