/** The ways out: one small class a medium, all of one shape. */
package org.forebell.channel;
