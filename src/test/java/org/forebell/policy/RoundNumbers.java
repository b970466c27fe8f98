package org.forebell.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.forebell.risk.Policy;
import org.forebell.risk.RiskModel;

/** A policy and a model in round numbers, which no fit ever changes. */
public final class RoundNumbers {

  private RoundNumbers() {}

  public static RiskModel model() {
    try (InputStream in = Files.newInputStream(Path.of("src/test/resources/model/simple.json"))) {
      return RiskModel.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the model cannot be read", e);
    }
  }

  /** The tree of the policy, to change and publish. */
  public static ObjectNode document() {
    try (InputStream in =
        Files.newInputStream(Path.of("src/test/resources/policy/round-numbers.yaml"))) {
      return (ObjectNode) Policy.parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the policy cannot be read", e);
    }
  }

  public static PublishedPolicy policy() {
    return PublishedPolicy.read(document(), model());
  }

  public static InForce inForce() {
    return InForce.of(policy());
  }
}
