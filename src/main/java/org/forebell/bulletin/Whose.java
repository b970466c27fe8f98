package org.forebell.bulletin;

import java.util.Comparator;
import org.forebell.report.Subject;

/** An area, as senders write it, and a subject in it. */
record Whose(String area, Subject subject) implements Comparable<Whose> {

  private static final Comparator<Whose> ORDER =
      Comparator.comparing(Whose::area).thenComparing(Whose::subject);

  @Override
  public int compareTo(Whose other) {
    return ORDER.compare(this, other);
  }
}
