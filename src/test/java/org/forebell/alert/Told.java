package org.forebell.alert;

import java.util.ArrayList;
import java.util.List;
import org.forebell.risk.Assessment;

/** Everything that watches said. */
final class Told implements Telling {

  final List<Assessment> assessments = new ArrayList<>();
  final List<Alert> alerts = new ArrayList<>();
  final List<Alert> shadow = new ArrayList<>();

  @Override
  public void assessment(Assessment assessment) {
    assessments.add(assessment);
  }

  @Override
  public void alert(Alert alert) {
    alerts.add(alert);
  }

  @Override
  public void shadow(Alert alert) {
    shadow.add(alert);
  }
}
