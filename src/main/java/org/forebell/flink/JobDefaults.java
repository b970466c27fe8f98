package org.forebell.flink;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;

/** What holds wherever the job runs. */
public final class JobDefaults {

  /** The number of key groups; it can never change for a job that has state. */
  public static final int MAX_PARALLELISM = 128;

  private JobDefaults() {}

  /** No guessed serializers, no guessed operator ids, no copies of values that never change. */
  public static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    return configuration;
  }

  /**
   * Refuses what would write state that a later version cannot read.
   *
   * @throws IllegalArgumentException with each setting that is wrong, and what it must be
   */
  static void require(ExecutionConfig effective) {
    Configuration told = effective.toConfiguration();
    List<String> wrong = new ArrayList<>();
    require(wrong, told, PipelineOptions.GENERIC_TYPES, false);
    require(wrong, told, PipelineOptions.AUTO_GENERATE_UIDS, false);
    require(wrong, told, PipelineOptions.FORCE_KRYO, false);
    require(wrong, told, PipelineOptions.FORCE_AVRO, false);
    if (!told.getOptional(PipelineOptions.SERIALIZATION_CONFIG).orElse(List.of()).isEmpty()) {
      wrong.add(PipelineOptions.SERIALIZATION_CONFIG.key() + " must be empty");
    }
    // Unset, it follows the parallelism, and no state could be read at another one.
    if (effective.getMaxParallelism() <= 0) {
      wrong.add(PipelineOptions.MAX_PARALLELISM.key() + " must be set, to " + MAX_PARALLELISM);
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "The state of this job could not be read again: "
              + String.join(", ", wrong)
              + ". Take what says otherwise out of the cluster's config.yaml, -D and job.yaml.");
    }
  }

  private static void require(
      List<String> wrong, Configuration told, ConfigOption<Boolean> option, boolean wanted) {
    if (told.get(option) != wanted) {
      wrong.add(option.key() + " must be " + wanted);
    }
  }
}
