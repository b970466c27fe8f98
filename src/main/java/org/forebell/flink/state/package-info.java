/**
 * How records look in state and between machines: one explicit, versioned layout a type, never Kryo
 * or Java serialization.
 */
package org.forebell.flink.state;
