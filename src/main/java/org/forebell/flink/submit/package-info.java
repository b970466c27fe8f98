/**
 * From {@code job.yaml} to a job that runs: reads the file strictly, asks cluster, brokers and
 * storage whether it can work, and only then sends it.
 */
package org.forebell.flink.submit;
