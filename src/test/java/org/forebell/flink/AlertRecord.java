package org.forebell.flink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.forebell.alert.AlertId;
import org.forebell.report.Subject;

/**
 * A record of the topic alerts as the escalation job writes it, as far as tests turn its knobs.
 *
 * @param at epoch milliseconds
 */
public record AlertRecord(
    String id, int version, String change, String area, String level, long at, boolean exercise) {

  private static final Duration VALID = Duration.ofDays(7);

  /** The first version of the so manieth alert of an area. */
  public static AlertRecord raised(String area, String level, int number, long at) {
    String id = AlertId.of(area, Subject.STAFF, number);
    return new AlertRecord(id, 1, "raised", area, level, at, false);
  }

  public AlertRecord next(String change, String level, long at) {
    return new AlertRecord(id, version + 1, change, area, level, at, exercise);
  }

  AlertRecord asExercise() {
    return new AlertRecord(id, version, change, area, level, at, true);
  }

  public String key() {
    return id + "." + version;
  }

  public byte[] json() {
    return """
        {"id":"%s","version":%d,"change":"%s","area":"%s","placed":false,"subject":"staff",
         "level":"%s","previousLevel":"normal","at":"%s","horizon":"P7D","probability":0.28,
         "usual":0.12,"confidence":"high",
         "factors":[{"name":"recent_incidents","value":3,"effect":0.62}],
         "counts":{"last24h":{"incidents":1,"nearMissesAndThreats":0,"accessConstraints":0},
          "last7d":{"incidents":2,"nearMissesAndThreats":5,"accessConstraints":1},
          "last30d":{"incidents":2,"nearMissesAndThreats":6,"accessConstraints":1},
          "accessInForce":1},
         "access":[{"constraint":"hostilities","effect":"closed","routes":1}],
         "evidence":["r-18","r-26"],"evidenceTotal":2,"exitRule":"words",
         "validUntil":"%s","test":%b,"model":"m-1","policy":"p-1"}
        """
        .formatted(
            id,
            version,
            change,
            area,
            level,
            Instant.ofEpochMilli(at),
            Instant.ofEpochMilli(at).plus(VALID),
            exercise)
        .getBytes(StandardCharsets.UTF_8);
  }
}
