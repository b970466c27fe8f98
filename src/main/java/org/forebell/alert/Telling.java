package org.forebell.alert;

import org.forebell.risk.Assessment;

/** Takes what a watch has to say. */
public interface Telling {

  void assessment(Assessment assessment);

  void alert(Alert alert);

  /** An alert that a shadow policy would have given; nobody is to be called for it. */
  void shadow(Alert alert);
}
