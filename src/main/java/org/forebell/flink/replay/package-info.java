/** The escalation job between files instead of topics, bounded: what was known, decided again. */
package org.forebell.flink.replay;
