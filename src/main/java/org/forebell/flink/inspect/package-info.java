/** What a savepoint holds, for people to read. */
package org.forebell.flink.inspect;
