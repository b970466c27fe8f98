package org.forebell.inbound;

import java.io.IOException;
import org.forebell.alert.AlertOutcome;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.Step;
import org.forebell.report.Rejected;

/** Where it goes what comes back. Each returns when it is kept, or fails. */
public interface Intake {

  /** Somebody answers for an alert. */
  void acknowledged(Acknowledgement answer) throws IOException;

  /** Somebody tells what came of one. */
  void told(AlertOutcome outcome) throws IOException;

  /** A receipt came. */
  void received(Step step) throws IOException;

  /** Something came that cannot be placed. */
  void turnedAway(Rejected what) throws IOException;
}
