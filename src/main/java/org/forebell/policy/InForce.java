package org.forebell.policy;

import java.util.ArrayList;
import java.util.List;
import org.forebell.report.Subject;

/**
 * What is in force at an instant.
 *
 * @param shadows policies that run beside the live one and call nobody, by the order of publication
 * @param overrides of all areas
 */
public record InForce(
    PublishedPolicy live, List<PublishedPolicy> shadows, List<AreaOverride> overrides) {

  /** One policy and nothing else. */
  public static InForce of(PublishedPolicy policy) {
    return new InForce(policy, List.of(), List.of());
  }

  /** The overrides of a subject in an area, by the order of publication. */
  public List<AreaOverride> on(String area, Subject subject) {
    if (overrides.isEmpty()) {
      return List.of();
    }
    List<AreaOverride> found = new ArrayList<>();
    for (AreaOverride each : overrides) {
      if (each.covers(area) && each.covers(subject)) {
        found.add(each);
      }
    }
    return found;
  }
}
