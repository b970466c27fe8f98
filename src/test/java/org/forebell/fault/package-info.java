/**
 * What happens to a job when machines, networks, disks and senders fail: load flows, something is
 * broken, and a reader outside compares what was told with a replay. Maven profile {@code faults}.
 */
package org.forebell.fault;
