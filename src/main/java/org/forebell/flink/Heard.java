package org.forebell.flink;

import org.forebell.alert.AlertOutcome;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.Call;
import org.forebell.delivery.Step;

/** What a ladder or a recipient's book hears of; outcomes are counted, and change nothing. */
public sealed interface Heard {

  /** The name of the alert that it is about. */
  String alert();

  /** The recipient whom it concerns; empty for nobody in particular. */
  default String recipient() {
    return "";
  }

  /** A version of an alert was published. */
  record OfAlert(PublishedAlert published) implements Heard {
    @Override
    public String alert() {
      return published.id();
    }
  }

  /** Somebody answered. */
  record OfAnswer(Acknowledgement answer) implements Heard {
    @Override
    public String alert() {
      return answer.alert();
    }
  }

  /** Somebody told what came of an alert. */
  record OfOutcome(String alert, AlertOutcome.Finding finding) implements Heard {}

  /** A step was recorded, by this job or by the way back in. */
  record OfStep(Step step) implements Heard {
    @Override
    public String alert() {
      return step.alert();
    }

    @Override
    public String recipient() {
      return step.recipient();
    }
  }

  /** A ladder calls. */
  record OfCall(Call call) implements Heard {
    @Override
    public String alert() {
      return call.alert().id();
    }

    @Override
    public String recipient() {
      return call.recipient();
    }
  }
}
