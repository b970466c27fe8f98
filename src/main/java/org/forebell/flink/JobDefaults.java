package org.forebell.flink;

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
}
