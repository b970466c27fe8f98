/** World, Work and Machine on a terminal, from what the processes tell of themselves. */
package org.forebell.console;
