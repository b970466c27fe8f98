package org.forebell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.forebell.report.Subject;
import org.junit.jupiter.api.Test;

class AlertIdTest {

  @Test
  void itIsShortAndSayableAndTheSameForTheSameStart() {
    String id = AlertId.of("XAA/Harbour District", Subject.STAFF, 1_710_000_000_000L);

    assertThat(id).matches("[CDFHJKLMNPQRTVWX2-9]{4}-[CDFHJKLMNPQRTVWX2-9]{4}");
    assertThat(AlertId.of("XAA/Harbour District", Subject.STAFF, 1_710_000_000_000L)).isEqualTo(id);
  }

  @Test
  void subjectAreaAndStartTellAlertsApart() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(AlertId.of("XAA/District " + i % 50, Subject.values()[i % 2], i * 60_000L));
    }

    assertThat(ids).hasSize(10_000);
  }
}
