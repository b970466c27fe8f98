package org.forebell.flink;

/**
 * How far a partition was known.
 *
 * @param offset of the next record
 */
public record PartitionEnd(int partition, long offset) {}
