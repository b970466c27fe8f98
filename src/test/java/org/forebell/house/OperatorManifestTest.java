package org.forebell.house;

import org.junit.jupiter.api.Nested;

/** The manifest of each job. */
class OperatorManifestTest {

  @Nested
  class Escalation extends OperatorManifest {
    Escalation() {
      super("escalation");
    }
  }

  @Nested
  class Notification extends OperatorManifest {
    Notification() {
      super("notification");
    }
  }
}
