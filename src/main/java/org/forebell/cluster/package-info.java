/** A broker and a Flink cluster on this machine, each process a JVM of its own. */
package org.forebell.cluster;
