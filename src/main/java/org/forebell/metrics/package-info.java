/**
 * The reporter that a Flink cluster loads from its plugins folder: Flink's metrics and Forebell's
 * in one Micrometer registry, served to Prometheus. It shares no class with the job, which another
 * class loader has: what passes between them are Flink's metrics and the JDK's types.
 */
package org.forebell.metrics;
