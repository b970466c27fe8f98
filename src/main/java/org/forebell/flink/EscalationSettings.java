package org.forebell.flink;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.forebell.alert.AreaWatch;
import org.forebell.place.Gazetteer;
import org.forebell.risk.Policy;
import org.forebell.risk.RiskModel;

/**
 * What people tune, as the bytes of their files: each machine of a job reads them for itself.
 *
 * @param policy config/policy.yaml
 * @param model config/model.json
 * @param gazetteer config/gazetteer.csv
 */
public record EscalationSettings(byte[] policy, byte[] model, byte[] gazetteer)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** The policy; throws with the key and what to do when it cannot work. */
  public Policy readPolicy() {
    return Policy.read(new ByteArrayInputStream(policy));
  }

  /** The model. */
  public RiskModel readModel() {
    return RiskModel.read(new ByteArrayInputStream(model));
  }

  Ticks ticks() {
    return Ticks.every(readPolicy().cadence());
  }

  AreaWatch watch(Gazetteer places) {
    return new AreaWatch(readModel(), readPolicy(), places::find);
  }

  Gazetteer places() throws IOException {
    return Gazetteer.read(
        new InputStreamReader(new ByteArrayInputStream(gazetteer), StandardCharsets.UTF_8));
  }
}
