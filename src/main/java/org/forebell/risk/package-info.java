/**
 * How likely things get worse: slices of time, decayed counts, the model, its factors, and the
 * level with its hysteresis. Pure: no clock, no input or output.
 */
package org.forebell.risk;
