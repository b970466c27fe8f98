/**
 * What the job tells Prometheus about the world and its work, as metrics of Flink in the group
 * {@code forebell}, whatever reporter reads them. Names stand in {@code catalogue.csv} of the room
 * metrics. No label holds a report, a source, a person or a position, and what hangs on areas has a
 * cap.
 */
package org.forebell.flink.measure;
