package org.forebell.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  @Test
  void aPolicyIsRead() throws IOException {
    Policy policy = read(example());

    assertThat(policy.cadence()).isEqualTo(Duration.ofDays(1));
    assertThat(policy.enter(Level.WATCH).probability()).isEqualTo(0.2);
  }

  @Test
  void theShippedPolicyIsReadAndItsBudgetIsSaid() throws IOException {
    Policy policy = read(Files.readString(Path.of("config/policy.yaml")));

    assertThat(policy.horizon()).isEqualTo(Duration.ofDays(7));
    assertThat(policy.budget()).isLessThanOrEqualTo(0.13);
  }

  @Test
  void aPolicyWithoutABudgetMayAlertAlways() throws IOException {
    assertThat(read(example().replace("budget: {areaDays: 0.13}", "")).budget()).isEqualTo(1);
    assertThat(read(example()).budget()).isEqualTo(0.13);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dwell: P3D | dwell: three | dwell: 'three' is no ISO 8601 span",
        "dwell: P3D | dwell: P0D | dwell: must be longer than nothing",
        "areaDays: 0.13 | areaDays: 13 | budget.areaDays: must be a number from 0.0 to 1.0",
        "version: \"1\" | # | version: is missing",
        "dwell: P3D | dwel: P3D | dwel: is no key of a policy",
        "floor: 0.08 | flor: 0.08 | levels.watch.enter.flor: is no key of a policy",
        "enter: {probability: 0.20 | enter: {probability: 1.20 | levels.watch.enter.probability: must be a number from 0.0 to 1.0",
        "exit: {probability: 0.10 | exit: {probability: 0.30 | levels.watch.exit: must lie at or below the enter line",
        "enter: {probability: 0.75 | enter: {probability: 0.35 | levels.critical"
      })
  void aWrongPolicySaysWhichKeyAndWhatToDo(String right, String wrong, String message)
      throws IOException {
    String policy = example();
    assertThat(policy).contains(right);

    assertThatThrownBy(() -> read(policy.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static String example() throws IOException {
    return Files.readString(Path.of("src/test/resources/policy/round-numbers.yaml"));
  }

  private static Policy read(String yaml) {
    return Policy.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
